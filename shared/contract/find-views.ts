import { z } from "zod";
import { CallId, CaseId } from "../events/ids.ts";

/** Where somebody was found, apart from what the row says anyway. */
export const FoundBy = z.object({
  place: z.enum([
    "caller",
    "callbackNumber",
    "memberNumber",
    "memberBornOn",
    "regionOrZip",
    "note",
    "listening",
    "earlier",
  ]),
  /** As it stands there; of a long text the part around the word. */
  words: z.string(),
});
export type FoundBy = z.infer<typeof FoundBy>;

/** A case, or a call that became none. */
export const FoundRow = z.object({
  /** The stream, to tell rows apart. */
  id: z.string(),
  caseId: CaseId.nullable(),
  callId: CallId.nullable(),
  /** What Enter does: of a closed call without a case the row is all there is. */
  opens: z.enum(["case", "call", "nothing"]),
  masked: z.boolean(),
  /** Found with spelling tolerance. */
  tolerant: z.boolean(),
  member: z.string(),
  reference: z.string().nullable(),
  /** "First appointment", "Sent on to Member Services". */
  what: z.string(),
  state: z.string().nullable(),
  /** "Mon, Nov 9". */
  opened: z.string().nullable(),
  foundBy: FoundBy.nullable(),
});
export type FoundRow = z.infer<typeof FoundRow>;

const Holds = z.object({ cases: z.int(), calls: z.int() });

/** What the vault answers; main decides what of it is shown. */
export const FoundRows = z.object({
  rows: z.array(FoundRow).max(100),
  total: z.int(),
  /** What this desk looks through. */
  holds: Holds,
  /** While the desk still reads its records after it was unlocked; null: everything is looked through. */
  reading: z.object({ done: z.int(), of: z.int() }).nullable(),
});
export type FoundRows = z.infer<typeof FoundRows>;

export const FindView = FoundRows.extend({
  sight: z.enum(["full", "masked", "hidden"]),
  /** Why rows are masked or hidden, and what would change it. */
  because: z.string().nullable(),
  /** What is wrong with the number that was typed. */
  problem: z.string().nullable(),
});
export type FindView = z.infer<typeof FindView>;
