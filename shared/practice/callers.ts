import { z } from "zod";
import { Safety, ScopeKeys } from "../events/bodies.ts";
import { Words } from "../content/words.ts";

/** A field of the forms, one that a script asks, or a question of the crisis path. */
const Field = z.string().regex(/^[a-z][A-Za-z0-9-]{0,60}$/);
const CallerId = z.string().regex(/^[a-z][a-z0-9-]{2,59}$/);

/** What is known when one of these fields is asked: what the caller then says, once per fact. */
export const PracticeFact = z.strictObject({
  fields: z.array(Field).min(1),
  says: Words,
  /** Belongs on record for this caller: named on the score page when none of its fields is written. */
  expected: z.boolean().default(false),
});
export type PracticeFact = z.infer<typeof PracticeFact>;

/**
 * What a call with this caller must come to. `needed: "yes"`: the crisis path must have been opened and left by
 * an outcome. There is no "must not": opening it once too often is never a fault (product.md, "Crisis").
 */
export const PracticeExpected = z.strictObject({
  verdict: z.enum(["in", "out", "mixed", "not-an-intake"]),
  /** Keys of the scope check that must be there; others may be. */
  keys: ScopeKeys.partial(),
  verdictWhy: Words,
  safety: z.strictObject({
    /** Answers to the safety key that fit; null: the call had no speech, so it may be skipped. */
    keys: z.array(Safety.shape.key).min(1).nullable(),
    why: Words,
  }),
  crisis: z.strictObject({
    needed: z.enum(["yes", "no"]),
    why: Words,
  }),
});
export type PracticeExpected = z.infer<typeof PracticeExpected>;

export const PracticeCaller = z.strictObject({
  id: CallerId,
  /** The language the caller speaks. The other one is there for whoever reads along. */
  lang: z.enum(["en", "es"]),
  /** Invented. */
  name: z.string().min(1).max(60),
  /** In the list before the call: never what the verdict is. */
  about: Words,
  /** The number that shows; null: withheld. */
  ani: z.string().max(40).nullable(),
  opens: Words,
  /** Said to what the caller has nothing for. */
  otherwise: Words,
  facts: z.array(PracticeFact).max(30),
  expected: PracticeExpected,
});
export type PracticeCaller = z.infer<typeof PracticeCaller>;

export const PracticeCallers = z.array(PracticeCaller);

/** Written or keyed by the specialist without a question: the caller has nothing to say to them. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  "listening",
  "note",
  "scope",
  "safetyWords",
  "recordingAgreed",
  "promptLanguage",
  "specialistLanguage",
  "priorityRaisedTo",
  "priorityRaisedWhy",
]);

/** Whether going to a field asks the caller something. */
export const isAsked = (field: string): boolean => field !== "" && !NOT_ASKED.has(field);

/** The keys of the scope check that must be there. */
export const keysOf = ({ keys }: PracticeExpected): ScopeKeys => ({
  concerns: keys.concerns ?? [],
  excludedUses: keys.excludedUses ?? [],
  others: keys.others ?? [],
  grievanceHeard: keys.grievanceHeard ?? false,
});

/** The fact that a field brings out; null: the caller has nothing for it. */
export const factFor = (caller: PracticeCaller, field: string): PracticeFact | null =>
  caller.facts.find(({ fields }) => fields.includes(field)) ?? null;
