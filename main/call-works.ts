import { type Pdf, type Print } from "./host.ts";
import { AttentionWork } from "./work/attention-work.ts";
import { CallWork } from "./work/call-work.ts";
import { CaseEscalationWork } from "./work/case-escalation-work.ts";
import { CaseLifeWork } from "./work/case-life-work.ts";
import { CaseWork } from "./work/case-work.ts";
import { EscalationWork } from "./work/escalation-work.ts";
import { ExportWork } from "./work/export-work.ts";
import { FindWork } from "./work/find-work.ts";
import { GrievanceWork } from "./work/grievance-work.ts";
import { HandOverWork } from "./work/hand-over-work.ts";
import { LateWork } from "./work/late-work.ts";
import { PrintWork } from "./work/print-work.ts";
import { PromiseWork } from "./work/promise-work.ts";
import { StoryWork } from "./work/story-work.ts";
import { TrayWork } from "./work/tray-work.ts";
import { TurnsWork } from "./work/turns-work.ts";
import { WordsWork } from "./work/words-work.ts";
import { type WorkDeps } from "./work/work-deps.ts";

type Around = {
  readonly print: Print;
  readonly pdf: Pdf;
  readonly after: (ms: number, work: () => void) => () => void;
  readonly onBug: (failure: unknown) => void;
};

/** Everything that works on calls and cases, over one set of stores: the desk's, or those of a practice call. */
export const callWorks = (work: WorkDeps, { print, pdf, after, onBug }: Around) => {
  const calls = new CallWork(work);
  const cases = new CaseWork(work);
  const escalations = new EscalationWork(work, calls);
  const handOver = new HandOverWork(work, calls);
  const sightOf: CallWork["sight"] = (callId) => calls.sight(callId);
  const exports = new ExportWork(work, cases, sightOf, pdf);
  return {
    work,
    keeper: work.keeper,
    calls,
    cases,
    life: new CaseLifeWork(work, cases),
    escalated: new CaseEscalationWork(work, cases, sightOf),
    escalations,
    attention: new AttentionWork(work),
    words: new WordsWork(work, calls),
    exports,
    print: new PrintWork(work, cases, exports, print, Math.random),
    tray: new TrayWork(work, calls, handOver),
    late: new LateWork(work, calls),
    handOver,
    promises: new PromiseWork(work),
    turns: new TurnsWork(work, calls, escalations, handOver),
    story: new StoryWork(work, sightOf),
    find: new FindWork(work, calls, after, onBug),
    grievances: new GrievanceWork(work, calls),
  };
};

export type CallWorks = ReturnType<typeof callWorks>;
