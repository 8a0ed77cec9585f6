/**
 * Calendar days as integers (days since 1970-01-01), so that counting days costs an addition. No
 * zone is involved: a day is a date on a wall calendar.
 */
export type EpochDay = number;

/** Days since 1970-01-01 of a Gregorian date; `month` 1–12. A day past the month's end rolls on. */
export const epochDayOf = (year: number, month: number, day: number): EpochDay =>
  Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);

/** "2026-11-25" → days since 1970-01-01, or null where there is no such date. Years 1900–2199. */
export const parseDay = (iso: string): EpochDay | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  return day <= daysInMonth(year, month) ? epochDayOf(year, month, day) : null;
};

/** Like `parseDay` for a date that was checked before. Throws on anything else: a bug. */
export const dayOf = (iso: string): EpochDay => {
  const day = parseDay(iso);
  if (day === null) throw new Error(`Not a date: ${iso}`);
  return day;
};

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Days of a 400-year cycle of the Gregorian calendar, and from 0000-03-01 to 1970-01-01. */
const cycleDays = 146_097;
const toMarchOfYearZero = 719_468;

/**
 * Year, month 1–12 and day of a date. Years are counted from March, so that the leap day is the
 * last of its year: no Date object is made, because a day ruler asks for every day it draws.
 */
export const partsOf = (day: EpochDay): { year: number; month: number; day: number } => {
  const since = day + toMarchOfYearZero;
  const cycle = Math.floor(since / cycleDays);
  const inCycle = since - cycle * cycleDays;
  const leapDays =
    Math.floor(inCycle / 1_460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  const yearInCycle = Math.floor((inCycle - leapDays) / 365);
  const leapDaysBefore = Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100);
  const dayOfYear = inCycle - 365 * yearInCycle - leapDaysBefore;
  // Months from March have 31 30 31 30 31 days, twice over: 153 days for five of them.
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
};

/** "2026-11-25". Years 0–9999. */
export const isoDay = (day: EpochDay): string => {
  const parts = partsOf(day);
  return `${String(parts.year).padStart(4, "0")}-${two(parts.month)}-${two(parts.day)}`;
};

/** Monday 1 … Sunday 7. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: EpochDay): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;
