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

export const isoDay = (day: EpochDay): string =>
  new Date(day * 86_400_000).toISOString().slice(0, 10);

export const partsOf = (day: EpochDay): { year: number; month: number; day: number } => {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
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
