import { z } from "zod";
import {
  AccessRecordBody,
  AssessmentRecord,
  CallEnded,
  CallStarted,
  CaseOpened,
  CaseResolved,
  EscalationAnswered,
  EscalationRaised,
  EscalationStep,
  FollowUpDone,
  FollowUpMade,
  MemberTold,
  Note,
  Safety,
  ScopeRecord,
  StationTaken,
  Typed,
} from "./bodies.ts";
import { CallOffered, CallOfferClosed, CallTaken, LineMoved } from "./call-bodies.ts";
import { BuildJudged } from "./build-bodies.ts";
import {
  AttemptMade,
  CaseClosed,
  CaseReopened,
  EscalationClimbed,
  EscalationMoved,
  EscalationReplied,
  LetterSent,
  MemberLinked,
  SentenceWithdrawn,
  VisitChecked,
} from "./case-bodies.ts";
import { classified } from "./classified.ts";
import { CrisisAcknowledged, CrisisStep, HelpAnswered, HelpAsked } from "./crisis-bodies.ts";
import { type Envelope, type ParsedEvent } from "./envelope.ts";
import { type ReadBody } from "./fold.ts";
import { LineSet, LineSetBack } from "./line-bodies.ts";
import { PracticeScored } from "./practice-bodies.ts";
import { RefusalSettled } from "./refusal-bodies.ts";
import {
  FollowUpOffered,
  FollowUpOfferClosed,
  FollowUpTaken,
  PersonHere,
} from "./promise-bodies.ts";
import { type StreamKind } from "./stream.ts";

/** What an event type may carry: fields it sets (registers), or one entry it adds. */
type TypeOf = {
  readonly v: number;
  readonly stream: StreamKind;
  readonly set?: z.ZodType<Record<string, unknown>>;
  readonly add?: z.ZodType<Record<string, unknown>>;
};

const fields = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).partial();
/** Any field of a form, by name: the forms are content and grow without a new event type. */
const typedFields = z.record(
  classified("none", z.string().regex(/^[a-z][A-Za-z0-9-]{0,60}$/)),
  Typed,
);

/**
 * Every event type there is (decision 0001). A type is never removed and its meaning never
 * changes: a new shape is a new `v` with an upcaster beside the old one.
 */
export const catalogue = {
  "call-started": { v: 1, stream: "call", set: fields({ started: CallStarted }) },
  "call-typed": { v: 1, stream: "call", set: typedFields },
  "safety-keyed": { v: 1, stream: "call", set: fields({ safety: Safety }) },
  "scope-keyed": { v: 1, stream: "call", set: fields({ scope: ScopeRecord }) },
  "crisis-moved": { v: 1, stream: "call", add: CrisisStep },
  "crisis-acknowledged": { v: 1, stream: "call", add: CrisisAcknowledged },
  "help-asked": { v: 1, stream: "call", add: HelpAsked },
  "help-answered": { v: 1, stream: "call", add: HelpAnswered },
  "call-follow-up-made": { v: 1, stream: "call", add: FollowUpMade },
  "call-follow-up-done": { v: 1, stream: "call", add: FollowUpDone },
  "call-follow-up-offered": { v: 1, stream: "call", add: FollowUpOffered },
  "call-follow-up-offer-closed": { v: 1, stream: "call", add: FollowUpOfferClosed },
  "call-follow-up-taken": { v: 1, stream: "call", add: FollowUpTaken },
  "call-offered": { v: 1, stream: "call", add: CallOffered },
  "call-offer-closed": { v: 1, stream: "call", add: CallOfferClosed },
  "call-taken": { v: 1, stream: "call", add: CallTaken },
  "line-moved": { v: 1, stream: "call", add: LineMoved },
  "call-ended": { v: 1, stream: "call", set: fields({ ended: CallEnded }) },
  "case-opened": { v: 1, stream: "case", set: fields({ opened: CaseOpened }) },
  "case-typed": { v: 1, stream: "case", set: typedFields },
  "case-assessed": { v: 1, stream: "case", set: fields({ assessment: AssessmentRecord }) },
  "case-noted": { v: 1, stream: "case", add: Note },
  "escalation-raised": { v: 1, stream: "case", add: EscalationRaised },
  "escalation-acknowledged": { v: 1, stream: "case", add: EscalationStep },
  "escalation-answered": { v: 1, stream: "case", add: EscalationAnswered },
  "follow-up-made": { v: 1, stream: "case", add: FollowUpMade },
  "follow-up-done": { v: 1, stream: "case", add: FollowUpDone },
  "follow-up-offered": { v: 1, stream: "case", add: FollowUpOffered },
  "follow-up-offer-closed": { v: 1, stream: "case", add: FollowUpOfferClosed },
  "follow-up-taken": { v: 1, stream: "case", add: FollowUpTaken },
  "member-told": { v: 1, stream: "case", add: MemberTold },
  "case-resolved": { v: 1, stream: "case", add: CaseResolved },
  "line-set": { v: 1, stream: "line", add: LineSet },
  "line-set-back": { v: 1, stream: "line", add: LineSetBack },
  "person-here": { v: 1, stream: "line", add: PersonHere },
  "attempt-made": { v: 1, stream: "case", add: AttemptMade },
  "letter-sent": { v: 1, stream: "case", add: LetterSent },
  "visit-checked": { v: 1, stream: "case", add: VisitChecked },
  "case-closed": { v: 1, stream: "case", add: CaseClosed },
  "case-reopened": { v: 1, stream: "case", add: CaseReopened },
  "sentence-withdrawn": { v: 1, stream: "case", add: SentenceWithdrawn },
  "member-linked": { v: 1, stream: "case", add: MemberLinked },
  "escalation-climbed": { v: 1, stream: "case", add: EscalationClimbed },
  "escalation-moved": { v: 1, stream: "case", add: EscalationMoved },
  "escalation-replied": { v: 1, stream: "case", add: EscalationReplied },
  "station-taken": { v: 1, stream: "desk", add: StationTaken },
  "build-judged": { v: 1, stream: "desk", add: BuildJudged },
  "refusal-settled": { v: 1, stream: "desk", add: RefusalSettled },
  "practice-scored": { v: 1, stream: "desk", add: PracticeScored },
  "access-recorded": { v: 1, stream: "access", add: AccessRecordBody },
} as const satisfies Record<string, TypeOf>;

export type EventType = keyof typeof catalogue;

type SetOf<T extends EventType> = (typeof catalogue)[T] extends { set: infer S extends z.ZodType }
  ? { set: z.infer<S> }
  : { add: z.infer<(typeof catalogue)[T] extends { add: infer A extends z.ZodType } ? A : never> };

/** What the author of an event of type `T` must supply. */
export type BodyOf<T extends EventType> = SetOf<T>;

export const isKnownType = (type: string): type is EventType => Object.hasOwn(catalogue, type);

const typeOf = (type: EventType): TypeOf => catalogue[type];

/** Written by a build that knows more than this one. */
export const isNewer = ({ type, v }: Pick<Envelope, "type" | "v">): boolean =>
  !isKnownType(type) || v > typeOf(type).v;

/** Checks a body before it is written. Throws on a body that does not fit: a bug of the caller. */
export const checkedBody = <T extends EventType>(type: T, body: BodyOf<T>): ReadBody => {
  const known = typeOf(type);
  const shape = z.strictObject({
    ...(known.set === undefined ? {} : { set: known.set }),
    ...(known.add === undefined ? {} : { add: known.add }),
  });
  const parsed = shape.parse(body) as {
    set?: Record<string, unknown>;
    add?: Record<string, unknown>;
  };
  return { set: parsed.set ?? {}, add: parsed.add };
};

/** The body of an event at today's version, or null: kept as unread, never dropped. */
export const readBody = (event: ParsedEvent): ReadBody | null => {
  const { type, v } = event.envelope;
  if (event.body.kind === "erased" || !isKnownType(type) || v > typeOf(type).v) return null;
  const known = typeOf(type);
  const set = known.set?.safeParse(event.body.json["set"] ?? {});
  const add = known.add?.safeParse(event.body.json["add"]);
  if (set?.success === false || add?.success === false) return null;
  return { set: set?.data ?? {}, add: add?.data };
};
