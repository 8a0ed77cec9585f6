import { type Asked } from "../asked.ts";
import { type Changes } from "../changes.ts";
import { type Look } from "../look.ts";
import { type Notices } from "../notices.ts";
import { type Session } from "../session/session.ts";
import { type CallWork } from "../work/call-work.ts";
import { type CaseEscalationWork } from "../work/case-escalation-work.ts";
import { type CaseLifeWork } from "../work/case-life-work.ts";
import { type CaseWork } from "../work/case-work.ts";
import { type FindWork } from "../work/find-work.ts";
import { type EscalationWork } from "../work/escalation-work.ts";
import { type StoryWork } from "../work/story-work.ts";
import { type Keeper, type WorkDeps } from "../work/work-deps.ts";
import { type PracticeWork } from "../practice/practice-work.ts";
import { practiceRoutes } from "./practice-routes.ts";
import { type KeysView } from "#shared/contract/keys.ts";
import { type PolicyView } from "#shared/contract/policy.ts";
import { type StatusView } from "#shared/contract/views.ts";
import { type AttentionWork } from "../work/attention-work.ts";
import { type AwayWork } from "../work/away-work.ts";
import { attentionRoutes } from "./attention-routes.ts";
import { type HandOverWork } from "../work/hand-over-work.ts";
import { type TurnsWork } from "../work/turns-work.ts";
import { type LineWork } from "../work/line-work.ts";
import { type LateWork } from "../work/late-work.ts";
import { type TrayWork } from "../work/tray-work.ts";
import { type BuildsWork } from "../builds/builds-work.ts";
import { type WordsWork } from "../work/words-work.ts";
import { type HealthWork } from "../work/health-work.ts";
import { healthRoutes } from "./health-routes.ts";
import { awayRoutes } from "./away-routes.ts";
import { buildsRoutes } from "./builds-routes.ts";
import { caseRoutes } from "./case-routes.ts";
import { findRoutes } from "./find-routes.ts";
import { gate, taken } from "./gate.ts";
import { turnsRoutes } from "./turns-routes.ts";
import { lineRoutes } from "./line-routes.ts";
import { lateRoutes } from "./late-routes.ts";
import { trayRoutes } from "./tray-routes.ts";
import { storyRoutes } from "./story-routes.ts";
import { type GrievanceWork } from "../work/grievance-work.ts";
import { grievanceRoutes } from "./grievance-routes.ts";
import { type PromiseWork } from "../work/promise-work.ts";
import { promiseRoutes } from "./promise-routes.ts";
import { type ExportWork } from "../work/export-work.ts";
import { type PrintWork } from "../work/print-work.ts";
import { printRoutes } from "./print-routes.ts";
import { wordsRoutes } from "./words-routes.ts";

export type RouterDeps = {
  readonly session: Session;
  readonly keeper: Keeper;
  readonly practice: PracticeWork;
  readonly changes: Changes;
  readonly asked: Asked;
  readonly notices: Notices;
  readonly work: WorkDeps;
  readonly calls: CallWork;
  readonly cases: CaseWork;
  readonly life: CaseLifeWork;
  readonly escalated: CaseEscalationWork;
  readonly escalations: EscalationWork;
  readonly attention: AttentionWork;
  readonly words: WordsWork;
  readonly print: PrintWork;
  readonly exports: ExportWork;
  readonly tray: TrayWork;
  readonly late: LateWork;
  readonly handOver: HandOverWork;
  readonly promises: PromiseWork;
  readonly turns: TurnsWork;
  readonly line: LineWork;
  readonly away: AwayWork;
  readonly health: HealthWork;
  readonly builds: BuildsWork;
  readonly story: StoryWork;
  readonly find: FindWork;
  readonly grievances: GrievanceWork;
  readonly status: () => StatusView;
  readonly keys: KeysView;
  readonly policyView: PolicyView;
  readonly look: Look;
};

/** Every question of the workstation contract, and who answers it. */
export const workstationRouter = ({
  session,
  keeper,
  practice,
  changes,
  asked,
  notices,
  work,
  calls,
  cases,
  life,
  escalated,
  escalations,
  attention,
  words,
  print,
  exports,
  tray,
  late,
  handOver,
  promises,
  turns,
  line,
  away,
  health,
  builds,
  story,
  find,
  grievances,
  status,
  keys,
  policyView,
  look,
}: RouterDeps) => {
  const os = gate(session);
  const now = (): string => work.clock.now().toISOString();
  return os.router({
    session: {
      get: os.session.get.handler(() => session.view),
      enrol: os.session.enrol.handler(async ({ input }) =>
        taken(await session.enrol(input.server, input.code)),
      ),
      signIn: os.session.signIn.handler(async ({ input }) =>
        taken(await session.signIn(input.login, input.passphrase)),
      ),
      choosePassphrase: os.session.choosePassphrase.handler(async ({ input }) =>
        taken(await session.choosePassphrase(input)),
      ),
      lock: os.session.lock.handler(async () => {
        await session.lock();
        return {};
      }),
      unlock: os.session.unlock.handler(async ({ input }) =>
        taken(await session.unlock(input.passphrase)),
      ),
      signOut: os.session.signOut.handler(async () => {
        await session.signOut();
        return {};
      }),
      active: os.session.active.handler(({ input }) => {
        session.idle.touch(input.during);
        void away.here();
        return {};
      }),
    },
    status: {
      get: os.status.get.handler(() => status()),
      watch: os.status.watch.handler(({ signal }) => changes.watch(signal)),
      crisisWords: os.status.crisisWords.handler(({ input }) =>
        work.judgement.crisis.words(input.about),
      ),
      readNotice: os.status.readNotice.handler(({ input }) => {
        notices.read(input.id);
        return {};
      }),
    },
    asked: {
      watch: os.asked.watch.handler(async function* ({ signal }) {
        // A locked window shows nobody's number.
        for await (const asking of asked.watch(signal))
          yield asking.kind === "new-call" && !session.isUnlocked
            ? { ...asking, ani: null }
            : asking;
      }),
    },
    policy: { get: os.policy.get.handler(() => policyView) },
    keys: { get: os.keys.get.handler(() => keys) },
    look: {
      get: os.look.get.handler(() => look.view),
      set: os.look.set.handler(({ input }) => look.set(input)),
    },
    desk: {
      get: os.desk.get.handler(() =>
        keeper.ask((vault) => vault.desk({ now: now(), person: work.person().id })),
      ),
    },
    call: {
      start: os.call.start.handler(({ input }) => calls.start(input.ani)),
      get: os.call.get.handler(({ input }) => calls.view(input.callId)),
      type: os.call.type.handler(async ({ input }) =>
        taken(await calls.type(input.callId, input.field, input.text)),
      ),
      complete: os.call.complete.handler(({ input }) => calls.complete(input.callId)),
      keySafety: os.call.keySafety.handler(({ input }) =>
        calls.keySafety(input.callId, input.key, input.words),
      ),
      scopeOptions: os.call.scopeOptions.handler(() =>
        work.judgement.scopeOptions(work.clock.nowMs()),
      ),
      keyScope: os.call.keyScope.handler(({ input }) => calls.keyScope(input.callId, input.keys)),
      openCrisis: os.call.openCrisis.handler(({ input }) => calls.openCrisis(input.callId)),
      moveCrisis: os.call.moveCrisis.handler(async ({ input }) =>
        taken(await calls.moveCrisis(input.callId, input.move)),
      ),
      previewEscalation: os.call.previewEscalation.handler(async ({ input }) =>
        taken(await escalations.preview(input.callId)),
      ),
      escalate: os.call.escalate.handler(async ({ input }) =>
        taken(await escalations.escalate(input.callId, input.region, input.summary)),
      ),
      close: os.call.close.handler(async ({ input }) =>
        taken(
          await escalations.close(
            input.callId,
            input.disposition,
            input.referral,
            input.callBack ?? "",
          ),
        ),
      ),
    },
    attention: attentionRoutes(os, attention),
    words: wordsRoutes(os, words),
    practice: practiceRoutes(os, practice),
    print: printRoutes(os, print, find, { exports, session }),
    promises: promiseRoutes(os, promises),
    tray: trayRoutes(os, tray, handOver),
    late: lateRoutes(os, late),
    turns: turnsRoutes(os, turns),
    line: lineRoutes(os, line),
    away: awayRoutes(os, away),
    health: healthRoutes(os, health),
    builds: buildsRoutes(os, builds),
    story: storyRoutes(os, story, calls, work),
    grievance: grievanceRoutes(os, grievances),
    find: findRoutes(os, find),
    case: caseRoutes(os, { cases, life, escalated }, find),
    escalations: {
      list: os.escalations.list.handler(() => cases.inbox()),
      acknowledge: os.escalations.acknowledge.handler(async ({ input }) =>
        taken(await cases.acknowledge(input.caseId, input.escalation)),
      ),
      answer: os.escalations.answer.handler(async ({ input }) =>
        taken(await cases.answer(input.caseId, input.escalation, input.answer)),
      ),
    },
  });
};
