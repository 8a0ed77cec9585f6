import { type Envelope } from "../events/envelope.ts";
import { type EventId } from "../events/ids.ts";
import { type CaseFile } from "./case-file.ts";
import { type Escalation } from "./escalations.ts";

export const CASE_STATES = [
  "open",
  "in-progress",
  "escalated",
  "answered",
  "member-told",
  "waiting-for-member",
  "reopened",
  "resolved",
  "closed",
  "needs-review",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Nobody has anything to do about it any more, unless it is opened again. */
export const isOver = ({ state }: { readonly state: CaseState }): boolean =>
  state === "resolved" || state === "closed";

/** What has a place in the order of stamps. */
type Stamped = { readonly envelope: Envelope } | null | undefined;

export const isLater = (a: Stamped, b: Stamped): boolean =>
  a !== null &&
  a !== undefined &&
  (b === null || b === undefined || a.envelope.stamp > b.envelope.stamp);

/** Whose turn an escalation is: the region's until it answers, and again once an answer is sent back. */
export type EscalationTurn = "region" | "information" | "line";

export const escalationTurn = ({ answered, replied }: Escalation): EscalationTurn => {
  if (answered === null) return "region";
  if (replied !== null && replied.body.how !== "accepted") return "region";
  return answered.body.answer.kind === "needs-information" ? "information" : "line";
};

type Ends = Pick<CaseFile, "resolved" | "closed" | "reopened">;

/**
 * The end in force: it knew of every reopening. One made at a desk that had not heard of a reopening
 * leaves the case open, because somebody opened it again for a reason.
 */
export const endOf = ({ resolved, closed, reopened }: Ends) => {
  const stands = (end: { readonly body: { readonly knows: readonly EventId[] } } | null) =>
    end !== null && reopened.every(({ id }) => end.body.knows.includes(id));
  const ends = [resolved, closed].filter((end) => stands(end)).filter((end) => end !== null);
  return ends.toSorted((a, b) => (isLater(a, b) ? -1 : 1))[0] ?? null;
};

/** What an end must name, so that nothing it did not see is cancelled by it. */
export const knownOf = (
  file: Pick<CaseFile, "escalations" | "reopened">,
): { readonly knows: EventId[] } => ({
  knows: [...file.escalations.map(({ raised }) => raised.id), ...file.reopened.map(({ id }) => id)],
});

/** The visit of the answer that counts now, once somebody asked whether it happened. */
export const visitOf = (file: Pick<CaseFile, "visits" | "escalations">) => {
  const answer = file.escalations.findLast(({ answered }) => answered !== null)?.answered ?? null;
  return file.visits.findLast(({ body }) => body.answer === answer?.id) ?? null;
};

/** Where a case stands between the call and the visit. */
export const stateOf = (file: Omit<CaseFile, "state">): CaseState => {
  if (file.unread.length > 0) return "needs-review";
  const end = endOf(file);
  // An escalation that the author of the end did not know of is never cancelled by it.
  const alive = file.escalations.filter(({ raised }) => !end?.body.knows.includes(raised.id));
  if (end !== null && alive.length === 0) return end === file.closed ? "closed" : "resolved";
  if (alive.some((escalation) => escalationTurn(escalation) !== "line")) return "escalated";
  const answer = alive.map(({ answered }) => answered).findLast((each) => each !== null) ?? null;
  const told = file.told.at(-1) ?? null;
  const reopened = file.reopened.at(-1) ?? null;
  if (isLater(reopened, answer) && isLater(reopened, told)) return "reopened";
  const visit = visitOf(file);
  if (visit !== null && visit.body.outcome !== "attended") return "in-progress";
  const heard = file.attempts.findLast(({ body }) => body.result === "reached") ?? null;
  const isTold = told !== null && told.body.memberAnswer !== "not-reached";
  // The member answered or was spoken to: the letter has been overtaken.
  const letter = file.letters.at(-1) ?? null;
  const waits = isLater(letter, heard) && isLater(letter, isTold ? told : null);
  if (waits) return "waiting-for-member";
  if (answer !== null) return isTold && isLater(told, answer) ? "member-told" : "answered";
  if (told !== null) return "member-told";
  return file.notes.length + file.attempts.length > 0 ? "in-progress" : "open";
};
