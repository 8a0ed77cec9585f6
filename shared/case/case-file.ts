import {
  type AssessmentRecord,
  type CaseOpened,
  type CaseResolved,
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
  type LetterSent,
  type MemberLinked,
  type SentenceWithdrawn,
  type VisitChecked,
} from "../events/case-bodies.ts";
import { type Envelope } from "../events/envelope.ts";
import { type Folded, shown } from "../events/fold.ts";
import { type EventId, type PersonId } from "../events/ids.ts";
import { isConflict, type Register } from "../events/register.ts";
import { type PromiseOffer, promiseOwner } from "../promises/promise-owner.ts";
import { type Escalation, escalationsOf, repeatedClimbs } from "./escalations.ts";
import { type Kept, kept } from "./kept.ts";
import { promiseSteps } from "./promise-steps.ts";
import { type CaseState, stateOf } from "./case-state.ts";

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
  /** Climbs that another desk had noticed before. */
  readonly repeats: ReadonlySet<EventId>;
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

/** Two desks may ask for one telephone call to the same people, about the same thing: it is made once. */
const madeOnce = (all: readonly Kept<FollowUpMade>[]): Kept<FollowUpMade>[] =>
  all.filter(
    ({ body }, at) =>
      body.kind !== "phone-region" ||
      !all.slice(0, at).some((before) => before.body.words === body.words),
  );

const followUpsOf = (folded: Folded): FollowUp[] => {
  const done = kept<FollowUpDone>(folded, "follow-up-done");
  const steps = promiseSteps(folded, "");
  return madeOnce(kept<FollowUpMade>(folded, "follow-up-made")).map((made) => ({
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
  const escalations = escalationsOf(folded);
  const file = {
    opened: (shown(folded, "opened") as CaseOpened | undefined) ?? null,
    fields,
    conflicts: [...fields].filter(([, register]) => isConflict(register)).map(([field]) => field),
    assessment: (shown(folded, "assessment") as AssessmentRecord | undefined) ?? null,
    escalations,
    repeats: repeatedClimbs(folded, escalations),
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
