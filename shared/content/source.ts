import { z } from "zod";

/**
 * Where a fact comes from. `verified: false` means that nobody has read the words of the law for
 * it yet: the screen says "rule to confirm" beside it.
 */
export const Source = z.strictObject({
  verified: z.boolean(),
  confidence: z.enum(["high", "medium", "low"]).optional(),
  citation: z.string().min(3).max(400),
});
export type Source = z.infer<typeof Source>;
