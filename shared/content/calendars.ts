import { z } from "zod";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

/** Monday is 1, Sunday is 7 (ISO 8601). */
const Weekday = z.int().min(1).max(7);
const Month = z.int().min(1).max(12);

/** How a holiday's day is found in any year. */
export const DayRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), month: Month, day: z.int().min(1).max(31) }),
  z.strictObject({
    kind: z.literal("nth"),
    month: Month,
    weekday: Weekday,
    nth: z.int().min(1).max(4),
    plusDays: z.int().min(0).max(6).optional(),
  }),
  z.strictObject({ kind: z.literal("last"), month: Month, weekday: Weekday }),
]);
export type DayRule = z.infer<typeof DayRule>;

export const Holiday = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: Words,
  /** A later name for the same day; the weekday logic never looks at names. */
  renamed: z.array(z.strictObject({ from: z.iso.date(), name: Words })).optional(),
  rule: DayRule,
  /** The day kept when the holiday falls on a weekend. */
  saturday: z.enum(["stays", "friday"]),
  sunday: z.enum(["stays", "monday"]),
  firstYear: z.int().optional(),
  lastYear: z.int().optional(),
});
export type Holiday = z.infer<typeof Holiday>;

export const Calendar = z.strictObject({
  name: Words,
  source: Source,
  holidays: z.array(Holiday),
  /** Single days added later (appointed by the Governor, a closure of the plan). */
  added: z.array(
    z.strictObject({ on: z.iso.date(), name: Words, adoptedOn: z.iso.date(), by: z.string() }),
  ),
  /** Single days taken off the list again. */
  dropped: z.array(
    z.strictObject({ on: z.iso.date(), why: z.string(), adoptedOn: z.iso.date(), by: z.string() }),
  ),
});
export type Calendar = z.infer<typeof Calendar>;

/** S state, F federal, P the plan's own (on top of S), X only days on both S and F: the earliest. */
export const ListId = z.enum(["S", "F", "X", "P"]);
export type ListId = z.infer<typeof ListId>;

/** X is never written down: it is the days that S and F share. */
export const Calendars = z.strictObject({
  adopted: ListId,
  S: Calendar,
  F: Calendar,
  P: Calendar,
});
export type Calendars = z.infer<typeof Calendars>;
