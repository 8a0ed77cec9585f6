import { z } from "zod";
import { CASE_TURNS } from "../case/case-turn.ts";
import { EscalationAnswer, EscalationRaised, FollowUpMade } from "../events/bodies.ts";
import { AttemptMade, EscalationReplied } from "../events/case-bodies.ts";
import { CallId, CaseId, EventId, PersonId, RegionId } from "../events/ids.ts";

export const CaseTurn = z.enum(CASE_TURNS);

export const TimelineRow = z.object({
  id: EventId,
  at: z.iso.datetime(),
  atWords: z.string(),
  who: z.string(),
  words: z.string(),
  detail: z.string().nullable(),
  tone: z.enum(["plain", "good", "waiting", "late", "refused", "unread"]),
  /** A sentence about the member, which can be taken out of sight where it belongs to somebody else. */
  canWithdraw: z.boolean(),
});

export const EscalationView = z.object({
  escalation: EventId,
  raised: EscalationRaised,
  /** As the content names it; absent: the content does not know this region any more. */
  regionName: z.string().optional(),
  raisedBy: z.string(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.string().nullable(),
  answer: EscalationAnswer.nullable(),
  answerId: EventId.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  answeredBy: z.string().nullable(),
  delivered: z.boolean(),
  turn: z.enum(["region", "information", "line"]),
  /** What the line made of the answer. */
  reply: z
    .object({ how: EscalationReplied.shape.how, words: z.string(), by: z.string() })
    .nullable(),
  /** The target that has passed without its event. */
  missed: z.enum(["acknowledge", "answer"]).nullable(),
  /** Rungs climbed, lowest first. */
  climbs: z.array(
    z.object({ rung: z.string(), who: z.string(), phone: z.string(), atWords: z.string() }),
  ),
});
export type EscalationView = z.infer<typeof EscalationView>;

export const CaseFollowUp = z.object({
  id: EventId,
  kind: FollowUpMade.shape.kind,
  words: z.string(),
  owner: z.string(),
  dueWords: z.string(),
  late: z.boolean(),
  /** What came of it; null: open. */
  done: z.string().nullable(),
});

export const OtherCase = z.object({
  caseId: CaseId,
  reference: z.string(),
  words: z.string(),
  because: z.string(),
  /** Somebody said so, and it can be taken back; else it was found. */
  said: z.boolean(),
});
export type OtherCase = z.infer<typeof OtherCase>;

/** What happens to a case between the call and the visit. */
export const CaseLife = z.object({
  turn: CaseTurn,
  followUps: z.array(CaseFollowUp).max(100),
  attempts: z.array(AttemptMade.pick({ at: true, result: true })).max(100),
  /** The slot of the answer in force: instant and words. */
  appointment: z.object({ at: z.iso.datetime(), words: z.string() }).nullable(),
  /** Other cases of this member, whatever the concern. */
  sameMember: z.array(OtherCase).max(20),
  /** Cases that look like the same member's and are not, as somebody said. */
  apart: z.array(OtherCase).max(20),
  /** The call it was opened from. */
  call: CallId,
  /** How the member is reached, and whether a message may be left there: unknown means no. */
  reach: z.object({ number: z.string().nullable(), message: z.enum(["yes", "no", "unknown"]) }),
  /** What an end written now must name, so that it cancels nothing it did not see. */
  knows: z.array(EventId).max(500),
  /** The region that holds it; null: none yet. */
  region: RegionId.nullable(),
  /** Who has it today, with a number to ring; null: it is not with a region. */
  withWhom: z.string().nullable(),
});

/** Before the member is rung: what counts, what may be said to a machine, and what comes after. */
export const AttemptView = z.object({
  number: z.string().nullable(),
  tried: z.array(z.object({ words: z.string() })).max(100),
  /** "Try 2 of 3, on another half-day: this one counts." */
  next: z.string(),
  /** Whether a letter is due: to the confidential address only. */
  letter: z.boolean(),
  /** The words for a machine; null: leave none. */
  message: z.string().nullable(),
});
export type AttemptView = z.infer<typeof AttemptView>;

/** A target that has passed without its event, and without a climb. */
export const ClimbDue = z.object({
  caseId: CaseId,
  escalation: EventId,
  missed: z.enum(["acknowledge", "answer"]),
  /** When it passed. */
  by: z.iso.datetime(),
  region: RegionId,
  /** The rung it has reached; null: none. */
  reached: z.string().nullable(),
  owner: PersonId,
});
export type ClimbDue = z.infer<typeof ClimbDue>;

/** Where a case would go: the team of a region, whom to ring there, and by when it is seen. */
export const RegionWay = z.object({
  id: RegionId,
  name: z.string(),
  team: z.string(),
  lead: z.string(),
  phone: z.string(),
  /** It is there now. */
  here: z.boolean(),
  acknowledgeBy: z.string(),
});
export type RegionWay = z.infer<typeof RegionWay>;

/** Where a missed target goes next. */
export const ClimbView = z.object({
  escalation: EventId,
  missed: z.enum(["acknowledge", "answer"]).nullable(),
  rung: z.string(),
  who: z.string(),
  phone: z.string(),
  /** "Acknowledge by today 1:10 PM passed 20 min ago." */
  words: z.string(),
});
export type ClimbView = z.infer<typeof ClimbView>;
