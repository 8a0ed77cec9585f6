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
import {
  type AttemptMade,
  type CaseClosed,
  type CaseReopened,
  type EscalationClimbed,
  type EscalationReplied,
  type LetterSent,
  type MemberLinked,
  type SentenceWithdrawn,
  type VisitChecked,
} from "../events/case-bodies.ts";
import { type Envelope } from "../events/envelope.ts";
import { type Entry, type Folded, shown } from "../events/fold.ts";
import { type EventId, type PersonId } from "../events/ids.ts";
import { isConflict, type Register } from "../events/register.ts";
import { type PromiseOffer, promiseOwner } from "../promises/promise-owner.ts";
import { promiseSteps } from "./promise-steps.ts";
import { type CaseState, stateOf } from "./case-state.ts";

/** An entry as its body says it. */
export type Kept<T> = { readonly id: EventId; readonly envelope: Envelope; readonly body: T };

export type Escalation = {
  readonly raised: Kept<EscalationRaised>;
  readonly acknowledged: Kept<EscalationStep> | null;
  /** The latest answer; an earlier one stays in the timeline. */
  readonly answered: Kept<EscalationAnswered> | null;
  /** What the line made of that answer; null: nothing yet, or of an earlier one. */
  readonly replied: Kept<EscalationReplied> | null;
  /** Rungs climbed, lowest first. */
  readonly climbs: readonly Kept<EscalationClimbed>[];
};

export type FollowUp = {
  readonly made: Kept<FollowUpMade>;
  readonly done: Kept<FollowUpDone> | null;
  /** Whose it is now; whoever said it to the member stays in `made`. */
  readonly owner: PersonId;
  readonly offer: PromiseOffer | null;
};

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
  readonly attempts: readonly Kept<AttemptMade>[];
  readonly letters: readonly Kept<LetterSent>[];
  readonly visits: readonly Kept<VisitChecked>[];
  readonly resolved: Kept<CaseResolved> | null;
  readonly closed: Kept<CaseClosed> | null;
  readonly reopened: readonly Kept<CaseReopened>[];
  /** By the event that was filed with the wrong member; it is folded without them (withdrawn.ts). */
  readonly withdrawn: ReadonlyMap<EventId, Kept<SentenceWithdrawn>>;
  readonly links: readonly Kept<MemberLinked>[];
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
  const answers = kept<EscalationAnswered>(folded, "escalation-answered");
  const replies = kept<EscalationReplied>(folded, "escalation-replied");
  const climbs = kept<EscalationClimbed>(folded, "escalation-climbed");
  return kept<EscalationRaised>(folded, "escalation-raised").map((raised) => {
    const answered = answers.findLast(({ body }) => body.escalation === raised.id) ?? null;
    return {
      raised,
      acknowledged: acknowledged.find(({ body }) => body.escalation === raised.id) ?? null,
      answered,
      replied: replies.findLast(({ body }) => body.answer === answered?.id) ?? null,
      climbs: climbs.filter(({ body }) => body.escalation === raised.id),
    };
  });
};

const followUpsOf = (folded: Folded): FollowUp[] => {
  const done = kept<FollowUpDone>(folded, "follow-up-done");
  const steps = promiseSteps(folded, "");
  return kept<FollowUpMade>(folded, "follow-up-made").map((made) => ({
    made,
    done: done.find(({ body }) => body.followUp === made.id) ?? null,
    ...promiseOwner(
      made.body.owner,
      steps.filter(({ followUp }) => followUp === made.id),
    ),
  }));
};

const withdrawnOf = (folded: Folded): Map<EventId, Kept<SentenceWithdrawn>> =>
  new Map(
    kept<SentenceWithdrawn>(folded, "sentence-withdrawn").map((each) => [each.body.event, each]),
  );

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
    attempts: kept<AttemptMade>(folded, "attempt-made"),
    letters: kept<LetterSent>(folded, "letter-sent"),
    visits: kept<VisitChecked>(folded, "visit-checked"),
    resolved: kept<CaseResolved>(folded, "case-resolved").at(-1) ?? null,
    closed: kept<CaseClosed>(folded, "case-closed").at(-1) ?? null,
    reopened: kept<CaseReopened>(folded, "case-reopened"),
    withdrawn: withdrawnOf(folded),
    links: kept<MemberLinked>(folded, "member-linked"),
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
