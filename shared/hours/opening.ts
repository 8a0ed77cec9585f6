import { type Content } from "../content/content.ts";
import { type Hours } from "../content/line.ts";
import { minutesOf } from "../dates/day-words.ts";
import { type EpochDay, weekdayOf } from "../dates/epoch-day.ts";
import { instantAt, wallClock } from "../dates/zone.ts";
import { businessDays } from "../timely-access/business-days.ts";

/** The hours of one day, in minutes since local midnight: open from `opens` up to, not at, `closes`. */
export type Shift = { readonly opens: number; readonly closes: number };

/** How far ahead an opening is looked for; longer closures have no next opening. */
const horizonDays = 60;

/** The shift of a day, or null when a desk with these hours is closed all day. */
export const shiftOn = (content: Content, hours: Hours, day: EpochDay): Shift | null => {
  if (hours.kind === "always") return { opens: 0, closes: 24 * 60 };
  if (!hours.days.includes(weekdayOf(day))) return null;
  if (hours.list !== null && businessDays(content.calendars, hours.list).holidayOn(day) !== null)
    return null;
  return { opens: minutesOf(hours.opens), closes: minutesOf(hours.closes) };
};

export type Opening = {
  readonly open: boolean;
  /** Today's closing while open and not open always; ISO 8601 in UTC. */
  readonly closesAt: string | null;
  readonly minutesLeft: number | null;
  /** The next opening while closed. */
  readonly opensAt: string | null;
  readonly opensOn: EpochDay | null;
  readonly opensMinutes: number | null;
};

/** Whether a desk is open at an instant, by its weekly hours and holidays in the line's zone. */
export const openingAt = (content: Content, hours: Hours, at: string): Opening => {
  const zone = content.line.zone;
  const { day, minutes } = wallClock(at, zone);
  const closed = { open: false, closesAt: null, minutesLeft: null };
  if (hours.kind === "always") {
    return { ...closed, open: true, opensAt: null, opensOn: null, opensMinutes: null };
  }
  const today = shiftOn(content, hours, day);
  if (today !== null && minutes >= today.opens && minutes < today.closes) {
    return {
      open: true,
      closesAt: instantAt(day, today.closes, zone),
      minutesLeft: Math.ceil(today.closes - minutes),
      opensAt: null,
      opensOn: null,
      opensMinutes: null,
    };
  }
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const shift = shiftOn(content, hours, day + ahead);
    if (shift === null || (ahead === 0 && minutes >= shift.opens)) continue;
    const opensAt = instantAt(day + ahead, shift.opens, zone);
    return { ...closed, opensAt, opensOn: day + ahead, opensMinutes: shift.opens };
  }
  return { ...closed, opensAt: null, opensOn: null, opensMinutes: null };
};
