import { type implement } from "@orpc/server";
import { type CaseView, type InboxRow } from "#shared/contract/views.ts";
import { type Change, type workstationContract } from "#shared/contract/workstation.ts";
import { type CaseId } from "#shared/events/ids.ts";
import { aCaseView, asSituated } from "./fake-case.ts";
import { INBOX } from "./fake-rows.ts";
import { answering, lengthened } from "./fake-states.ts";
import { type Situation } from "./situation.ts";

type Deps = {
  /** Throws where everything fails. */
  readonly failing: () => void;
  readonly tell: (topic: Change["topic"]) => void;
};

/** Cases and their escalations, in memory. */
export const fakeCases = (
  make: ReturnType<typeof implement<typeof workstationContract>>,
  situation: Situation,
  { failing, tell }: Deps,
) => {
  const inbox: InboxRow[] = situation.empty ? [] : INBOX.map((row) => ({ ...row }));
  const cases = new Map<CaseId, CaseView>();
  const caseOf = (caseId: CaseId): CaseView => {
    const found =
      cases.get(caseId) ?? lengthened(situation, asSituated(situation, aCaseView(caseId, null)));
    cases.set(caseId, found);
    return found;
  };
  const of = {
    get: make.case.get.handler(async ({ input }) => {
      failing();
      await answering(situation.caseIs === "slow", situation.caseIs === "failing");
      return caseOf(input.caseId);
    }),
    note: make.case.note.handler(({ input }) => caseOf(input.caseId)),
    memberTold: make.case.memberTold.handler(({ input }) => caseOf(input.caseId)),
    followUpDone: make.case.followUpDone.handler(({ input }) => caseOf(input.caseId)),
  };
  const escalations = {
    list: make.escalations.list.handler(async () => {
      failing();
      await answering(situation.slow);
      return lengthened(situation, inbox);
    }),
    acknowledge: make.escalations.acknowledge.handler(({ input }) => {
      const row = inbox.find(({ escalation }) => escalation === input.escalation);
      if (row !== undefined) {
        row.acknowledged = true;
        row.stateWords = "Acknowledged · 10:50 AM";
      }
      const view = caseOf(input.caseId);
      const acknowledged = view.escalations.map((each) => ({
        ...each,
        acknowledgedAt: new Date().toISOString(),
        acknowledgedBy: "M. Okada",
      }));
      cases.set(input.caseId, { ...view, escalations: acknowledged });
      tell("inbox");
      return caseOf(input.caseId);
    }),
    answer: make.escalations.answer.handler(({ input }) => {
      const view = caseOf(input.caseId);
      const answered = view.escalations.map((each) => ({
        ...each,
        answer: input.answer,
        answeredAt: new Date().toISOString(),
        answeredBy: "M. Okada",
      }));
      cases.set(input.caseId, {
        ...view,
        state: "answered",
        stateWords: "Answered",
        escalations: answered,
      });
      tell("inbox");
      return caseOf(input.caseId);
    }),
  };
  return { of, escalations, put: (view: CaseView) => void cases.set(view.caseId, view) };
};
