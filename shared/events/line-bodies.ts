import { z } from "zod";
import { classified } from "./classified.ts";
import { EventId } from "./ids.ts";

const instant = () => classified("none", z.iso.datetime());
const text = (max: number) => classified("free-text", z.string().trim().min(1).max(max));

/** A supervisor closes or opens the line outside its plan. It holds from `from` up to, not at, `until`. */
export const LineSet = z.object({
  kind: classified("none", z.enum(["closed", "open"])),
  from: instant(),
  /** Null: until it is taken back. */
  until: instant().nullable(),
  /** Why, as callers may hear it ("smoke in the building"). */
  reason: text(120),
  /** What callers are told instead of the after-hours words; null: those. */
  say: z.object({ en: text(600), es: text(600) }).nullable(),
});
export type LineSet = z.infer<typeof LineSet>;

/** It ends earlier than it was set to, and the plan holds again. */
export const LineSetBack = z.object({ of: classified("none", EventId), at: instant() });
export type LineSetBack = z.infer<typeof LineSetBack>;
