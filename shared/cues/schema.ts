import { z } from "zod";

/** The two languages that statements are typed in; desks mix them, so both may be heard in one text. */
export const CueLanguage = z.enum(["en", "es"]);
export type CueLanguage = z.infer<typeof CueLanguage>;

/** A key of the scope check, in the glossary's words; `other:` names a line of its numbered list. */
export const Use = z.union([
  z.enum([
    "initial-appointment",
    "between-appointments",
    "appointment-length",
    "travel-distance",
    "appointment-type",
    "crisis",
    "care-advice",
    "general-information",
    "regular-scheduling",
    "grievance",
  ]),
  z.templateLiteral(["other:", z.string().regex(/^[a-z][a-z-]*$/)]),
]);
export type Use = z.infer<typeof Use>;

export const CrisisKind = z.enum([
  "direct",
  "indirect",
  "history",
  "self-harm",
  "overdose",
  "relapse",
  "violence",
  "psychosis",
  "postpartum",
]);
export type CrisisKind = z.infer<typeof CrisisKind>;

/** Words, `prefix*`, `a|b`, `@class`, `(two words|three more words)`, `optional?`, `#` number, `..` and `...` gaps. */
const Pattern = z
  .string()
  .regex(/^[a-z0-9*|@()?#.$ /_-]+$/, "lower case, without accents or apostrophes");

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const Cue = z.strictObject({
  id: Id,
  /** What it adds to its use; negative weights speak against it. A crisis is raised from 4. */
  weight: z.number().min(-6).max(6),
  /** Why these words point there: shown to the admin, and a cue without one is refused. */
  why: z.string().min(8),
  any: z.array(Pattern).min(1),
  /** One of these must be said as well, anywhere in the statement. */
  also: z.array(Pattern).optional(),
  /** Said anywhere, these silence the cue. */
  unless: z.array(Pattern).optional(),
  /** Whether "no", "never", "denies" before the words silence them; the default is yes for a crisis. */
  negation: z.enum(["silences", "ignored"]).optional(),
  kind: CrisisKind.optional(),
  /** A list of single words: each one found adds the weight again, up to this many. */
  upTo: z.int().min(2).max(6).optional(),
});
export type Cue = z.infer<typeof Cue>;

/** One file of content/cues: what one language says about some uses. */
export const CueFile = z.strictObject({
  lang: CueLanguage,
  uses: z.array(z.strictObject({ use: Use, cues: z.array(Cue).min(1) })).min(1),
});
export type CueFile = z.infer<typeof CueFile>;

/** One language's word classes, desk shorthand, numbers, negations and figures of speech. */
export const CueWords = z.strictObject({
  lang: CueLanguage,
  classes: z.record(Id, z.array(z.string().min(1)).min(1)),
  shorthand: z.record(z.string().min(1), z.string().min(1)),
  numbers: z.array(z.string()),
  negators: z.array(z.string()),
  /** Words over which a negation does not reach. */
  barriers: z.array(z.string()),
  figures: z.array(
    z.strictObject({ id: Id, why: z.string().min(8), any: z.array(Pattern).min(1) }),
  ),
  /** Everyday words that tell this language from the other. */
  marks: z.array(z.string()).min(5),
});
export type CueWords = z.infer<typeof CueWords>;

/** How much must be heard before something is suggested. */
export const CueRules = z.strictObject({
  suggestAt: z.number().min(1),
  /** When nothing reaches `suggestAt`, the best use from here on is offered alone. */
  guessAt: z.number().min(1),
  crisisAt: z.number().min(1),
  /** A second and third suggestion need this share of the best score. */
  secondShare: z.number().min(0).max(1),
  thirdShare: z.number().min(0).max(1),
  /** A use that gives way once concerns of the line score at least this share of its own. */
  yields: z.array(z.strictObject({ use: Use, share: z.number().min(0), why: z.string().min(8) })),
});
export type CueRules = z.infer<typeof CueRules>;

export const Cues = z.strictObject({
  rules: CueRules,
  words: z.array(CueWords).min(1),
  files: z.array(CueFile).min(1),
});
export type Cues = z.infer<typeof Cues>;
