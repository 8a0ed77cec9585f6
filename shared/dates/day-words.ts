import { type Lang, type Words } from "../content/words.ts";
import { type EpochDay, partsOf, weekdayOf } from "./epoch-day.ts";

const weekdays = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  es: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
} as const;
const months = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  es: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
} as const;

export const weekdayWord = (day: EpochDay, lang: Lang): string =>
  weekdays[lang][weekdayOf(day) - 1] ?? "";

export const monthWord = (month: number, lang: Lang): string => months[lang][month - 1] ?? "";

const withoutWeekday = (day: EpochDay, lang: Lang): string => {
  const { month, day: date } = partsOf(day);
  return lang === "es" ? `${date} ${monthWord(month, lang)}` : `${monthWord(month, lang)} ${date}`;
};

/** "Wed, Nov 25" · "mié 25 nov"; with the year where it differs from the one in view. */
export const dayWords = (day: EpochDay, yearInView?: number): Words => {
  const { year } = partsOf(day);
  const other = yearInView !== undefined && year !== yearInView;
  const en = `${weekdayWord(day, "en")}, ${withoutWeekday(day, "en")}${other ? `, ${year}` : ""}`;
  const es = `${weekdayWord(day, "es")} ${withoutWeekday(day, "es")}${other ? ` de ${year}` : ""}`;
  return { en, es };
};

/** "Nov 25" · "25 nov". */
export const shortDayWords = (day: EpochDay): Words => ({
  en: withoutWeekday(day, "en"),
  es: withoutWeekday(day, "es"),
});

/** Minutes since midnight → "8 AM", "12:30 PM"; `full` keeps ":00". */
export const timeWords = (minutes: number, full = false): string => {
  const hour = Math.floor(minutes / 60);
  const minute = minutes % 60;
  const half = hour < 12 ? "AM" : "PM";
  const clock = hour % 12 === 0 ? 12 : hour % 12;
  const tail = minute === 0 && !full ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${clock}${tail} ${half}`;
};

/** "08:30" → minutes since midnight. */
export const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
