import { type Content } from "../content/content.ts";
import { dayWords, timeWords } from "../dates/day-words.ts";
import { dayOf, type EpochDay } from "../dates/epoch-day.ts";
import { type GivenDate, instantSpan } from "../dates/given-date.ts";
import { instantMs, isoInstant, wallClock } from "../dates/zone.ts";
import { type LineOverride } from "../hours/line-status.ts";
import { accept, refuse, type Refusal, type Result } from "../result.ts";
import { businessDays } from "../timely-access/business-days.ts";
import { staffedOn, type Stretch } from "./staffed-time.ts";

export type PromiseRefusal = "time-missing" | "in-the-past" | "closed-day" | "outside-hours";

/** A longer closure is for people to decide about. */
const horizonDays = 60;

const nextStaffed = (
  content: Content,
  from: EpochDay,
  overrides: readonly LineOverride[],
): Stretch | null => {
  for (let day = from; day <= from + horizonDays; day += 1) {
    const [first] = staffedOn(content, day, overrides);
    if (first !== undefined) return first;
  }
  return null;
};

const opensWords = (stretch: Stretch | null, zone: string): string => {
  if (stretch === null) return "Ask the lead when the line is staffed again.";
  const time = timeWords(Math.floor(wallClock(isoInstant(stretch.from), zone).minutes));
  return `The next staffed time is ${dayWords(stretch.day).en}, ${time}.`;
};

/**
 * A call-back as somebody promised it, as an instant (ISO 8601 in UTC). Never on a closed day or
 * while nobody is here: a promise is kept by a person. `now` is an instant.
 */
export const promiseAt = (
  given: GivenDate,
  now: string,
  content: Content,
  overrides: readonly LineOverride[] = [],
): Result<string, Refusal<PromiseRefusal>> => {
  const { zone } = content.line;
  const day = dayOf(given.on);
  const shown = dayWords(day).en;
  if (given.earliest !== given.latest || given.time === undefined)
    return refuse("time-missing", "Give the day and the time: Mon 10 AM.");
  const staffed = staffedOn(content, day, overrides);
  if (staffed.length === 0) {
    const holiday = businessDays(content.calendars, content.calendars.adopted).holidayOn(day);
    const why = holiday === null ? "the line is closed" : `${holiday.en}, the line is closed`;
    const next = nextStaffed(content, day + 1, overrides);
    return refuse("closed-day", `${shown}: ${why}. ${opensWords(next, zone)}`);
  }
  const ms = instantSpan(given, zone).first;
  if (ms < instantMs(now)) return refuse("in-the-past", `${shown} at that time is already past.`);
  if (!staffed.some(({ from, until }) => ms >= from && ms <= until)) {
    const hours = staffed.map(({ from, until }) =>
      [from, until]
        .map((at) => timeWords(Math.floor(wallClock(isoInstant(at), zone).minutes)))
        .join("–"),
    );
    return refuse("outside-hours", `On ${shown} somebody is here ${hours.join(" and ")}.`);
  }
  return accept(isoInstant(ms));
};
