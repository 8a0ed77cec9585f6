import { z } from "zod";
import { CallId } from "../events/ids.ts";
import { PracticeScored } from "../events/practice-bodies.ts";

/** A simulated caller as they stand in the list: never what the right answer is. */
export const PracticeRow = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  language: z.enum(["en", "es"]),
  /** What this person's last call with them came to, at this desk; null: none yet. */
  last: PracticeScored.nullable(),
});
export type PracticeRow = z.infer<typeof PracticeRow>;

/** The practice call that is not ended, on the screen or waiting. */
export const PracticeOpen = z.object({ callId: CallId, caller: z.string(), name: z.string() });
export type PracticeOpen = z.infer<typeof PracticeOpen>;

export const PracticeView = z.object({
  callers: z.array(PracticeRow).max(200),
  open: PracticeOpen.nullable(),
});
export type PracticeView = z.infer<typeof PracticeView>;

/** What the caller has said so far, latest last. */
export const PracticeSaid = z.object({
  name: z.string(),
  language: z.enum(["en", "es"]),
  lines: z
    .array(
      z.object({
        /** What was asked, by its label; null: what they began with. */
        asked: z.string().nullable(),
        says: z.string(),
        /** The same in English, where the caller speaks Spanish. */
        inEnglish: z.string().nullable(),
      }),
    )
    .min(1)
    .max(200),
});
export type PracticeSaid = z.infer<typeof PracticeSaid>;

const ScoreLine = z.object({
  aspect: z.enum(["verdict", "safety", "crisis", "facts", "words"]),
  words: z.string(),
  why: z.string(),
});

export const PracticeScoreView = z.object({
  caller: z.string(),
  name: z.string(),
  verdictRight: z.boolean(),
  safetyAsked: z.boolean(),
  crisisRight: z.boolean(),
  factsMissing: z.int(),
  factsExpected: z.int(),
  wordsToChange: z.int(),
  seconds: z.int(),
  missed: z.array(ScoreLine),
  kept: z.array(ScoreLine),
});
export type PracticeScoreView = z.infer<typeof PracticeScoreView>;
