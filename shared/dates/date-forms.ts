import {
  countOf,
  countPattern,
  monthOf,
  monthPattern,
  unitOf,
  unitPattern,
} from "./date-vocabulary.ts";
import { daysInMonth, type EpochDay, epochDayOf, partsOf, weekdayOf } from "./epoch-day.ts";
import { type Precision } from "./given-date.ts";

/** A form that was recognised: days it may mean, or a day that does not exist. */
export type Found =
  | {
      readonly kind: "found";
      readonly on: EpochDay;
      readonly earliest: EpochDay;
      readonly latest: EpochDay;
      readonly precision: Precision;
    }
  | { readonly kind: "no-such-day"; readonly month: number; readonly day: number }
  /** A date without a year that only fits almost a year away: more likely a slip of the key. */
  | { readonly kind: "wrong-side"; readonly on: EpochDay };

export type Direction = "past" | "future" | "any";

export type Reading = {
  readonly today: EpochDay;
  readonly direction: Direction;
  readonly aboutDays: number;
};

const oneDay = (on: EpochDay): Found => ({
  kind: "found",
  on,
  earliest: on,
  latest: on,
  precision: "exact",
});

const range = (earliest: EpochDay, latest: EpochDay): Found => ({
  kind: "found",
  on: Math.floor((earliest + latest) / 2),
  earliest,
  latest,
  precision: "range",
});

export const roughly = (on: EpochDay, either: number): Found => ({
  kind: "found",
  on,
  earliest: on - either,
  latest: on + either,
  precision: "about",
});

/** The year that puts a date on the side asked for; for `any` the nearest one. */
const nearestYear = (
  dateIn: (year: number) => { first: EpochDay; last: EpochDay },
  { today, direction }: Reading,
): number => {
  const { year } = partsOf(today);
  const years = [year - 1, year, year + 1];
  const fits = years.filter((one) => {
    const { first, last } = dateIn(one);
    return direction === "any" || (direction === "past" ? first <= today : last >= today);
  });
  const distance = (one: number) => {
    const { first, last } = dateIn(one);
    return today < first ? first - today : today > last ? today - last : 0;
  };
  return fits.reduce((best, one) => (distance(one) < distance(best) ? one : best), fits[0] ?? year);
};

/** Days beyond which a date without a year is not believed to be meant on that side of today. */
const believed = { past: 330, future: 270, any: Infinity } as const;

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

const dateIn = (month: number, day: number, year: string | undefined, reading: Reading): Found => {
  const longest = month === 2 ? 29 : daysInMonth(2000, month);
  if (month < 1 || month > 12 || day < 1 || day > longest)
    return { kind: "no-such-day", month, day };
  const at = (one: number) => {
    const on = epochDayOf(one, month, Math.min(day, daysInMonth(one, month)));
    return { first: on, last: on };
  };
  const chosen = year === undefined ? nearestYear(at, reading) : fullYear(year);
  if (day > daysInMonth(chosen, month)) return { kind: "no-such-day", month, day };
  const on = epochDayOf(chosen, month, day);
  if (year === undefined && Math.abs(on - reading.today) > believed[reading.direction]) {
    const nearest = nearestYear(at, { ...reading, direction: "any" });
    return { kind: "wrong-side", on: epochDayOf(nearest, month, day) };
  }
  return oneDay(on);
};

const wholeMonth = (year: number, month: number): Found => {
  const first = epochDayOf(year, month, 1);
  const last = first + daysInMonth(year, month) - 1;
  return { kind: "found", on: first + 14, earliest: first, latest: last, precision: "month" };
};

const monthIn = (month: number, year: string | undefined, reading: Reading): Found => {
  const at = (one: number) => {
    const first = epochDayOf(one, month, 1);
    return { first, last: first + daysInMonth(one, month) - 1 };
  };
  return wholeMonth(year === undefined ? nearestYear(at, reading) : fullYear(year), month);
};

type Form = {
  readonly pattern: RegExp;
  readonly read: (groups: string[], reading: Reading) => Found | null;
};

const form = (pattern: string, read: Form["read"]): Form => ({
  pattern: new RegExp(`^(?:${pattern})$`),
  read,
});

const yearPart = "(?:,? ?(?:de |del |of )?(\\d{4}))?";

/** 11/5, 11-05-2026, 11.5.26: month first, as the state writes it; a first number above 12 is a day. */
const numeric = form(
  "(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}|\\d{2}))?",
  ([a, b, year], reading) => {
    const [first, second] = [Number(a), Number(b)];
    return first > 12 && second <= 12
      ? dateIn(second, first, year, reading)
      : dateIn(first, second, year, reading);
  },
);

const iso = form("(\\d{4})-(\\d{1,2})-(\\d{1,2})", ([year, month, day], reading) =>
  dateIn(Number(month), Number(day), year, reading),
);

const monthDay = form(
  `(${monthPattern})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?${yearPart}`,
  ([month = "", day, year], reading) => dateIn(monthOf(month) ?? 0, Number(day), year, reading),
);

const dayMonth = form(
  `(?:the |el )?(?:dia )?(\\d{1,2})(?:st|nd|rd|th)? (?:de |of )?(${monthPattern})\\.?${yearPart}`,
  ([day, month = "", year], reading) => dateIn(monthOf(month) ?? 0, Number(day), year, reading),
);

const monthOnly = form(
  `(?:in |en |el mes de )?(${monthPattern})\\.?(?: (?:de |of )?(\\d{4}))?`,
  ([month = "", year], reading) => monthIn(monthOf(month) ?? 1, year, reading),
);

/** The thirds of a month: 1–10, 11–20 and the rest. */
const thirds = (found: Found, part: string): Found => {
  if (found.kind !== "found") return found;
  const first = found.earliest;
  if (/^(end|late|fin|a fin)/.test(part)) return range(first + 20, found.latest);
  return /^mi?d|^mediados|^a mediados/.test(part)
    ? range(first + 10, first + 19)
    : range(first, first + 9);
};

const partWords =
  "end|late|mid|middle|beginning|start|early|a fin(?:al)?es|fin(?:al)?es|fin|a mediados|mediados|a principios|principios|inicios|comienzos";

const partOfMonth = form(
  `(?:at |in |by )?(?:the )?(${partWords})(?: of| de)?[ -](${monthPattern})\\.?${yearPart}`,
  ([part = "", month = "", year], reading) =>
    thirds(monthIn(monthOf(month) ?? 1, year, reading), part),
);

const shiftedMonth = (today: EpochDay, months: number): { year: number; month: number } => {
  const { year, month } = partsOf(today);
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
};

const partOfThisMonth = form(
  `(?:at |by )?(?:the )?(${partWords})(?: of| de| del)?(?: the| this| el| este)? (?:month|mes)`,
  ([part = ""], { today }) => {
    const { year, month } = partsOf(today);
    return thirds(wholeMonth(year, month), part);
  },
);

const relativeMonth = form(
  "(last|this|next) month|(?:el )?mes (pasado)|(este) mes|(?:el )?(?:proximo (mes)|mes (que viene))",
  (groups, { today }) => {
    const [en, past, present] = groups;
    const by = en === "last" || past ? -1 : en === "this" || present ? 0 : 1;
    const { year, month } = shiftedMonth(today, by);
    return wholeMonth(year, month);
  },
);

const relativeWeek = form(
  "(last|this|next) week|(?:la )?semana (pasada)|(esta) semana|(?:la )?(?:proxima (semana)|semana (que viene))",
  (groups, { today }) => {
    const [en, past, present] = groups;
    const by = en === "last" || past ? -1 : en === "this" || present ? 0 : 1;
    const monday = today - weekdayOf(today) + 1 + by * 7;
    return range(monday, monday + 6);
  },
);

/** How rough a count of units is: days are exact, weeks are said about, months and years more so. */
const offset = (count: string, unit: string, sign: 1 | -1, reading: Reading): Found => {
  const { count: n, rough } = countOf(count);
  const { today, aboutDays } = reading;
  switch (unitOf(unit)) {
    case "day":
      return rough
        ? roughly(today + sign * n, Math.min(aboutDays, n - 1))
        : oneDay(today + sign * n);
    case "week":
      return roughly(today + sign * n * 7, rough ? 7 : aboutDays);
    case "month": {
      const { year, month } = shiftedMonth(today, sign * n);
      const on = epochDayOf(year, month, Math.min(partsOf(today).day, daysInMonth(year, month)));
      return { ...range(on - 15, on + 15), on } as Found;
    }
    case "year": {
      const { year, month, day } = partsOf(today);
      const on = epochDayOf(
        year + sign * n,
        month,
        Math.min(day, daysInMonth(year + sign * n, month)),
      );
      return { ...range(on - 45, on + 45), on } as Found;
    }
  }
};

const ago = form(
  `(${countPattern}) (${unitPattern}) (?:ago|back|atras)`,
  ([count = "", unit = ""], reading) => offset(count, unit, -1, reading),
);
const hace = form(
  `(?:desde )?hace (?:como |ya )?(${countPattern}) (${unitPattern})`,
  ([count = "", unit = ""], reading) => offset(count, unit, -1, reading),
);
const inUnits = form(
  `(?:in|within|en|dentro de) (${countPattern}) (${unitPattern})|(${countPattern}) (${unitPattern}) (?:from now|from today|out)`,
  ([a, b, c, d], reading) => offset(a ?? c ?? "", b ?? d ?? "", 1, reading),
);
const bareUnits = form(
  `(?:only |just )?(${countPattern}) (${unitPattern})(?: left| more)?`,
  ([count = "", unit = ""], reading) =>
    reading.direction === "any"
      ? null
      : offset(count, unit, reading.direction === "past" ? -1 : 1, reading),
);

const named: Readonly<Record<string, number>> = {
  today: 0,
  hoy: 0,
  now: 0,
  yesterday: -1,
  ayer: -1,
  tomorrow: 1,
  manana: 1,
  "day before yesterday": -2,
  "the day before yesterday": -2,
  antier: -2,
  anteayer: -2,
  "antes de ayer": -2,
  "day after tomorrow": 2,
  "the day after tomorrow": 2,
  "pasado manana": 2,
};
const namedDay = form(`(${Object.keys(named).join("|")})`, ([word = ""], { today }) =>
  oneDay(today + (named[word] ?? 0)),
);

const weekdayNames: Readonly<Record<string, number>> = {
  ...{ monday: 1, mon: 1, lunes: 1, tuesday: 2, tues: 2, tue: 2, martes: 2, wednesday: 3, wed: 3 },
  ...{ miercoles: 3, thursday: 4, thurs: 4, thur: 4, thu: 4, jueves: 4, friday: 5, fri: 5 },
  ...{ viernes: 5, saturday: 6, sat: 6, sabado: 6, sunday: 7, sun: 7, domingo: 7 },
};
export const weekdayPattern = Object.keys(weekdayNames)
  .sort((a, b) => b.length - a.length)
  .join("|");

/**
 * "Tuesday" is the nearest one on the side the field is about; "last" is the one before today;
 * English "next" is next week's, Spanish "próximo" the coming one.
 */
const weekday = form(
  `(?:on |el )?(last|past|this|next|este|proximo)? ?(${weekdayPattern})(?: (last week|this week|next week|pasado|que viene|proximo|de la semana pasada|de la proxima semana))?`,
  ([before, name = "", after], { today, direction }) => {
    const wanted = weekdayNames[name] ?? 1;
    const thisWeek = today - weekdayOf(today) + wanted;
    if (after === "last week" || after === "de la semana pasada") return oneDay(thisWeek - 7);
    if (after === "next week" || after === "de la proxima semana" || before === "next")
      return oneDay(thisWeek + 7);
    if (after === "this week" || before === "this" || before === "este") return oneDay(thisWeek);
    const back = (weekdayOf(today) - wanted + 7) % 7;
    const ahead = (7 - back) % 7;
    if (before === "last" || before === "past" || after === "pasado")
      return oneDay(today - (back === 0 ? 7 : back));
    if (before === "proximo" || after === "proximo" || after === "que viene")
      return oneDay(today + (ahead === 0 ? 7 : ahead));
    const nearest = back <= ahead ? today - back : today + ahead;
    return oneDay(
      direction === "past" ? today - back : direction === "future" ? today + ahead : nearest,
    );
  },
);

/** "the 5th": of this month, or of the month that puts it on the side asked for. */
const dayOnly = form(
  "(?:on )?(?:the (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)|el (?:dia )?(\\d{1,2}))",
  ([a, b, c], reading) => {
    const day = Number(a ?? b ?? c);
    if (day < 1 || day > 31) return { kind: "no-such-day", month: 0, day };
    const order = reading.direction === "past" ? [0, -1, -2] : [0, 1, 2];
    for (const by of order) {
      const { year, month } = shiftedMonth(reading.today, by);
      if (day > daysInMonth(year, month)) continue;
      const on = epochDayOf(year, month, day);
      const fits = reading.direction === "past" ? on <= reading.today : on >= reading.today;
      if (fits || reading.direction === "any") return oneDay(on);
    }
    return null;
  },
);

const forms: readonly Form[] = [
  iso,
  numeric,
  namedDay,
  ago,
  hace,
  inUnits,
  bareUnits,
  relativeWeek,
  relativeMonth,
  weekday,
  monthDay,
  dayMonth,
  partOfMonth,
  partOfThisMonth,
  monthOnly,
  dayOnly,
];

/** The first of our own forms that reads the whole text. Null: none does. */
export const readForm = (text: string, reading: Reading): Found | null => {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text);
    const found = match === null ? null : read(match.slice(1), reading);
    if (found !== null) return found;
  }
  return null;
};
