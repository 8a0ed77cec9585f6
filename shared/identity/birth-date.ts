import { type Lang, type Words } from "../content/words.ts";
import { dayOf, partsOf } from "../dates/epoch-day.ts";
import { shortDayWords } from "../dates/day-words.ts";
import { understandDate } from "../dates/understand-date.ts";
import { ageOn } from "../may-say/age.ts";
import { accept, refuse, type Result } from "../result.ts";

/** Nobody alive was born longer ago than this. */
const longestLifeYears = 120;

export type BirthDate = {
  /** Plain date. */
  readonly on: string;
  /** Whole years on the day it is read. */
  readonly age: number;
  readonly words: Words;
};

const spelledOut = /^\s*(\d{2})(\d{2})(\d{4})\s*$/;
const shortYear = /^(\s*\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})\s*$/;
const fullYear = /\d{4}/;

/** "11052010" and "11/5/75" as "11/5/2010" and "11/5/1975": a birth lies behind us. */
const withFullYear = (typed: string, thisYear: number): string => {
  const digits = spelledOut.exec(typed);
  if (digits !== null) return `${digits[1]}/${digits[2]}/${digits[3]}`;
  const short = shortYear.exec(typed);
  if (short === null) return typed;
  const year = 2000 + Number(short[2]);
  return `${short[1]}${year > thisYear ? year - 100 : year}`;
};

/**
 * Reads a date of birth as people type it. Refuses what is no day of the past, and a day without its
 * year: an age of zero by mistake would open a file to the wrong person. `today` is a plain date.
 */
export const understandBirthDate = (
  typed: string,
  today: string,
  lang: Lang = "en",
): Result<BirthDate> => {
  const { year } = partsOf(dayOf(today));
  const text = withFullYear(typed, year);
  const read = understandDate(text, {
    today,
    lang,
    direction: "past",
    yearsBack: longestLifeYears,
  });
  if (!read.ok) return read;
  if (read.value.precision !== "exact" || !fullYear.test(text))
    return refuse(
      "birth-date-not-whole",
      lang === "es" ? "Escriba mes, día y año: 11/5/2010." : "Type month, day and year: 11/5/2010.",
    );
  const { on } = read.value;
  const age = ageOn(on, today) ?? 0;
  const day = shortDayWords(dayOf(on));
  const born = partsOf(dayOf(on)).year;
  return accept({
    on,
    age,
    words: {
      en: `${day.en}, ${born} · ${age}`,
      es: `${day.es ?? day.en} de ${born} · ${age}`,
    },
  });
};
