import { z } from "zod";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

const Regulator = z.strictObject({
  id: z.string(),
  name: Words,
  number: z.string(),
  tty: z.string().optional(),
  web: z.string().optional(),
  source: Source,
});

/** What a call can tell the log of an exempt grievance. */
export const LogFact = z.enum([
  "dateOfCall",
  "complainant",
  "memberNumber",
  "nature",
  "resolution",
  "representative",
]);
export type LogFact = z.infer<typeof LogFact>;

/** The clocks of a grievance and the words that go with it. */
export const Grievance = z.strictObject({
  acknowledgeDays: z.strictObject({ calendarDays: z.int().min(1), source: Source }),
  resolveDays: z.strictObject({ calendarDays: z.int().min(1), source: Source }),
  expedited: z.strictObject({ hours: z.int().min(1), source: Source }),
  exempt: z.strictObject({ businessDays: z.int().min(1), source: Source }),
  /** What the log must hold of one that was exempt and settled; each fact once. */
  exemptLog: z
    .array(z.strictObject({ id: LogFact, label: Words, source: Source }))
    .min(1)
    .refine((log) => new Set(log.map(({ id }) => id)).size === log.length, "each fact only once"),
  /** Neutral: filing neither helps nor harms the access concern. */
  offer: Words,
  filedWords: Words,
  notFiledWords: Words,
  /** "not filed at member's choice · exempt until {day}, then becomes formal". */
  exemptWords: Words,
  convertedWords: Words,
  /** Topics that never take the exempt route. */
  neverExempt: z.array(z.strictObject({ id: z.string(), label: Words, source: Source })).min(1),
  regulators: z.array(Regulator).min(1),
  regulatorWords: Words,
});
export type Grievance = z.infer<typeof Grievance>;
