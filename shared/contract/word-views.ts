import { z } from "zod";

/** One thing to say, ask or do, as the call stands, in the language the prompts are in. */
export const PromptView = z.object({
  /** "script/prompt". */
  id: z.string(),
  /** "Safety": where in the call this belongs. */
  part: z.string(),
  /** `do` is for the specialist and is not read aloud. */
  kind: z.enum(["say", "ask", "do"]),
  say: z.string(),
  highlight: z.array(z.string()),
  /** Hard words and the reference, as they sound. */
  pronounce: z.array(z.object({ word: z.string(), as: z.string() })),
  /** A number that belongs beside these words. */
  number: z.object({ name: z.string(), number: z.string(), status: z.string() }).nullable(),
  /** The field that takes the answer. */
  field: z.string().nullable(),
  /** How it is answered; null: nothing is asked, or keyed on a panel of its own. */
  answer: z
    .object({
      as: z.enum(["choice", "yes-no", "text", "date", "number", "phone"]),
      choices: z.array(
        z.object({
          value: z.string(),
          label: z.string(),
          /** This answer leads to the crisis path. */
          crisis: z.boolean().optional(),
        }),
      ),
    })
    .nullable(),
  /** What was answered, in one line; null: still to say. */
  done: z.string().nullable(),
});
export type PromptView = z.infer<typeof PromptView>;

/** A script of the book: every prompt that can be jumped to. */
export const BookScript = z.object({
  id: z.string(),
  title: z.string(),
  prompts: z.array(z.object({ id: z.string(), say: z.string() })),
});
export type BookScript = z.infer<typeof BookScript>;

export const LanguagesView = z.object({
  caller: z.string(),
  mine: z.enum(["en", "es"]),
  prompts: z.enum(["en", "es", "interpreter"]),
  /** Those that content names, to choose the caller's from. */
  known: z.array(z.object({ id: z.string(), name: z.string() })),
  /** While the prompts are for an interpreter: whom to dial, and the hold line as it sounds. */
  interpreter: z
    .object({ number: z.string(), status: z.string(), hold: z.string(), as: z.string() })
    .nullable(),
});
export type LanguagesView = z.infer<typeof LanguagesView>;

/** A number to give or dial, with the words to say before it. */
export const NumberView = z.object({
  id: z.string(),
  name: z.string(),
  group: z.enum(["crisis", "clinic", "language", "rights", "plan", "county"]),
  number: z.string(),
  also: z.string().nullable(),
  open: z.boolean(),
  /** "open now · closes in 4 min", "closed: instead …". */
  status: z.string(),
  say: z.string().nullable(),
  /** Dialled by us only, never given to a caller. */
  internal: z.boolean(),
});
export type NumberView = z.infer<typeof NumberView>;

export const PhraseView = z.object({
  key: z.string(),
  text: z.string(),
  insteadOf: z.array(z.string()),
});
export type PhraseView = z.infer<typeof PhraseView>;

/** What is read back, and what the member takes away, composed from the fields. */
export const SummaryView = z.object({
  lang: z.enum(["en", "es"]),
  readBack: z.array(z.object({ field: z.string(), text: z.string() })),
  summary: z.array(z.string()),
});
export type SummaryView = z.infer<typeof SummaryView>;
