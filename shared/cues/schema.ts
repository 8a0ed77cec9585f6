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
  /** One of these must be said in the same sentence, before or after. */
  beside: z.array(Pattern).optional(),
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
  /** Words that put a sentence long ago: what it says of a crisis then counts for less. */
  past: z.array(Pattern),
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
  /** With no other use even guessed at, a crisis is raised from here on. */
  crisisAloneAt: z.number().min(0.5),
  /** What is left of a crisis cue in a sentence that speaks of long ago. */
  pastShare: z.number().min(0).max(1),
  /** A second and third suggestion need this share of the best score. */
  secondShare: z.number().min(0).max(1),
  thirdShare: z.number().min(0).max(1),
  /** A use that gives way once concerns of the line score at least this share of its own. */
  /** How patterns and learnt weights are put together, where there are weights. */
  weighing: z
    .strictObject({
      /** What each point of the patterns' score adds to the log-odds of a use, and of a crisis. */
      patternShare: z.number().min(0),
      crisisPatternShare: z.number().min(0),
      /** Points above this add nothing; below the least, nothing is taken off. */
      patternMost: z.number().min(0),
      crisisPatternMost: z.number().min(0),
      patternLeast: z.number().max(0),
      /** What each point of log-odds of the plainest other use takes off a crisis. */
      othersAgainst: z.number().min(0).max(1),
      /** Words of direct danger with so many points raise it, whatever the weights make of the rest. */
      plainAt: z.number().min(1).default(10),
      /** What each point of log-odds of the spelling adds to a crisis. */
      spellingShare: z.number().min(0).default(0),
      /** Log-odds from which the first, second and third use are suggested, and a crisis is raised. */
      first: z.number(),
      second: z.number(),
      third: z.number(),
      crisis: z.number(),
    })
    .optional(),
  yields: z.array(z.strictObject({ use: Use, share: z.number().min(0), why: z.string().min(8) })),
});
export type CueRules = z.infer<typeof CueRules>;

/** Words of all languages that mean the same: what the weights are learnt on, beside single words. */
export const Meaning = z.strictObject({
  id: Id,
  /** What the words have in common: shown to the admin, and a meaning without it is refused. */
  why: z.string().min(8),
  en: z.array(Pattern).min(1),
  es: z.array(Pattern).min(1),
});
export type Meaning = z.infer<typeof Meaning>;

/** What was learnt of one use. Features: a stem, two stems in a row, `@meaning`, `!@meaning`, two meanings. */
export const UseWeights = z.strictObject({
  use: Use,
  /** Log-odds of the use in a statement in which nothing is heard. */
  bias: z.number(),
  /** Whether the sentence that speaks most decides, or the statement as a whole. */
  hears: z.enum(["parts", "whole"]),
  /** How much of a window's length is taken off its sum: 0 nothing, 1 the mean counts. */
  lengthOff: z.number().min(0).max(1),
  /** Features of the same weight, with a comma and a space between them. */
  weights: z.array(z.strictObject({ weight: z.number().min(-6).max(6), of: z.string().min(1) })),
});
export type UseWeights = z.infer<typeof UseWeights>;

/** What was learnt of a crisis from runs of letters, in log-odds; `_` is the edge of a word. */
export const SpellingWeights = z.strictObject({
  bias: z.number(),
  /** Runs of the same weight, with a space between them. */
  weights: z.array(z.strictObject({ weight: z.number().min(-64).max(64), of: z.string().min(2) })),
});
export type SpellingWeights = z.infer<typeof SpellingWeights>;

export const Cues = z.strictObject({
  rules: CueRules,
  spelling: SpellingWeights.default({ bias: 0, weights: [] }),
  meanings: z.array(Meaning).default([]),
  weights: z.array(UseWeights).default([]),
  words: z.array(CueWords).min(1),
  files: z.array(CueFile).min(1),
});
export type Cues = z.infer<typeof Cues>;
