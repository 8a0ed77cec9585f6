import { z } from "zod";
import { classified } from "./classified.ts";

const flag = () => classified("none", z.boolean());
const count = () => classified("none", z.int().min(0).max(10_000));

/**
 * What a practice call came to. Scores and nothing else: no word that was typed, no id of the call, no
 * fact of the invented caller.
 */
export const PracticeScored = z.strictObject({
  caller: classified("none", z.string().regex(/^[a-z][a-z0-9-]{2,59}$/)),
  contentVersion: classified("none", z.string().min(1).max(128)),
  verdictRight: flag(),
  safetyAsked: flag(),
  crisisRight: flag(),
  /** Facts that belong on record and were not written, of how many. */
  factsMissing: count(),
  factsExpected: count(),
  /** Words for which there is a neutral one. */
  wordsToChange: count(),
  seconds: classified("none", z.int().min(0).max(86_400)),
  at: classified("none", z.iso.datetime()),
});
export type PracticeScored = z.infer<typeof PracticeScored>;
