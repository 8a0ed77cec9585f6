import { z } from "zod";
import { Concern, ExcludedUse } from "../events/bodies.ts";
import { Words } from "./words.ts";

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);

const ConcernEntry = z.strictObject({
  id: Concern,
  key: z.string().length(1),
  label: Words,
  hint: Words,
});

/** `say` when it is all the caller wants; `alongside` when a concern of this line goes on. */
const ExcludedEntry = z.strictObject({
  id: ExcludedUse,
  key: z.string().length(1),
  label: Words,
  hint: Words,
  referral: Id,
  say: Words,
  alongside: Words,
});

export const OtherEntry = z.discriminatedUnion("outcome", [
  z.strictObject({
    id: Id,
    outcome: z.literal("sent-on"),
    label: Words,
    hint: Words,
    referral: Id,
    say: Words,
  }),
  z.strictObject({
    id: Id,
    outcome: z.literal("not-an-intake"),
    label: Words,
    hint: Words,
    say: Words,
  }),
]);
export type OtherEntry = z.infer<typeof OtherEntry>;

/** A condition left out matches both. */
export const ScopeConditions = z.strictObject({
  crisis: z.boolean().optional(),
  concern: z.boolean().optional(),
  excluded: z.boolean().optional(),
  grievance: z.boolean().optional(),
  sentOn: z.boolean().optional(),
  notAnIntake: z.boolean().optional(),
  bouncedBefore: z.boolean().optional(),
});
export type ScopeConditions = z.infer<typeof ScopeConditions>;

export const NextStepKind = z.enum([
  "crisis",
  "take-the-facts",
  "offer-grievance-and-take-the-facts",
  "send-on",
  "file-grievance",
  "keep-and-find-an-owner",
  "end-short",
  "ask",
]);
export type NextStepKind = z.infer<typeof NextStepKind>;

export const ScopeRule = z.strictObject({
  id: Id,
  when: ScopeConditions,
  verdict: z.enum(["in", "out", "mixed", "not-an-intake", "undecided"]),
  /** Said first; the words of each key follow where `parts` says so. */
  say: Words.optional(),
  parts: z.enum(["none", "alone", "alongside"]),
  next: z.strictObject({ kind: NextStepKind, words: Words }),
});
export type ScopeRule = z.infer<typeof ScopeRule>;

export const Scope = z.strictObject({
  concerns: z.array(ConcernEntry).length(5),
  excludedUses: z.array(ExcludedEntry).length(5),
  others: z.array(OtherEntry).min(1),
  /** The first rule whose conditions hold decides. */
  rules: z.array(ScopeRule).min(1),
  /** Days in which a second bounce of the same caller is ours. */
  bounceDays: z.int().min(1),
  /** Said after a referral that is closed now: `{referral}`, `{opens}`, `{instead}`. */
  closedSay: Words,
});
export type Scope = z.infer<typeof Scope>;
