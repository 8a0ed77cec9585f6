import { z } from "zod";
import { classified } from "./classified.ts";
import { CallId, CaseId, EventId, PersonId, RegionId } from "./ids.ts";

const plain = <S extends z.ZodType>(schema: S): S => classified("none", schema);
const text = (max: number) => classified("free-text", z.string().max(max));
const identifying = (max: number) => classified("identifying", z.string().max(max));
const instant = () => plain(z.iso.datetime());
const day = () => classified("sensitive", z.iso.date());
const word = (max = 80) => plain(z.string().min(1).max(max));

export const Concern = z.enum([
  "initial-appointment",
  "between-appointments",
  "appointment-length",
  "travel-distance",
  "appointment-type",
]);
export type Concern = z.infer<typeof Concern>;

export const ExcludedUse = z.enum([
  "crisis",
  "care-advice",
  "general-information",
  "regular-scheduling",
  "grievance",
]);
export type ExcludedUse = z.infer<typeof ExcludedUse>;

export const Priority = z.enum(["P1", "P2", "P3"]);
export type Priority = z.infer<typeof Priority>;

/** As typed, beside what was understood: the first is never overwritten by the second. */
export const Typed = z.object({
  typed: text(20_000),
  /** A date, number or word that the workstation understood; absent when nothing was. */
  value: classified("sensitive", z.string().max(200)).optional(),
  precision: plain(z.enum(["exact", "about", "month", "range"])).optional(),
});
export type Typed = z.infer<typeof Typed>;

export const Safety = z.object({
  key: classified(
    "sensitive",
    z.enum(["asked-safe", "asked-not-safe", "nothing-heard", "could-not-ask"]),
  ),
  words: text(500),
  at: instant(),
  /** Cues of danger that had been heard when it was keyed: a later one asks for it again. */
  heard: z.array(text(300)).max(20).optional(),
});
export type Safety = z.infer<typeof Safety>;

export const ScopeKeys = z.object({
  concerns: z.array(classified("sensitive", Concern)),
  excludedUses: z.array(classified("sensitive", ExcludedUse)),
  others: z.array(word()),
  grievanceHeard: classified("sensitive", z.boolean()),
});
export type ScopeKeys = z.infer<typeof ScopeKeys>;

export const ScopeRecord = z.object({
  keys: ScopeKeys,
  verdict: classified("sensitive", z.enum(["in", "out", "mixed", "not-an-intake", "undecided"])),
  ruleId: word(),
  contentVersion: word(128),
});
export type ScopeRecord = z.infer<typeof ScopeRecord>;

export const CrisisBranch = z.enum([
  "danger-now",
  "thoughts-not-now",
  "someone-else",
  "violence-or-child",
  "overdose-or-withdrawal",
  "says-safe",
]);
export type CrisisBranch = z.infer<typeof CrisisBranch>;

export const CallStarted = z.object({
  startedAt: instant(),
  contentVersion: word(128),
  ani: identifying(40).nullable(),
  owner: plain(PersonId),
  /** Typed in afterwards: the times above are as told. A call of the first build lacks it. */
  late: z
    .object({
      enteredAt: instant(),
      from: plain(z.enum(["memory", "paper"])),
      /** As told. */
      endedAt: instant(),
    })
    .optional(),
});

export const CallEnded = z.object({
  endedAt: instant(),
  disposition: plain(
    z.enum([
      "escalated",
      "resolved-on-call",
      "sent-on",
      "crisis-handed-over",
      "cut-off",
      "not-an-intake",
      "call-back-promised",
    ]),
  ),
  reference: word(40),
  referral: z
    .object({ to: word(), how: plain(z.enum(["warm", "number-only", "not-answered"])) })
    .optional(),
});
export type CallEnded = z.infer<typeof CallEnded>;

/** The assessment that was on the screen, kept as it was shown. */
export const AssessmentRecord = z.object({
  standard: word(20),
  result: plain(
    z.enum(["compliant", "late", "compliant-by-exception", "no-fixed-standard", "not-assessable"]),
  ),
  dueOn: day().nullable(),
  list: word(10),
  headline: classified("sensitive", z.string().max(300)),
  contentVersion: word(128),
});
export type AssessmentRecord = z.infer<typeof AssessmentRecord>;

export const CaseOpened = z.object({
  call: plain(CallId),
  reference: word(40),
  concern: classified("sensitive", Concern),
  owner: plain(PersonId),
  openedAt: instant(),
});

export const EscalationRaised = z.object({
  /** The concern, facts and wishes as the regional colleague needs them: minimum necessary. */
  summary: text(4_000),
  facts: z.record(plain(z.string()), text(2_000)),
  region: plain(RegionId),
  priority: plain(Priority),
  reasons: z.array(classified("sensitive", z.string().max(200))),
  acknowledgeBy: instant(),
  answerBy: instant(),
  memberPromisedBy: instant(),
  lawfulDueOn: day().nullable(),
  raisedAt: instant(),
  /** The team and the person that routing named at that moment; of the first build it is missing. */
  to: z.object({ team: word(120), name: word(120), phone: word(60) }).optional(),
});
export type EscalationRaised = z.infer<typeof EscalationRaised>;

export const EscalationStep = z.object({ escalation: plain(EventId), at: instant() });

export const EscalationAnswer = z.discriminatedUnion("kind", [
  z.object({
    kind: plain(z.enum(["booked", "offered"])),
    appointmentAt: classified("sensitive", z.string().max(40)),
    provider: identifying(120),
    mode: plain(z.enum(["in-person", "video", "phone"])),
    place: identifying(200),
    heldUntil: classified("sensitive", z.string().max(40)).nullable(),
    words: text(2_000),
  }),
  z.object({
    kind: plain(z.literal("not-possible")),
    reason: text(2_000),
    outOfNetwork: plain(z.enum(["considered-offered", "considered-not-offered"])),
    consideredBy: identifying(120),
  }),
  z.object({ kind: plain(z.literal("needs-information")), question: text(2_000) }),
]);
export type EscalationAnswer = z.infer<typeof EscalationAnswer>;

export const EscalationAnswered = EscalationStep.extend({ answer: EscalationAnswer });

/** Something one named person must do by a time: a promise, call-back, phone call, visit check. */
export const FollowUpMade = z.object({
  kind: plain(z.enum(["promise", "call-back", "phone-region", "visit-check", "safety-call-back"])),
  words: text(500),
  owner: plain(PersonId),
  dueAt: instant(),
  caseId: plain(CaseId).nullable(),
  call: plain(CallId).nullable(),
});
export type FollowUpMade = z.infer<typeof FollowUpMade>;

export const FollowUpDone = z.object({
  followUp: plain(EventId),
  result: text(500),
  at: instant(),
});

export const MemberTold = z.object({
  at: instant(),
  how: plain(z.enum(["phone", "message", "letter"])),
  words: text(2_000),
  memberAnswer: plain(z.enum(["accepted", "not-accepted", "not-reached"])),
});

export const CaseResolved = z.object({
  at: instant(),
  how: plain(z.enum(["visit-attended", "member-says-settled"])),
  words: text(1_000),
  /** The escalations the person who resolved it knew of; any other goes on (architecture.md, conflicts). */
  knows: z.array(plain(EventId)),
});

export const Note = z.object({ text: text(20_000), at: instant() });

export const StationTaken = z.object({
  desk: word(64),
  why: plain(
    z.enum(["enrolled", "head-unknown", "head-not-a-prefix", "machine-changed", "forked"]),
  ),
});

export const AccessRecordBody = z.object({
  case: plain(z.array(CaseId)).max(100),
  purpose: plain(z.enum(["case-opened", "list", "export", "print", "masked-row-opened"])),
  reason: text(500).optional(),
  at: instant(),
});
export type CallStarted = z.infer<typeof CallStarted>;
export type CaseOpened = z.infer<typeof CaseOpened>;
export type EscalationStep = z.infer<typeof EscalationStep>;
export type EscalationAnswered = z.infer<typeof EscalationAnswered>;
export type FollowUpDone = z.infer<typeof FollowUpDone>;
export type MemberTold = z.infer<typeof MemberTold>;
export type CaseResolved = z.infer<typeof CaseResolved>;
export type Note = z.infer<typeof Note>;
export type StationTaken = z.infer<typeof StationTaken>;
export type AccessRecordBody = z.infer<typeof AccessRecordBody>;
