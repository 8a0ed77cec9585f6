import { z } from "zod";
import { ListId } from "./calendars.ts";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 08:00");

/** Hours of a week in the line's zone; `list` names the holidays it is closed on. */
export const WeeklyHours = z
  .strictObject({
    kind: z.literal("weekly"),
    /** Monday is 1, Sunday is 7. */
    days: z.array(z.int().min(1).max(7)).min(1),
    opens: Clock,
    closes: Clock,
    list: ListId.nullable(),
  })
  .refine((hours) => hours.opens < hours.closes, "opens must be before closes");
export type WeeklyHours = z.infer<typeof WeeklyHours>;

export const Hours = z.union([z.strictObject({ kind: z.literal("always") }), WeeklyHours]);
export type Hours = z.infer<typeof Hours>;

export const Line = z.strictObject({
  name: Words,
  /** As it is said and dialled. */
  number: z.string().min(3),
  zone: z.string().min(3),
  /** How the zone is called beside a time of day. */
  zoneWords: z.string().min(1),
  hours: WeeklyHours,
  /** What a caller hears, and what is shown, while the line is closed (L14). */
  afterHoursWords: Words,
  source: Source,
});
export type Line = z.infer<typeof Line>;
