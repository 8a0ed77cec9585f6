import * as chrono from "chrono-node";
import * as spanish from "chrono-node/es";
import { type Lang, type Words } from "../content/words.ts";
import { accept, refuse, type Refusal, type Result } from "../result.ts";
import { readForm } from "./date-forms.ts";
import { plainText } from "./date-vocabulary.ts";
import { dayWords, monthWord, shortDayWords, timeWords, weekdayWord } from "./day-words.ts";
import { type Direction, type Found, type FoundDay, type Reading, roughly } from "./found.ts";
import { splitWeekday } from "./relative-forms.ts";
import { dayOf, type EpochDay, epochDayOf, isoDay, partsOf, weekdayOf } from "./epoch-day.ts";
import { type GivenDate } from "./given-date.ts";

export type DateRefusal =
  | "not-a-date"
  | "no-such-day"
  | "in-the-future"
  | "in-the-past"
  | "check-the-year"
  | "weekday-differs";

/** A typed date as it was understood; the text as typed is kept beside it, never replaced. */
export type UnderstoodDate = GivenDate & { readonly words: Words };

export type DateContext = {
  /** Today in the line's zone, a plain date. */
  readonly today: string;
  readonly lang: Lang;
  /** Which side of today the field is about; today itself fits both. */
  readonly direction: Direction;
  /** Days either side of "about"; the content's policy says. */
  readonly aboutDays?: number;
  /** Years before today within which a date is believed; twenty, unless the field is a birth date. */
  readonly yearsBack?: number;
  /** Years after today within which a date is believed; three, unless a paper may run longer. */
  readonly yearsAhead?: number;
};

/** Years on either side of today within which a date is believed. */
const usualYears = { back: 20, ahead: 3 };

const clock =
  /(?:^| )(?:at |a las |a la )?(\d{1,2})(?::([0-5]\d))? ?(am|pm|a\.? ?m\.?|p\.? ?m\.?)$|(?:^| )(?:at |a las |a la )?([01]?\d|2[0-3]):([0-5]\d)$/;

const noon = /(?: |^)(?:at |al )?(?:noon|midday|mediodia)$/;

/** Takes a time of day off the end: "nov 5 at 4:10 pm" → "nov 5", "16:10". */
const splitTime = (text: string): { readonly date: string; readonly time: string | undefined } => {
  const midday = noon.exec(text);
  if (midday !== null && midday.index > 0)
    return { date: text.slice(0, midday.index), time: "12:00" };
  const match = clock.exec(text);
  if (match === null || match.index === 0) return { date: text, time: undefined };
  const half = match[3]?.[0];
  const hour = Number(match[1] ?? match[4]);
  if (half !== undefined && (hour < 1 || hour > 12)) return { date: text, time: undefined };
  const full = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  const minute = match[2] ?? match[5] ?? "00";
  return { date: text.slice(0, match.index), time: `${String(full).padStart(2, "0")}:${minute}` };
};

const roughWords =
  /^(?:~ ?|(?:it was |on )?(?:about|around|roughly|approximately|approx\.?|maybe|like|como|mas o menos|aproximadamente|alrededor de(?:l)?|cerca de(?:l)?)\b ?)|(?: or so| mas o menos| aproximadamente|-ish|ish|\?)$/g;
const fillers = /^(?:on |since |until |till |til |through |desde |hasta (?:el )?|on the day of )/;

/** What chrono reads, only when it reads the whole text and is sure of the day. */
const readByLibrary = (text: string, { today, direction }: Reading, lang: Lang): Found | null => {
  const { year, month, day } = partsOf(today);
  // Noon on the local calendar: chrono reads and answers in the same zone, so no day is lost.
  const reference = new Date(year, month - 1, day, 12);
  const options = { forwardDate: direction === "future" };
  const order = lang === "es" ? [spanish, chrono] : [chrono, spanish];
  for (const parser of order) {
    const [result] = parser.parse(text, reference, options);
    if (result === undefined || (result.end ?? null) !== null) continue;
    const rest = text.replace(result.text, "").replaceAll(/^(on|the|el|este|this)|[ ,.]/g, "");
    const isSure = result.start.isCertain("day");
    const part = (one: "year" | "month" | "day") => result.start.get(one) ?? 0;
    if (rest !== "" || !isSure) continue;
    const on = epochDayOf(part("year"), part("month"), part("day"));
    return { kind: "found", on, earliest: on, latest: on, precision: "exact" };
  }
  return null;
};

const say = (lang: Lang, en: string, es: string): string => (lang === "es" ? es : en);

const wordsFor = (found: FoundDay, today: EpochDay, time: string | undefined): Words => {
  const { on, earliest, latest, precision } = found;
  const year = partsOf(today).year;
  switch (precision) {
    case "exact": {
      const day = dayWords(on, year);
      if (time === undefined) return day;
      const said = timeWords(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), true);
      return { en: `${day.en}, ${said}`, es: `${day.es ?? day.en}, ${said}` };
    }
    case "about": {
      const day = shortDayWords(on);
      return { en: `about ${day.en}`, es: `alrededor del ${day.es ?? day.en}` };
    }
    case "month": {
      const { year: its, month } = partsOf(on);
      return {
        en: `in ${monthWord(month, "en")} ${its}`,
        es: `en ${monthWord(month, "es")} de ${its}`,
      };
    }
    case "range": {
      const [from, to] = [shortDayWords(earliest), shortDayWords(latest)];
      const [first, last] = [partsOf(earliest).year, partsOf(latest).year];
      const named = (its: number) => ({ en: `, ${its}`, es: ` de ${its}` });
      const none = { en: "", es: "" };
      const start = first === last ? none : named(first);
      const end = first === last && last === year ? none : named(last);
      return {
        en: `${from.en}${start.en} – ${to.en}${end.en}`,
        es: `${from.es ?? ""}${start.es} – ${to.es ?? ""}${end.es}`,
      };
    }
  }
};

const checked = (
  found: FoundDay,
  reading: Reading,
  lang: Lang,
  { yearsBack = usualYears.back, yearsAhead = usualYears.ahead }: DateContext,
): Refusal<DateRefusal> | null => {
  const { today, direction } = reading;
  const { year } = partsOf(today);
  const its = partsOf(found.on).year;
  const day = dayWords(found.on, year);
  const words = say(lang, day.en, day.es ?? day.en);
  const no = (code: DateRefusal, en: string, es: string) => refuse(code, say(lang, en, es)).refusal;
  if (its < year - yearsBack || its > year + yearsAhead)
    return no("check-the-year", `${words}: check the year.`, `${words}: revise el año.`);
  if (direction === "past" && found.earliest > today)
    return no(
      "in-the-future",
      `${words} has not come yet. Give a day up to today.`,
      `${words} aún no llega. Escriba un día hasta hoy.`,
    );
  if (direction === "future" && found.latest < today)
    return no(
      "in-the-past",
      `${words} is already past. Give today or a later day.`,
      `${words} ya pasó. Escriba hoy o un día posterior.`,
    );
  return null;
};

const noSuchDay = (found: Extract<Found, { kind: "no-such-day" }>, lang: Lang) => {
  const { month, day } = found;
  const name = (one: Lang) => (month >= 1 && month <= 12 ? monthWord(month, one) : "");
  if (name("en") === "")
    return refuse(
      "no-such-day",
      say(
        lang,
        "There is no such day. Write month/day, such as 11/5.",
        "No existe ese día. Escriba mes/día, por ejemplo 11/5.",
      ),
    );
  return refuse(
    "no-such-day",
    say(
      lang,
      `There is no ${name("en")} ${day} in that year. Check the day.`,
      `No existe el ${day} de ${name("es")} en ese año. Revise el día.`,
    ),
  );
};

const otherWeekday = (on: EpochDay, lang: Lang) => {
  const day = shortDayWords(on);
  const { year } = partsOf(on);
  return refuse(
    "weekday-differs",
    say(
      lang,
      `${day.en}, ${year}, is a ${weekdayWord(on, "en")}. Ask which one is right.`,
      `El ${day.es ?? day.en} de ${year} es ${weekdayWord(on, "es")}. Pregunte cuál es correcto.`,
    ),
  );
};

const wrongSide = (on: EpochDay, { today, direction }: Reading, lang: Lang) => {
  const day = dayWords(on, partsOf(today).year);
  const words = say(lang, day.en, day.es ?? day.en);
  return direction === "past"
    ? refuse(
        "in-the-future",
        say(
          lang,
          `${words} has not come yet. For the year before, write the year.`,
          `${words} aún no llega. Si fue el año anterior, escriba el año.`,
        ),
      )
    : refuse(
        "in-the-past",
        say(
          lang,
          `${words} is already past. For the year after, write the year.`,
          `${words} ya pasó. Si es del año siguiente, escriba el año.`,
        ),
      );
};

/**
 * Understands a date as people say and type it, in English or Spanish, without ever correcting the
 * text. Refuses what is no date, a day that does not exist and a day on the wrong side of today.
 */
export const understandDate = (
  typed: string,
  context: DateContext,
): Result<UnderstoodDate, Refusal<DateRefusal>> => {
  const { lang } = context;
  const reading: Reading = {
    today: dayOf(context.today),
    direction: context.direction,
    aboutDays: context.aboutDays ?? 3,
  };
  const whole = plainText(typed);
  const withoutRough = whole.replaceAll(roughWords, "").trim();
  const isRough = withoutRough !== whole;
  const { date, time } = splitTime(withoutRough);
  const text = plainText(date.replace(fillers, ""));
  const named = splitWeekday(text);
  const dated = named === null ? null : readForm(named.rest, reading);
  if (named !== null && dated?.kind === "found" && weekdayOf(dated.on) !== named.weekday)
    return otherWeekday(dated.on, lang);
  const found =
    text === "" ? null : (dated ?? readForm(text, reading) ?? readByLibrary(text, reading, lang));
  if (found === null)
    return refuse(
      "not-a-date",
      say(
        lang,
        "Not understood as a date. Try 11/5, Nov 5, two weeks ago, end of March.",
        "No se entiende como fecha. Pruebe 11/5, 5 de noviembre, hace dos semanas, fines de marzo.",
      ),
    );
  if (found.kind === "no-such-day") return noSuchDay(found, lang);
  if (found.kind === "wrong-side") return wrongSide(found.on, reading, lang);
  const said =
    isRough && found.precision === "exact" ? roughly(found.on, reading.aboutDays) : found;
  const refusal = checked(said, reading, lang, context);
  if (refusal !== null) return { ok: false, refusal };
  const kept = said.precision === "exact" ? time : undefined;
  return accept({
    on: isoDay(said.on),
    precision: said.precision,
    earliest: isoDay(said.earliest),
    latest: isoDay(said.latest),
    ...(kept === undefined ? {} : { time: kept }),
    words: wordsFor(said, reading.today, kept),
  });
};
