import { z } from "zod";
import { classified } from "./classified.ts";
import { CaseId, EventId, RegionId } from "./ids.ts";

const plain = <S extends z.ZodType>(schema: S): S => classified("none", schema);
const text = (max: number) => classified("free-text", z.string().max(max));
const sensitive = <S extends z.ZodType>(schema: S): S => classified("sensitive", schema);
const instant = () => plain(z.iso.datetime());

/** One try to reach the member, as it went; whether it counts is worked out, never written. */
export const AttemptMade = z.object({
  at: instant(),
  result: plain(z.enum(["reached", "no-answer", "message-left", "wrong-number"])),
  words: text(1_000),
});
export type AttemptMade = z.infer<typeof AttemptMade>;

/** After the last attempt: a letter, to the address the member gave as safe and to no other. */
export const LetterSent = z.object({
  at: instant(),
  to: plain(z.literal("confidential-address")),
  words: text(1_000),
});
export type LetterSent = z.infer<typeof LetterSent>;

export const VisitOutcome = z.enum([
  "attended",
  "cancelled-by-clinic",
  "provider-no-show",
  "cancelled-by-member",
  "member-no-show",
]);
export type VisitOutcome = z.infer<typeof VisitOutcome>;

/** Asked after the day of the appointment: did the visit happen? */
export const VisitChecked = z.object({
  at: instant(),
  /** The answer of the region that named this appointment. */
  answer: plain(EventId),
  outcome: sensitive(VisitOutcome),
  words: text(1_000),
});
export type VisitChecked = z.infer<typeof VisitChecked>;

/** Why a case ends without a visit. That nobody answers the telephone is no reason. */
export const CloseReason = z.enum([
  "member-withdrew",
  "not-a-member",
  "opened-twice",
  "opened-by-mistake",
  "member-died",
]);
export type CloseReason = z.infer<typeof CloseReason>;

export const CaseClosed = z.object({
  at: instant(),
  reason: sensitive(CloseReason),
  words: text(1_000),
  /** The escalations and reopenings its author knew of; any other goes on. */
  knows: z.array(plain(EventId)).max(500),
});
export type CaseClosed = z.infer<typeof CaseClosed>;

/** An end counts only where it knew of every reopening: one that was not seen stands. */
export const CaseReopened = z.object({ at: instant(), words: text(1_000) });
export type CaseReopened = z.infer<typeof CaseReopened>;

/** A sentence that belongs to somebody else: kept in the record, shown to nobody any more. */
export const SentenceWithdrawn = z.object({
  at: instant(),
  event: plain(EventId),
  words: text(1_000),
});
export type SentenceWithdrawn = z.infer<typeof SentenceWithdrawn>;

/** What somebody says of two cases; the latest statement counts, and "as-found" takes one back. */
export const MemberLinked = z.object({
  at: instant(),
  other: plain(CaseId),
  how: sensitive(z.enum(["same-member", "not-same-member", "as-found"])),
  words: text(1_000),
});
export type MemberLinked = z.infer<typeof MemberLinked>;

/** A target was missed, or the case cannot wait: the next rung of the ladder has it. */
export const EscalationClimbed = z.object({
  at: instant(),
  escalation: plain(EventId),
  missed: plain(z.enum(["acknowledge", "answer", "none"])),
  rung: plain(z.string().min(1).max(80)),
  /** As the content named them at that moment. */
  who: plain(z.string().max(120)),
  phone: plain(z.string().max(60)),
  words: text(1_000),
  /** A target had passed and a desk noticed: nobody pressed a key. */
  itself: plain(z.literal(true)).optional(),
});
export type EscalationClimbed = z.infer<typeof EscalationClimbed>;

/** The case is another region's: that one holds it from now on, and the one before does not. */
export const EscalationMoved = z.object({
  at: instant(),
  /** Null: it was not escalated; the case alone goes. */
  escalation: plain(EventId.nullable()),
  from: plain(RegionId.nullable()),
  to: plain(RegionId),
  team: z.object({
    team: plain(z.string().max(120)),
    name: plain(z.string().max(120)),
    phone: plain(z.string().max(60)),
  }),
  /** The new region's own time to see it; what the member was promised stays. */
  acknowledgeBy: instant(),
  answerBy: instant(),
  words: text(1_000),
});
export type EscalationMoved = z.infer<typeof EscalationMoved>;

/** What the line makes of an answer: it holds, it is sent back, or it is the information asked for. */
export const EscalationReplied = z.object({
  at: instant(),
  escalation: plain(EventId),
  answer: plain(EventId),
  how: plain(z.enum(["accepted", "returned", "information"])),
  words: text(2_000),
});
export type EscalationReplied = z.infer<typeof EscalationReplied>;
