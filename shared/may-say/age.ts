import {
  dayOf,
  daysInMonth,
  type EpochDay,
  epochDayOf,
  isoDay,
  partsOf,
} from "../dates/epoch-day.ts";

/** The day somebody turns `years`; born on 29 February, on 1 March of a common year. */
export const birthdayOf = (bornOn: string, years: number): string => {
  const { year, month, day } = partsOf(dayOf(bornOn));
  const fits = day <= daysInMonth(year + years, month);
  return isoDay(
    fits ? epochDayOf(year + years, month, day) : epochDayOf(year + years, month + 1, 1),
  );
};

/** Whole years of age on a day, both plain dates; null for somebody not born yet. */
export const ageOn = (bornOn: string, today: string): number | null => {
  const [born, now]: [EpochDay, EpochDay] = [dayOf(bornOn), dayOf(today)];
  if (now < born) return null;
  const years = partsOf(now).year - partsOf(born).year;
  return dayOf(birthdayOf(bornOn, years)) <= now ? years : years - 1;
};
