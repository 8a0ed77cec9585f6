import { z } from "zod";

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Words = z.strictObject({ en: z.string().min(1).max(400), es: z.string().min(1).max(400) });
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Digits and hyphens as dialled; short codes such as 988 and 711 included. */
export const Dialled = z.string().regex(/^[0-9][0-9-]{2,15}$/);

export const PaletteHours = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("always") }),
  /** Monday is 1, Sunday is 7; Pacific clock times. */
  z.strictObject({
    kind: z.literal("weekly"),
    days: z.array(z.int().min(1).max(7)).min(1),
    opens: Clock,
    closes: Clock,
  }),
]);
export type PaletteHours = z.infer<typeof PaletteHours>;

/** One number that a specialist can give or dial without the network. */
export const PaletteNumber = z.strictObject({
  id: Id,
  name: Words,
  /** `crisis` numbers come first and may be neither closed nor removed. */
  group: z.enum(["crisis", "clinic", "language", "rights", "plan"]),
  number: Dialled,
  /** A second way to reach it: text, TTY, relay. */
  also: Words.optional(),
  hours: PaletteHours,
  /** What to say to the caller before giving or dialling it. */
  say: Words,
  /** Dialled by the specialist only; never given to a caller. */
  internal: z.boolean(),
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

/** Doubled ids and keys, hours that end before they begin, and the floor of 911 and 988. */
export const checkPalette = (palette: Palette, phrases: NeutralPhrases): PaletteProblem[] => {
  const problems: PaletteProblem[] = [];
  palette.forEach(({ id, hours }, at) => {
    if (palette.findIndex((each) => each.id === id) !== at) {
      problems.push({ path: [at], message: `${id} is there twice`, remedy: "remove one" });
    }
    if (hours.kind === "weekly" && hours.opens >= hours.closes) {
      const remedy = "write the opening time before the closing time";
      problems.push({ path: [at, "hours"], message: `${id} closes before it opens`, remedy });
    }
  });
  for (const [id, number] of Object.entries(floor)) {
    const entry = palette.find((each) => each.id === id);
    if (entry?.number !== number || entry.hours.kind !== "always" || entry.internal) {
      const remedy = `keep ${id} as ${number}, always open, for callers`;
      problems.push({ path: [], message: `${number} is missing or changed`, remedy });
    }
  }
  phrases.forEach(({ key }, at) => {
    if (phrases.findIndex((each) => each.key === key) !== at) {
      problems.push({ path: [at, "key"], message: `key ${key} is taken`, remedy: "use another" });
    }
  });
  return problems;
};
