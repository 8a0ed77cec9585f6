import { countOf, countPattern, unitOf, unitPattern } from "./date-vocabulary.ts";
import { daysInMonth, epochDayOf, partsOf, weekdayOf } from "./epoch-day.ts";
import {
  type Form,
  form,
  type Found,
  oneDay,
  range,
  type Reading,
  roughly,
  shiftedMonth,
  wholeMonth,
} from "./found.ts";

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
      return { ...range(on - 15, on + 15), on };
    }
    case "year": {
      const { year, month, day } = partsOf(today);
      const on = epochDayOf(
        year + sign * n,
        month,
        Math.min(day, daysInMonth(year + sign * n, month)),
      );
      return { ...range(on - 45, on + 45), on };
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
const weekdayPattern = Object.keys(weekdayNames)
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

const beforeDate = new RegExp(`^(?:el )?(${weekdayPattern}),? (.*\\d.*)$`);

/** "mon jan 11" → Monday and "jan 11"; null where no weekday stands before a date with a number. */
export const splitWeekday = (text: string): { weekday: number; rest: string } | null => {
  const [, name = "", rest] = beforeDate.exec(text) ?? [];
  const weekday = weekdayNames[name];
  return weekday === undefined || rest === undefined ? null : { weekday, rest };
};

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

/** Days counted from today, weekdays and weeks. */
export const relativeForms: readonly Form[] = [
  namedDay,
  ago,
  hace,
  inUnits,
  bareUnits,
  relativeWeek,
  relativeMonth,
  weekday,
  dayOnly,
];
