import { type implement } from "@orpc/server";
import { type CaseView, type InboxRow } from "#shared/contract/views.ts";
import { type Change, type workstationContract } from "#shared/contract/workstation.ts";
import { type CaseId } from "#shared/events/ids.ts";
import { aCaseView, asSituated } from "./fake-case.ts";
import { aRung, atTurn, someTries, WAYS } from "./fake-case-life.ts";
import { refuse } from "./fake-refusal.ts";
import { INBOX } from "./fake-rows.ts";
import { answering, lengthened } from "./fake-states.ts";
import { type Situation } from "./situation.ts";

type Deps = {
  /** Throws where everything fails. */
  readonly failing: () => void;
  readonly tell: (topic: Change["topic"]) => void;
};

type Make = ReturnType<typeof implement<typeof workstationContract>>;

/** The steps of a case: each answers with the case as it is shown; none of them moves it. */
const steps = (
  make: Make["case"],
  caseOf: (caseId: CaseId) => CaseView,
  { letterDue = false }: Situation,
) => ({
  note: make.note.handler(({ input }) => caseOf(input.caseId)),
  memberTold: make.memberTold.handler(({ input }) => caseOf(input.caseId)),
  followUpDone: make.followUpDone.handler(({ input }) => caseOf(input.caseId)),
  promise: make.promise.handler(({ input }) => {
    if (/27/.test(input.when))
      throw refuse(
        "closed-day",
        "Fri, Nov 27: Day after Thanksgiving, the line is closed. The next staffed time is Mon, Nov 30, 8 AM.",
      );
    return caseOf(input.caseId);
  }),
  attempts: make.attempts.handler(() => someTries(letterDue)),
  attempt: make.attempt.handler(({ input }) => caseOf(input.caseId)),
  letter: make.letter.handler(({ input }) => caseOf(input.caseId)),
  visit: make.visit.handler(({ input }) => caseOf(input.caseId)),
  settled: make.settled.handler(({ input }) => caseOf(input.caseId)),
  close: make.close.handler(({ input }) => caseOf(input.caseId)),
  reopen: make.reopen.handler(({ input }) => caseOf(input.caseId)),
  withdraw: make.withdraw.handler(({ input }) => caseOf(input.caseId)),
  keepValue: make.keepValue.handler(({ input }) => caseOf(input.caseId)),
  link: make.link.handler(({ input }) => caseOf(input.caseId)),
  reply: make.reply.handler(({ input }) => caseOf(input.caseId)),
  climbTo: make.climbTo.handler(({ input }) => {
    const [escalation] = caseOf(input.caseId).escalations;
    if (escalation === undefined) throw refuse("not-with-region", "It is not with a region now.");
    return { ...aRung, escalation: escalation.escalation };
  }),
  climb: make.climb.handler(({ input }) => caseOf(input.caseId)),
  ways: make.ways.handler(() => [...WAYS]),
  moveTo: make.moveTo.handler(({ input }) => caseOf(input.caseId)),
  escalateAgain: make.escalateAgain.handler(({ input }) => caseOf(input.caseId)),
});

/** Cases and their escalations, in memory. */
export const fakeCases = (make: Make, situation: Situation, { failing, tell }: Deps) => {
  const inbox: InboxRow[] = situation.empty ? [] : INBOX.map((row) => ({ ...row }));
  const cases = new Map<CaseId, CaseView>();
  const caseOf = (caseId: CaseId): CaseView => {
    const found =
      cases.get(caseId) ??
      lengthened(
        situation,
        atTurn(situation.turn ?? null, asSituated(situation, aCaseView(caseId, null))),
      );
    cases.set(caseId, found);
    return found;
  };
  const of = {
    get: make.case.get.handler(async ({ input }) => {
      failing();
      await answering(situation.caseIs === "slow", situation.caseIs === "failing");
      return caseOf(input.caseId);
    }),
    ...steps(make.case, caseOf, situation),
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
        answerId: input.escalation,
        turn: "line" as const,
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
