import { dayOf, epochDayOf, isoDay, partsOf } from "../dates/epoch-day.ts";

/** The day somebody turns `years`; a 29 February that does not come rolls on to 1 March. */
export const birthdayOf = (bornOn: string, years: number): string => {
  const { year, month, day } = partsOf(dayOf(bornOn));
  return isoDay(epochDayOf(year + years, month, day));
};

/** Whole years of age on a day, both plain dates; null for somebody not born yet. */
export const ageOn = (bornOn: string, today: string): number | null => {
  const [born, now] = [dayOf(bornOn), dayOf(today)];
  if (now < born) return null;
  const years = partsOf(now).year - partsOf(born).year;
  return dayOf(birthdayOf(bornOn, years)) <= now ? years : years - 1;
};
