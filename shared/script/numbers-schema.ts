import { z } from "zod";
import { Hours } from "../content/line.ts";

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Words = z.strictObject({ en: z.string().min(1).max(400), es: z.string().min(1).max(400) });
/** Digits and hyphens as dialled; short codes such as 988 and 711 included. */
export const Dialled = z.string().regex(/^[0-9][0-9-]{2,15}$/);

/** One number that a specialist can give or dial without the network. */
export const PaletteNumber = z.strictObject({
  id: Id,
  name: Words,
  /** `crisis` numbers come first and may be neither closed nor removed. */
  group: z.enum(["crisis", "clinic", "language", "rights", "plan"]),
  number: Dialled,
  /** A second way to reach it: text, TTY, relay. */
  also: Words.optional(),
  hours: Hours,
  /** The number of this palette to give while it is closed. */
  instead: Id.optional(),
  /** What to say to the caller before giving or dialling it. */
  say: Words,
  /** Dialled by the specialist only; never given to a caller. */
  internal: z.boolean(),
  /** Nobody has confirmed the number yet: said beside it wherever it stands. */
  toConfirm: z.boolean().default(false),
  source: z.string().min(3),
});
export type PaletteNumber = z.infer<typeof PaletteNumber>;

export const Palette = z.array(PaletteNumber).min(1);
export type Palette = z.infer<typeof Palette>;

/** A neutral sentence put into a note by one key: no diagnosis, no adjective, no blame. */
export const NeutralPhrase = z.strictObject({
  id: Id,
  key: z.string().regex(/^[a-z0-9]$/),
  text: Words,
  /** Words that it is better than, shown when they are typed. */
  insteadOf: z.array(z.string()).optional(),
});
export type NeutralPhrase = z.infer<typeof NeutralPhrase>;

export const NeutralPhrases = z.array(NeutralPhrase).min(1);
export type NeutralPhrases = z.infer<typeof NeutralPhrases>;

export type PaletteProblem = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
};

/** Numbers that the line may never be without. */
const floor: Readonly<Record<string, string>> = {
  "emergency-911": "911",
  "lifeline-988": "988",
};

/** Doubled ids, numbers to give instead that do not exist, and the floor of 911 and 988. */
export const checkPalette = (palette: Palette): PaletteProblem[] => {
  const problems: PaletteProblem[] = [];
  palette.forEach(({ id, instead }, at) => {
    if (palette.findIndex((each) => each.id === id) !== at) {
      problems.push({ path: [at], message: `${id} is there twice`, remedy: "remove one" });
    }
    if (instead !== undefined && !palette.some((each) => each.id === instead)) {
      const remedy = "name a number of this palette";
      problems.push({ path: [at, "instead"], message: `${instead} does not exist`, remedy });
    }
  });
  for (const [id, number] of Object.entries(floor)) {
    const entry = palette.find((each) => each.id === id);
    if (entry?.number !== number || entry.hours.kind !== "always" || entry.internal) {
      const remedy = `keep ${id} as ${number}, always open, for callers`;
      problems.push({ path: [], message: `${number} is missing or changed`, remedy });
    }
  }
  return problems;
};

/** Two phrases under one key: only one of them could be reached. */
export const checkPhrases = (phrases: NeutralPhrases): PaletteProblem[] => {
  const problems: PaletteProblem[] = [];
  phrases.forEach(({ key }, at) => {
    if (phrases.findIndex((each) => each.key === key) !== at) {
      problems.push({ path: [at, "key"], message: `key ${key} is taken`, remedy: "use another" });
    }
  });
  return problems;
};
