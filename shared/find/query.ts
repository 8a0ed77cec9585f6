import { z } from "zod";
import { LONGEST_WORD } from "./words.ts";

/** One thing that must be in a record: a word, or signs with a digit among them, or a birth date. */
export const FindTerm = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("word"), text: z.string().min(1).max(LONGEST_WORD) }),
  z.object({ kind: z.literal("number"), text: z.string().min(1).max(LONGEST_WORD) }),
  z.object({ kind: z.literal("born"), text: z.string().min(1).max(LONGEST_WORD) }),
]);
export type FindTerm = z.infer<typeof FindTerm>;

/** What was typed, as it may be meant: a record fits when it holds every term of one reading. */
export const FindQuery = z.object({
  readings: z.array(z.array(FindTerm).min(1).max(12)).max(8),
});
export type FindQuery = z.infer<typeof FindQuery>;
