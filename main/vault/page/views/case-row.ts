import { type CaseFile, typedText } from "#shared/case/case-file.ts";
import { type Escalation } from "#shared/case/escalations.ts";
import { escalationTurn, isOver, visitOf } from "#shared/case/case-state.ts";
import { appointmentMsOf, type CaseTurn, isOwnersTurn, turnOf } from "#shared/case/case-turn.ts";
import { type CaseRow } from "#shared/contract/views.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { CaseId } from "#shared/events/ids.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type HeldEvents } from "../held-events.ts";
import { isOfDeceased, STOPPED, STOPPED_WORDS } from "./death.ts";
import { type Due, dueClock, dueDayClock, NO_DUE } from "./due.ts";

export const memberOf = (file: CaseFile): string =>
  typedText(file.fields, "memberName") ?? typedText(file.fields, "callerName") ?? "name not asked";

export const concernWordsOf = (vault: HeldEvents, concern: string): string =>
  vault.words.concerns[concern] ?? concern;

const slotWords = (file: CaseFile, nowMs: number): string => {
  const ms = appointmentMsOf(file);
  return ms === null ? "" : `: ${whenWords(ms, nowMs)}`;
};

/** Whose escalation it is, and how far it has got. */
const escalatedWords = (file: CaseFile): string => {
  const open = file.escalations.findLast((each) => escalationTurn(each) !== "line");
  if (open === undefined) return "Escalated";
  if (escalationTurn(open) === "information") return "Needs information";
  const climbed = open.climbs.at(-1)?.body.who;
  const with_ = climbed === undefined ? "" : ` · climbed to ${climbed}`;
  if (open.replied?.body.how === "information") return `Escalated · information given${with_}`;
  if (open.replied?.body.how === "returned") return `Escalated · answer sent back${with_}`;
  return `Escalated${open.acknowledged === null ? "" : " · acknowledged"}${with_}`;
};

const answeredWords = (file: CaseFile, nowMs: number): string =>
  file.escalations.findLast(({ answered }) => answered !== null)?.answered?.body.answer.kind ===
  "not-possible"
    ? "Answered · not possible, tell the member"
    : `Answered · tell the member${slotWords(file, nowMs)}`;

const NOT_HAPPENED = {
  attended: "Visit attended",
  "cancelled-by-clinic": "Visit did not happen · the clinic cancelled",
  "provider-no-show": "Visit did not happen · the provider did not come",
  "cancelled-by-member": "Visit did not happen · the member cancelled",
  "member-no-show": "Visit did not happen · the member did not come",
} as const;

const CLOSED = {
  "member-withdrew": "the member withdrew it",
  "not-a-member": "not a member of this plan",
  "opened-twice": "opened twice",
  "opened-by-mistake": "opened by mistake",
  "member-died": "the member has died",
} as const;

const TOLD_WORDS: Partial<Record<CaseTurn, string>> = {
  return: "Member told · not accepted, send the answer back",
  visit: "Member told · did the visit happen?",
};

/** The state in a few words; an escalation that has not left this desk says so first. */
export const stateWordsOf = (file: CaseFile, delivered: boolean, nowMs: number): string => {
  if (isOfDeceased(file) && !isOver(file)) return STOPPED_WORDS;
  switch (file.state) {
    case "open":
      return "Open";
    case "in-progress": {
      const visit = visitOf(file);
      return visit === null ? "In progress" : NOT_HAPPENED[visit.body.outcome];
    }
    case "escalated":
      return delivered ? escalatedWords(file) : "Escalated · not delivered yet";
    case "answered":
      return delivered ? answeredWords(file, nowMs) : "Escalated · not delivered yet";
    case "member-told":
      return TOLD_WORDS[turnOf(file, nowMs)] ?? `Member told${slotWords(file, nowMs)}`;
    case "waiting-for-member":
      return "Waiting for the member · letter sent";
    case "reopened":
      return "Reopened";
    case "resolved":
      return "Resolved";
    case "closed":
      return file.closed === null ? "Closed" : `Closed · ${CLOSED[file.closed.body.reason]}`;
    case "needs-review":
      return "Needs review · changed by a newer version";
  }
};

/** The escalation's own date that runs now, if one does. */
const escalationDue = (file: CaseFile): { from: string; by: string } | null => {
  const escalation =
    file.escalations.findLast((each) => escalationTurn(each) !== "line") ?? file.escalations.at(-1);
  if (escalation === undefined) return null;
  const { raisedAt, acknowledgeBy, answerBy, memberPromisedBy } = escalation.raised.body;
  if (file.state === "escalated")
    return { from: raisedAt, by: escalation.acknowledged === null ? acknowledgeBy : answerBy };
  return file.state === "answered" ? { from: raisedAt, by: memberPromisedBy } : null;
};

/** When somebody asks whether the visit happened: as promised to oneself, else from the visit on. */
const visitDue = (file: CaseFile): { from: string; by: string } | null => {
  if (file.state !== "member-told") return null;
  const check = file.followUps.find(
    ({ made, done }) => done === null && made.body.kind === "visit-check",
  );
  const told = file.told.at(-1)?.body.at;
  return check === undefined || told === undefined
    ? null
    : { from: told, by: check.made.body.dueAt };
};

/** What is due next on this case: the answer while escalated, the visit once told, else the lawful date. */
export const dueOf = (file: CaseFile, nowMs: number): Due => {
  if (isOfDeceased(file)) return STOPPED;
  const openedMs = Date.parse(file.opened?.openedAt ?? "") || nowMs;
  const due = escalationDue(file) ?? visitDue(file);
  if (due !== null) return dueClock(Date.parse(due.from), Date.parse(due.by), nowMs);
  const dueOn = file.assessment?.dueOn;
  return dueOn === null || dueOn === undefined ? NO_DUE : dueDayClock(openedMs, dueOn, nowMs);
};

export const isDelivered = (vault: HeldEvents, escalation: Escalation): boolean => {
  const event = vault.index.event(escalation.raised.id);
  return event === undefined || vault.index.isDelivered(event);
};

export const caseRow = (
  vault: HeldEvents,
  stream: StreamName,
  file: CaseFile,
  nowMs: number,
): CaseRow | null => {
  if (file.opened === null) return null;
  const last = file.escalations.at(-1);
  const delivered = last === undefined || isDelivered(vault, last);
  const [turn, due] = [turnOf(file, nowMs), dueOf(file, nowMs)];
  return {
    caseId: CaseId.parse(streamId(stream)),
    reference: file.opened.reference,
    member: memberOf(file),
    concern: file.opened.concern,
    concernWords: concernWordsOf(vault, file.opened.concern),
    // A row has its own mark for "not delivered yet".
    stateWords: stateWordsOf(file, true, nowMs),
    turn,
    yours: !isOfDeceased(file) && (isOwnersTurn(turn) || due.tone === "late"),
    due,
    notDelivered: !delivered && !isOfDeceased(file),
    conflict: file.conflicts.length > 0,
  };
};

/** When something is due, for sorting: late first, then soonest. */
export const dueOrder = (file: CaseFile): string =>
  isOfDeceased(file)
    ? "9999"
    : ((escalationDue(file) ?? visitDue(file))?.by ?? file.assessment?.dueOn ?? "9999");
