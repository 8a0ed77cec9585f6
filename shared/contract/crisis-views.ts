import { z } from "zod";
import { crisisQuestions } from "../crisis/crisis-questions.ts";
import { CrisisBranch } from "../events/bodies.ts";
import { HandOverRecord, HelpAnswer, HelpKind } from "../events/crisis-bodies.ts";
import { CallId, EventId } from "../events/ids.ts";

/** What the page may do to an open crisis; the time is main's. */
export const CrisisMoveInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("branch"), branch: CrisisBranch }),
  z.object({
    kind: z.literal("answer"),
    question: z.enum(crisisQuestions),
    words: z.string().max(2000),
  }),
  z.object({ kind: z.literal("note"), words: z.string().max(2000) }),
  z.object({ kind: z.literal("line-cut") }),
  z.object({
    kind: z.literal("redialled"),
    result: z.enum(["reached", "no-answer", "message"]),
  }),
  z.object({ kind: z.literal("opened-by-mistake") }),
  z.object({
    kind: z.literal("outcome"),
    outcome: z.enum(["asked-and-safe", "handed-over", "cut-off"]),
    words: z.string().max(2000),
    handOver: HandOverRecord.optional(),
    welfareCheck: z.enum(["asked-for", "not-asked-for", "lead-decides"]).optional(),
  }),
]);
export type CrisisMoveInput = z.infer<typeof CrisisMoveInput>;

/** One crisis as a supervisor sees it: who has it, since when, what is known. */
export const CrisisNotice = z.object({
  callId: CallId,
  openedAt: z.iso.datetime(),
  specialist: z.string(),
  /** "In danger now · 12 Elm St, Oakland". */
  words: z.string(),
  open: z.boolean(),
  acknowledged: z.object({ by: z.string(), atWords: z.string() }).nullable(),
});
export type CrisisNotice = z.infer<typeof CrisisNotice>;

export const HelpNotice = z.object({
  help: EventId,
  callId: CallId,
  kind: HelpKind,
  specialist: z.string(),
  words: z.string(),
  atWords: z.string(),
  answer: z
    .object({ answer: HelpAnswer, by: z.string(), words: z.string(), atWords: z.string() })
    .nullable(),
});
export type HelpNotice = z.infer<typeof HelpNotice>;

/** What somebody at this desk must see now, whatever screen is open. */
export const AttentionView = z.object({
  /** For supervisors: crises of others, the unacknowledged first. */
  crises: z.array(CrisisNotice).max(50),
  /** For supervisors: help others asked for and nobody answered yet. */
  helps: z.array(HelpNotice).max(50),
  /** Help this person asked for on an open call, latest first. */
  mine: z.array(HelpNotice).max(10),
  /** The minutes after a crisis; null outside them. */
  recovery: z.object({ until: z.iso.datetime(), untilWords: z.string() }).nullable(),
});
export type AttentionView = z.infer<typeof AttentionView>;
