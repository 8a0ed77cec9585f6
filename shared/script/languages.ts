import type { Variant } from "./schema.ts";

/** The languages of one call, as codes; kept as fields of the call under these names. */
export const LANGUAGE_FIELDS = {
  caller: "callerLanguage",
  mine: "specialistLanguage",
  prompts: "promptLanguage",
} as const;

/** What the specialist speaks on a call: the scripts are whole in these two. */
export const SPECIALIST_LANGUAGES = ["en", "es"] as const;
export type SpecialistLanguage = (typeof SPECIALIST_LANGUAGES)[number];

export type CallLanguages = {
  readonly caller: string;
  readonly mine: SpecialistLanguage;
  readonly prompts: Variant;
};

const isMine = (code: string | undefined): code is SpecialistLanguage =>
  code === "en" || code === "es";
const isVariant = (code: string | undefined): code is Variant =>
  isMine(code) || code === "interpreter";

/** Two people who share a language speak it; else short sentences through an interpreter. */
export const promptsFor = (caller: string, mine: SpecialistLanguage): Variant => {
  if (caller === "en") return "en";
  return caller === mine ? mine : "interpreter";
};

/** The languages of a call as they were last chosen; English where nothing was. */
export const languagesOf = (fields: Readonly<Record<string, string>>): CallLanguages => {
  const caller = fields[LANGUAGE_FIELDS.caller] ?? "";
  const mine = fields[LANGUAGE_FIELDS.mine];
  const prompts = fields[LANGUAGE_FIELDS.prompts];
  return {
    caller: caller === "" ? "en" : caller,
    mine: isMine(mine) ? mine : "en",
    prompts: isVariant(prompts) ? prompts : "en",
  };
};

export type LanguageChoice = {
  readonly [Which in keyof CallLanguages]?: CallLanguages[Which] | undefined;
};

/** What a choice makes of the three: whoever speaks what decides the prompts, unless they are chosen. */
export const chooseLanguages = (before: CallLanguages, choice: LanguageChoice): CallLanguages => {
  const caller = choice.caller ?? before.caller;
  const mine = choice.mine ?? before.mine;
  return { caller, mine, prompts: choice.prompts ?? promptsFor(caller, mine) };
};

const cycle: readonly Variant[] = ["en", "es", "interpreter"];

/** Ctrl+E: English, Spanish, through an interpreter, and round again. */
export const nextPrompts = (now: Variant): Variant =>
  cycle[(cycle.indexOf(now) + 1) % cycle.length] ?? "en";

/** The language that the caller is read to and written to in: theirs where we have it. */
export const readToIn = ({ prompts }: CallLanguages): SpecialistLanguage =>
  prompts === "es" ? "es" : "en";
