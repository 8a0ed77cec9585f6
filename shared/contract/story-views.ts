import { z } from "zod";
import { CallId, CaseId } from "../events/ids.ts";

/** One earlier call or case of the same member, in one line. */
export const StoryRow = z.object({
  id: z.string(),
  caseId: CaseId.nullable(),
  callId: CallId.nullable(),
  /** "Sep 3 · First appointment · Escalated". */
  words: z.string(),
  /** "same member number", "same name and birth date", "same call-back number". */
  because: z.string(),
  /** An open case with the concern that this call keyed: the one to go on with. */
  duplicate: z.boolean(),
});
export type StoryRow = z.infer<typeof StoryRow>;

/** Earlier calls and cases of the confirmed member, newest first. */
export const StoryView = z.object({
  /** Why nothing is shown; null: the rows are all there is on this desk. */
  hidden: z.string().nullable(),
  rows: z.array(StoryRow).max(20),
  /** How many more there are than rows. */
  more: z.int(),
});
export type StoryView = z.infer<typeof StoryView>;

/** What the vault answers about somebody: main decides what of it may be shown. */
export const StoryFound = StoryView.omit({ hidden: true });
