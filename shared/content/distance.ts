import { z } from "zod";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

export const DistanceService = z.enum(["mental-health", "substance-use", "opioid-treatment"]);
export type DistanceService = z.infer<typeof DistanceService>;

const Yardstick = z.strictObject({ miles: z.number().positive(), minutes: z.number().positive() });
export type Yardstick = z.infer<typeof Yardstick>;

const ByClass = z.strictObject({ A: Yardstick, B: Yardstick, C: Yardstick, D: Yardstick });

export const Distance = z.strictObject({
  /** Whether meeting miles or minutes is enough, or both must hold. */
  combine: z.enum(["or", "and"]),
  combineSource: Source,
  commercial: z.strictObject({
    yardstick: Yardstick,
    /** Home or workplace: passing either is enough. */
    workplaceCounts: z.boolean(),
    label: Words,
    source: Source,
  }),
  mediCal: z.strictObject({
    "mental-health": ByClass,
    "substance-use": ByClass,
    "opioid-treatment": ByClass,
    workplaceCounts: z.boolean(),
    label: Words,
    source: Source,
  }),
});
export type Distance = z.infer<typeof Distance>;
