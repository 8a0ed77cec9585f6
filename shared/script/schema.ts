import { z } from "zod";

/** How the words are said: to an English or Spanish speaker, or short for an interpreter to carry. */
export const Variant = z.enum(["en", "es", "interpreter"]);
export type Variant = z.infer<typeof Variant>;
export const variants = Variant.options;

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Field = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);
const Sentence = z.string().min(1).max(700);

/** The words in every variant; a variant that is missing is refused, never replaced in silence. */
export const PromptText = z.strictObject({ en: Sentence, es: Sentence, interpreter: Sentence });
export type PromptText = z.infer<typeof PromptText>;

const Label = z.strictObject({ en: z.string().min(1).max(120), es: z.string().min(1).max(120) });

/** What an ask records. `choice` is a radio group; everything else is typed. */
export const AnswerShape = z.discriminatedUnion("as", [
  z.strictObject({
    as: z.literal("choice"),
    field: Field,
    choices: z.array(z.strictObject({ value: Id, label: Label })).min(2),
  }),
  z.strictObject({ as: z.enum(["yes-no", "text", "date", "number", "phone"]), field: Field }),
]);
export type AnswerShape = z.infer<typeof AnswerShape>;

/** A prompt of this script, `script:<id>` for another one, `back` to where a jump came from, or `end`. */
export const Target = z.string().regex(/^([a-z0-9]+(-[a-z0-9]+)*|script:[a-z0-9]+(-[a-z0-9]+)*)$/);
export type Target = z.infer<typeof Target>;

export const Branch = z.strictObject({
  /** Every field named must have (one of) these values. */
  when: z.record(Field, z.union([z.string(), z.array(z.string()).min(1)])),
  to: Target,
});

const common = {
  id: Id,
  text: PromptText,
  /** Words to stress, as they stand in the text of that variant. */
  highlight: z
    .strictObject({
      en: z.array(z.string()).optional(),
      es: z.array(z.string()).optional(),
      interpreter: z.array(z.string()).optional(),
    })
    .optional(),
  /** Words that are hard to say, spelled as they sound. */
  pronounce: z.array(z.strictObject({ word: z.string().min(1), as: z.string().min(1) })).optional(),
  /** A number of the palette that belongs beside this prompt. */
  number: Id.optional(),
  branch: z.array(Branch).optional(),
  next: Target,
};

/** `say` is read aloud, `ask` also records an answer, `do` is for the specialist and not read aloud. */
export const Prompt = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("say"), ...common }),
  z.strictObject({ kind: z.literal("do"), ...common }),
  z.strictObject({ kind: z.literal("ask"), ...common, answer: AnswerShape }),
]);
export type Prompt = z.infer<typeof Prompt>;

export const Script = z.strictObject({
  id: Id,
  title: Label,
  /** Counts up with every published change; an event names the content version it was said from. */
  version: z.int().min(1),
  /** Who must approve a change: clinical wording waits for the clinical owner. */
  owner: z.enum(["line", "clinical"]),
  approval: z.string().min(1),
  first: Id,
  prompts: z.array(Prompt).min(1),
});
export type Script = z.infer<typeof Script>;

export const Scripts = z.array(Script).min(1);
export type Scripts = z.infer<typeof Scripts>;
