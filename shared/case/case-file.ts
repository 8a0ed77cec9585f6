import {
  type AssessmentRecord,
  type CaseOpened,
  type CaseResolved,
  type EscalationAnswered,
  type EscalationRaised,
  type EscalationStep,
  type FollowUpDone,
  type FollowUpMade,
  type MemberTold,
  type Note,
  type Typed,
} from "../events/bodies.ts";
import { type Envelope } from "../events/envelope.ts";
import { type Entry, type Folded, shown } from "../events/fold.ts";
import { type EventId } from "../events/ids.ts";
import { isConflict, type Register } from "../events/register.ts";

/** An entry as its body says it. */
export type Kept<T> = { readonly id: EventId; readonly envelope: Envelope; readonly body: T };

export type Escalation = {
  readonly raised: Kept<EscalationRaised>;
  readonly acknowledged: Kept<EscalationStep> | null;
  /** The latest answer; an earlier one stays in the timeline. */
  readonly answered: Kept<EscalationAnswered> | null;
};

export type FollowUp = {
  readonly made: Kept<FollowUpMade>;
  readonly done: Kept<FollowUpDone> | null;
};

export type CaseState =
  "open" | "in-progress" | "escalated" | "answered" | "member-told" | "resolved" | "needs-review";

/** A concern of one member across calls: what the events of its stream say now. */
export type CaseFile = {
  readonly opened: CaseOpened | null;
  readonly state: CaseState;
  readonly fields: ReadonlyMap<string, Register>;
  readonly conflicts: readonly string[];
  readonly assessment: AssessmentRecord | null;
  readonly escalations: readonly Escalation[];
  readonly followUps: readonly FollowUp[];
  readonly notes: readonly Kept<Note>[];
  readonly told: readonly Kept<MemberTold>[];
  readonly resolved: Kept<CaseResolved> | null;
  readonly unread: readonly Envelope[];
  readonly timeline: readonly Envelope[];
};

const isRead = (entry: Entry): entry is Entry & { value: NonNullable<Entry["value"]> } =>
  entry.value !== null;

/** Entries of one type whose body could be read: the catalogue checked its shape. */
const kept = <T>(folded: Folded, type: string): Kept<T>[] =>
  (folded.entries.get(type) ?? [])
    .filter(isRead)
    .map(({ envelope, value }) => ({ id: envelope.id, envelope, body: value as T }));

const escalationsOf = (folded: Folded): Escalation[] => {
  const acknowledged = kept<EscalationStep>(folded, "escalation-acknowledged");
  const answered = kept<EscalationAnswered>(folded, "escalation-answered");
  return kept<EscalationRaised>(folded, "escalation-raised").map((raised) => ({
    raised,
    acknowledged: acknowledged.find(({ body }) => body.escalation === raised.id) ?? null,
    answered: answered.findLast(({ body }) => body.escalation === raised.id) ?? null,
  }));
};

const followUpsOf = (folded: Folded): FollowUp[] => {
  const done = kept<FollowUpDone>(folded, "follow-up-done");
  return kept<FollowUpMade>(folded, "follow-up-made").map((made) => ({
    made,
    done: done.find(({ body }) => body.followUp === made.id) ?? null,
  }));
};

const isLater = (a: { envelope: Envelope } | null, b: { envelope: Envelope } | null): boolean =>
  a !== null && (b === null || a.envelope.stamp > b.envelope.stamp);

/** An answer that asks for information leaves the escalation open. */
const isAnswered = (escalation: Escalation): boolean =>
  escalation.answered !== null && escalation.answered.body.answer.kind !== "needs-information";

const stateOf = (file: Omit<CaseFile, "state">): CaseState => {
  if (file.unread.length > 0) return "needs-review";
  const { resolved } = file;
  // An escalation the resolver did not know of is never cancelled by the resolution.
  const alive = file.escalations.filter(({ raised }) => !resolved?.body.knows.includes(raised.id));
  if (resolved !== null && alive.length === 0) return "resolved";
  if (alive.some((escalation) => !isAnswered(escalation))) return "escalated";
  const answer = alive.map(({ answered }) => answered).findLast((each) => each !== null) ?? null;
  const told = file.told.at(-1) ?? null;
  if (answer !== null) return isLater(told, answer) ? "member-told" : "answered";
  if (told !== null) return "member-told";
  return file.notes.length > 0 ? "in-progress" : "open";
};

const SYSTEM_FIELDS = new Set(["opened", "assessment", "route"]);

export const caseFileOf = (folded: Folded): CaseFile => {
  const fields = new Map([...folded.registers].filter(([field]) => !SYSTEM_FIELDS.has(field)));
  const file = {
    opened: (shown(folded, "opened") as CaseOpened | undefined) ?? null,
    fields,
    conflicts: [...fields].filter(([, register]) => isConflict(register)).map(([field]) => field),
    assessment: (shown(folded, "assessment") as AssessmentRecord | undefined) ?? null,
    escalations: escalationsOf(folded),
    followUps: followUpsOf(folded),
    notes: kept<Note>(folded, "case-noted"),
    told: kept<MemberTold>(folded, "member-told"),
    resolved: kept<CaseResolved>(folded, "case-resolved").at(-1) ?? null,
    unread: folded.unread,
    timeline: folded.timeline,
  };
  return { ...file, state: stateOf(file) };
};

/** The text of a typed field as shown first, or null. */
export const typedText = (fields: ReadonlyMap<string, Register>, field: string): string | null => {
  const value = fields.get(field)?.[0]?.value as Typed | undefined;
  const text = value?.typed.trim() ?? "";
  return text === "" ? null : text;
};
