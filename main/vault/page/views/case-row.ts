import { type CaseFile, type Escalation, typedText } from "#shared/case/case-file.ts";
import { type CaseRow } from "#shared/contract/views.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { CaseId } from "#shared/events/ids.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type Vault } from "../vault.ts";
import { isOfDeceased, STOPPED, STOPPED_WORDS } from "./death.ts";
import { type Due, dueClock, dueDayClock, NO_DUE } from "./due.ts";

export const memberOf = (file: CaseFile): string =>
  typedText(file.fields, "memberName") ?? typedText(file.fields, "callerName") ?? "name not asked";

export const concernWordsOf = (vault: Vault, concern: string): string =>
  vault.words.concerns[concern] ?? concern;

const answerWords = (escalation: Escalation | undefined, nowMs: number): string => {
  const answer = escalation?.answered?.body.answer;
  switch (answer?.kind) {
    case "booked":
    case "offered": {
      const at = Date.parse(answer.appointmentAt);
      return `Answered · tell the member: ${Number.isNaN(at) ? answer.appointmentAt : whenWords(at, nowMs)}`;
    }
    case "not-possible":
      return "Answered · not possible, tell the member";
    case "needs-information":
      return "Needs information";
    case undefined:
      return escalation?.acknowledged === null ? "Escalated" : "Escalated · acknowledged";
  }
};

/** The state in a few words; an escalation that has not left this desk says so first. */
export const stateWordsOf = (file: CaseFile, delivered: boolean, nowMs: number): string => {
  if (isOfDeceased(file)) return STOPPED_WORDS;
  switch (file.state) {
    case "open":
      return "Open";
    case "in-progress":
      return "In progress";
    case "escalated":
    case "answered":
      return delivered
        ? answerWords(file.escalations.at(-1), nowMs)
        : "Escalated · not delivered yet";
    case "member-told":
      return "Member told · did the visit happen?";
    case "resolved":
      return "Resolved";
    case "needs-review":
      return "Needs review · changed by a newer version";
  }
};

/** What is due next on this case: the answer while escalated, else the lawful date. */
export const dueOf = (file: CaseFile, nowMs: number): Due => {
  if (isOfDeceased(file)) return STOPPED;
  const openedMs = Date.parse(file.opened?.openedAt ?? "") || nowMs;
  const escalation = file.escalations.at(-1);
  if (file.state === "escalated" && escalation !== undefined) {
    const { raisedAt, acknowledgeBy, answerBy } = escalation.raised.body;
    const by = escalation.acknowledged === null ? acknowledgeBy : answerBy;
    return dueClock(Date.parse(raisedAt), Date.parse(by), nowMs);
  }
  if (file.state === "answered" && escalation !== undefined)
    return dueClock(
      Date.parse(escalation.raised.body.raisedAt),
      Date.parse(escalation.raised.body.memberPromisedBy),
      nowMs,
    );
  const dueOn = file.assessment?.dueOn;
  return dueOn === null || dueOn === undefined ? NO_DUE : dueDayClock(openedMs, dueOn, nowMs);
};

export const isDelivered = (vault: Vault, escalation: Escalation): boolean => {
  const event = vault.index.event(escalation.raised.id);
  return event === undefined || vault.index.isDelivered(event);
};

export const caseRow = (
  vault: Vault,
  stream: StreamName,
  file: CaseFile,
  nowMs: number,
): CaseRow | null => {
  if (file.opened === null) return null;
  const last = file.escalations.at(-1);
  const delivered = last === undefined || isDelivered(vault, last);
  return {
    caseId: CaseId.parse(streamId(stream)),
    reference: file.opened.reference,
    member: memberOf(file),
    concern: file.opened.concern,
    concernWords: concernWordsOf(vault, file.opened.concern),
    // A row has its own mark for "not delivered yet".
    stateWords: stateWordsOf(file, true, nowMs),
    due: dueOf(file, nowMs),
    notDelivered: !delivered && !isOfDeceased(file),
    conflict: file.conflicts.length > 0,
  };
};

/** When something is due, for sorting: late first, then soonest. */
export const dueOrder = (file: CaseFile): string => {
  if (isOfDeceased(file)) return "9999";
  const escalation = file.escalations.at(-1);
  if (file.state === "escalated" && escalation !== undefined)
    return escalation.acknowledged === null
      ? escalation.raised.body.acknowledgeBy
      : escalation.raised.body.answerBy;
  if (file.state === "answered" && escalation !== undefined)
    return escalation.raised.body.memberPromisedBy;
  return file.assessment?.dueOn ?? "9999";
};
