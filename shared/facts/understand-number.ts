import { plainText } from "../dates/date-vocabulary.ts";
import { type Words } from "../content/words.ts";
import { accept, refuse, type Refusal, type Result } from "../result.ts";

export type NumberRefusal = "not-a-number" | "one-figure" | "check-the-figure";

export type UnderstoodNumber = { readonly value: number; readonly words: Words };

type Unit = { readonly unit: "minutes" | "miles"; readonly most: number };

const about = /^(?:~|(?:about|around|roughly|like|maybe|como|unos|unas|casi)\b) ?/;
const figure = String.raw`(\d{1,4}(?:[.,]\d{1,2})?)`;
const minuteWords = "(?:m|mins?|minutes?|minutos?)";
const hourWords = "(?:h|hrs?|hours?|horas?)";
const mileWords = "(?:mi|miles?|millas?)";
const written: Readonly<Record<string, number>> = {
  "half an hour": 30,
  "media hora": 30,
  "an hour": 60,
  "una hora": 60,
  "an hour and a half": 90,
  "hour and a half": 90,
  "una hora y media": 90,
  "hora y media": 90,
  "three quarters of an hour": 45,
};

const toNumber = (text: string): number => Number(text.replace(",", "."));

const minutesIn = (text: string): number | null => {
  const alone = new RegExp(`^${figure} ?${minuteWords}?$`).exec(text)?.[1];
  if (alone !== undefined) return toNumber(alone);
  const hours = new RegExp(
    `^${figure} ?${hourWords}(?: ?(?:and|y)? ?(\\d{1,2}) ?${minuteWords}?)?$`,
  ).exec(text);
  if (hours?.[1] !== undefined) return toNumber(hours[1]) * 60 + Number(hours[2] ?? 0);
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  return written[text] ?? null;
};

const milesIn = (text: string): number | null => {
  const found = new RegExp(`^${figure} ?${mileWords}?$`).exec(text)?.[1];
  return found === undefined ? null : toNumber(found);
};

const span = new RegExp(`^${figure} ?(?:-|–|to|a|or|o) ?${figure}`);

/**
 * Minutes or miles as people say them ("50", "an hour and a half", "35 millas"). A span is refused:
 * which figure counts is for the caller to say, never for us to choose.
 */
export const understandNumber = (
  typed: string,
  { unit, most }: Unit,
): Result<UnderstoodNumber, Refusal<NumberRefusal>> => {
  const whole = plainText(typed);
  const text = whole.replace(about, "");
  if (span.test(text))
    return refuse(
      "one-figure",
      "Two figures. Ask for the usual one, and keep the other in a note.",
    );
  const value = unit === "minutes" ? minutesIn(text) : milesIn(text);
  if (value === null || Number.isNaN(value))
    return refuse(
      "not-a-number",
      unit === "minutes"
        ? "Not understood as minutes. Try 50, 1 h 30, an hour and a half."
        : "Not understood as miles. Try 35, 12.5 miles.",
    );
  if (value <= 0 || value > most)
    return refuse("check-the-figure", `${value} ${unit}: check the figure.`);
  const said = unit === "minutes" ? `${value} min` : `${value} mi`;
  const isAbout = text !== whole;
  return accept({
    value,
    words: isAbout ? { en: `about ${said}`, es: `unos ${said}` } : { en: said, es: said },
  });
};
