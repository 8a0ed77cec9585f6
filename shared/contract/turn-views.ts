import { z } from "zod";

/** A line that went dead: what to dial, how often it was, and what to do now. */
export const CutOffView = z.object({
  cutAt: z.iso.datetime(),
  /** Null: nobody knows a number. */
  number: z.string().nullable(),
  mayLeaveMessage: z.boolean(),
  redials: z.array(
    z.object({ atWords: z.string(), result: z.enum(["no-answer", "message", "reached"]) }),
  ),
  most: z.int(),
  step: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("redial"), by: z.iso.datetime(), atOnce: z.boolean() }),
    z.object({ kind: z.literal("reached") }),
    z.object({ kind: z.literal("lead-decides") }),
    z.object({ kind: z.literal("call-back"), byWords: z.string() }),
    z.object({ kind: z.literal("no-number") }),
    /** The crisis path is open: it has its own redials and its own end. */
    z.object({ kind: z.literal("crisis") }),
  ]),
  /** Why the lead is asked: "words of danger were heard", "nobody could ask whether they are safe". */
  because: z.string().nullable(),
});
export type CutOffView = z.infer<typeof CutOffView>;
