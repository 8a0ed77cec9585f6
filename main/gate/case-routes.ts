import { type CaseId } from "#shared/events/ids.ts";
import { type Result } from "#shared/result.ts";
import { type CaseEscalationWork } from "../work/case-escalation-work.ts";
import { type CaseLifeWork } from "../work/case-life-work.ts";
import { type CaseWork } from "../work/case-work.ts";
import { type FindWork } from "../work/find-work.ts";
import { type gate, taken } from "./gate.ts";

export type CaseWorks = {
  readonly cases: CaseWork;
  readonly life: CaseLifeWork;
  readonly escalated: CaseEscalationWork;
};

/** A case after its call. Every answer shows it whole, so each asks first whether it may be seen now. */
export const caseRoutes = (
  { case: os }: ReturnType<typeof gate>,
  { cases, life, escalated }: CaseWorks,
  find: FindWork,
) => {
  const opened = async <T>(caseId: CaseId, step: () => Promise<Result<T>>): Promise<T> => {
    taken(await find.mayOpen(caseId));
    return taken(await step());
  };
  return {
    get: os.get.handler(({ input: { caseId } }) => opened(caseId, () => cases.get(caseId))),
    note: os.note.handler(({ input: { caseId, text } }) =>
      opened(caseId, () => cases.note(caseId, text)),
    ),
    memberTold: os.memberTold.handler(({ input: { caseId, ...told } }) =>
      opened(caseId, () => life.memberTold(caseId, told)),
    ),
    followUpDone: os.followUpDone.handler(({ input: { caseId, followUp, result } }) =>
      opened(caseId, () => cases.followUpDone(caseId, followUp, result)),
    ),
    promise: os.promise.handler(({ input: { caseId, words, when } }) =>
      opened(caseId, () => life.promise(caseId, words, when)),
    ),
    attempts: os.attempts.handler(({ input: { caseId } }) =>
      opened(caseId, () => life.attempts(caseId)),
    ),
    attempt: os.attempt.handler(({ input: { caseId, result, words } }) =>
      opened(caseId, () => life.attempt(caseId, result, words)),
    ),
    letter: os.letter.handler(({ input: { caseId, words } }) =>
      opened(caseId, () => life.letter(caseId, words)),
    ),
    visit: os.visit.handler(({ input: { caseId, outcome, words } }) =>
      opened(caseId, () => life.visit(caseId, outcome, words)),
    ),
    settled: os.settled.handler(({ input: { caseId, words } }) =>
      opened(caseId, () => life.settled(caseId, words)),
    ),
    close: os.close.handler(({ input: { caseId, reason, words } }) =>
      opened(caseId, () => life.close(caseId, reason, words)),
    ),
    reopen: os.reopen.handler(({ input: { caseId, words } }) =>
      opened(caseId, () => life.reopen(caseId, words)),
    ),
    keepValue: os.keepValue.handler(({ input: { caseId, field, event, words } }) =>
      opened(caseId, () => life.keepValue(caseId, { field, event }, words)),
    ),
    withdraw: os.withdraw.handler(({ input: { caseId, event, words } }) =>
      opened(caseId, () => life.withdraw(caseId, event, words)),
    ),
    link: os.link.handler(({ input: { caseId, other, how, words } }) =>
      opened(caseId, () => life.link(caseId, other, how, words)),
    ),
    reply: os.reply.handler(({ input: { caseId, answer, how, words } }) =>
      opened(caseId, () => escalated.reply(caseId, answer, how, words)),
    ),
    climbTo: os.climbTo.handler(({ input: { caseId } }) =>
      opened(caseId, () => escalated.climbTo(caseId)),
    ),
    climb: os.climb.handler(({ input: { caseId, words } }) =>
      opened(caseId, () => escalated.climb(caseId, words)),
    ),
    ways: os.ways.handler(({ input: { caseId } }) => opened(caseId, () => escalated.ways(caseId))),
    moveTo: os.moveTo.handler(({ input: { caseId, region, words } }) =>
      opened(caseId, () => escalated.moveTo(caseId, region, words)),
    ),
    escalateAgain: os.escalateAgain.handler(({ input: { caseId, words } }) =>
      opened(caseId, () => escalated.again(caseId, words)),
    ),
  };
};
