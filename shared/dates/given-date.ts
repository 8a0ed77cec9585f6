import { minutesOf } from "./day-words.ts";
import {
  dayOf,
  daysInMonth,
  type EpochDay,
  epochDayOf,
  isoDay,
  parseDay,
  partsOf,
} from "./epoch-day.ts";
import { instantMs, localInstant, wallClock } from "./zone.ts";

export type Precision = "exact" | "about" | "month" | "range";

/** A calendar day as somebody gave it, with the days it may be when it is only roughly known. */
export type GivenDate = {
  /** The day that is shown; plain dates throughout, no zone. */
  readonly on: string;
  readonly precision: Precision;
  readonly earliest: string;
  readonly latest: string;
  /** Local time of day, "16:10" or "16:10:30"; only with an exact day. */
  readonly time?: string | undefined;
  /** The instant itself where an offset was written: it settles an hour that comes twice. */
  readonly at?: string | undefined;
};

/** A day known exactly. Throws on what is not a date: a bug, text is checked by `parseGiven`. */
export const exactly = (on: string, time?: string): GivenDate => ({
  on: isoDay(dayOf(on)),
  precision: "exact",
  earliest: on,
  latest: on,
  ...(time === undefined ? {} : { time }),
});

/** Either side of a day said with "about"; the content's policy may say otherwise. */
const usualAboutDays = 3;

/**
 * A given date from its stored form: a plain date, or "earliest/latest" for a range. `about` is
 * `aboutDays` either side, `month` the whole month of the day.
 */
export const givenDate = (
  value: string,
  precision: Precision,
  aboutDays = usualAboutDays,
): GivenDate => {
  const [first = "", last = first] = value.split("/");
  const [from, to] = [dayOf(first), dayOf(last)];
  const span = (on: EpochDay, earliest: EpochDay, latest: EpochDay): GivenDate => ({
    on: isoDay(on),
    precision,
    earliest: isoDay(earliest),
    latest: isoDay(latest),
  });
  switch (precision) {
    case "exact":
      return span(from, from, from);
    case "about":
      return span(from, from - aboutDays, from + aboutDays);
    case "month": {
      const { year, month } = partsOf(from);
      const start = epochDayOf(year, month, 1);
      return span(from, start, start + daysInMonth(year, month) - 1);
    }
    case "range":
      return span(Math.floor((from + to) / 2), Math.min(from, to), Math.max(from, to));
  }
};

/** The stored form that `givenDate` reads back. */
export const storedForm = (given: GivenDate): string =>
  given.precision === "range" ? `${given.earliest}/${given.latest}` : given.on;

const dateTime =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads "2026-11-16", "2026-11-16T10:00" (local to `zone`) or a date-time with its offset. Null for
 * anything else, days that do not exist included.
 */
export const parseGiven = (text: string, zone: string): GivenDate | null => {
  const match = dateTime.exec(text.trim());
  const on = match?.[1];
  if (match === null || on === undefined || parseDay(on) === null) return null;
  const [, , hour, minute, second, offset] = match;
  if (hour === undefined || minute === undefined) return exactly(on);
  if (offset === undefined) {
    return exactly(on, `${hour}:${minute}${second === undefined ? "" : `:${second}`}`);
  }
  const at = text.trim().replace(" ", "T");
  if (Number.isNaN(Date.parse(at))) return null;
  const local = wallClock(at, zone);
  const minutes = Math.floor(local.minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { ...exactly(isoDay(local.day), time), at };
};

/** First and last millisecond that a given date may mean, and whether its hour came twice. */
export type InstantSpan = {
  readonly first: number;
  readonly last: number;
  readonly kind: "once" | "twice" | "skipped" | "no-time";
};

/** The instants a given date may mean in `zone`; a day without a time is the whole day. */
export const instantSpan = (given: GivenDate, zone: string): InstantSpan => {
  if (given.at !== undefined) {
    const ms = instantMs(given.at);
    return { first: ms, last: ms, kind: "once" };
  }
  if (given.time !== undefined && given.earliest === given.latest) {
    const seconds = Number(given.time.slice(6, 8) || "0");
    const { ms, kind } = localInstant(dayOf(given.on), minutesOf(given.time) + seconds / 60, zone);
    return { first: ms, last: ms, kind };
  }
  const first = localInstant(dayOf(given.earliest), 0, zone).ms;
  const last = localInstant(dayOf(given.latest) + 1, 0, zone).ms - 1;
  return { first, last, kind: "no-time" };
};
