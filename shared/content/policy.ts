import { z } from "zod";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When something is due, counted from the moment an escalation is raised. */
export const Target = z.discriminatedUnion("kind", [
  /** Minutes while the line is staffed. */
  z.strictObject({ kind: z.literal("staffed-minutes"), minutes: z.int().min(1) }),
  /** The close of the staffed day on which acknowledgement is due. */
  z.strictObject({ kind: z.literal("same-day") }),
  /** A time of day (or the close) of the n-th business day after. */
  z.strictObject({
    kind: z.literal("business-day"),
    days: z.int().min(1).max(10),
    at: Clock.nullable(),
  }),
]);
export type Target = z.infer<typeof Target>;

const Targets = z.strictObject({
  acknowledge: Target,
  answer: Target,
  /** Staffed minutes after the answer is due in which the member is told. */
  tellMemberMinutes: z.int().min(1),
  /** Whether the region is phoned as well. */
  phone: z.boolean(),
});
export type Targets = z.infer<typeof Targets>;

/** Thresholds of priority: every number that decides P1, P2 or P3. */
export const PriorityPolicy = z.strictObject({
  p1: z.strictObject({
    medicationDays: z.int().min(0),
    dischargeDays: z.int().min(0),
    highRiskMedications: z.array(z.string().min(2)),
    opioidTreatments: z.array(z.string().min(2)),
  }),
  p2: z.strictObject({
    medicationDays: z.int().min(0),
    dueBusinessDays: z.int().min(0),
    authorizationDays: z.int().min(0),
    clinicCancellations: z.int().min(1),
    /** What became of a visit that counts as one; a content that does not say counts only the first. */
    countsAsClinicCancellation: z
      .array(z.enum(["cancelled-by-clinic", "provider-no-show"]))
      .min(1)
      .default(["cancelled-by-clinic"]),
    escalations: z.int().min(2),
    minorBelow: z.int().min(1),
  }),
});
export type PriorityPolicy = z.infer<typeof PriorityPolicy>;

export const Rung = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: Words,
  who: z.string().min(1),
  phone: z.string().min(3),
});
export type Rung = z.infer<typeof Rung>;

/** What goes along with records of substance-use treatment when they leave the plan's own hands. */
export const Part2 = z.strictObject({
  /** As it is printed, in English: the rule gives the wording. */
  notice: z.string().min(40).includes("42 CFR"),
  /** Words of a fact that bring it, beside those that always do. */
  signs: z.array(z.string().min(3)),
  source: Source,
});
export type Part2 = z.infer<typeof Part2>;

export const Policy = z.strictObject({
  priority: PriorityPolicy,
  targets: z.strictObject({ P1: Targets, P2: Targets, P3: Targets }),
  /** The rungs climbed when a target is missed, lowest first. */
  ladder: z.array(Rung).min(1),
  /** Call-backs before a letter, and how they must be spread. */
  attempts: z.strictObject({
    count: z.int().min(1),
    halfDays: z.int().min(1),
    businessDays: z.int().min(1),
  }),
  /** What a message left on a machine may say; never why. */
  voicemail: Words,
  supervisor: z.strictObject({ name: z.string(), extension: z.string() }),
  crisis: z.strictObject({
    acknowledgeSeconds: z.int().min(5),
    redialMinutes: z.int().min(1),
    redials: z.int().min(1),
    recoveryMinutes: z.int().min(0),
    /** Local time by which the safety call-back of the next staffed morning is made. */
    callBackBy: Clock,
  }),
  /** Factors that must match in the plan's system before a member counts as confirmed. */
  verification: z.strictObject({ factors: z.int().min(2).max(5) }),
  /**
   * Whole years at which a child's own say begins and a parent's ends. A later own say or an earlier
   * end of childhood than the statutes name would tell parents more, or children less: refused.
   */
  ages: z.strictObject({
    ownSayFrom: z.int().min(1).max(12, "a child's own say begins at 12 at the latest"),
    adultFrom: z.int().min(18, "nobody is an adult before 18").max(21),
    source: Source,
  }),
  part2: Part2,
  /** Days before closing in which an approaching closure is shown. */
  closureAheadDays: z.int().min(1),
  /** Minutes before a desk closes in which "closes in …" is shown. */
  closesSoonMinutes: z.int().min(1),
  /** Days either side of a date said with "about". */
  aboutDays: z.int().min(1),
  source: Source,
});
export type Policy = z.infer<typeof Policy>;
