import { monthOf, monthPattern } from "./date-vocabulary.ts";
import { daysInMonth, type EpochDay, epochDayOf, partsOf } from "./epoch-day.ts";
import { type Form, form, type Found, oneDay, range, type Reading, wholeMonth } from "./found.ts";

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

const monthIn = (month: number, year: string | undefined, reading: Reading): Found => {
  const at = (one: number) => {
    const first = epochDayOf(one, month, 1);
    return { first, last: first + daysInMonth(one, month) - 1 };
  };
  return wholeMonth(year === undefined ? nearestYear(at, reading) : fullYear(year), month);
};

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

const partOfThisMonth = form(
  `(?:at |by )?(?:the )?(${partWords})(?: of| de| del)?(?: the| this| el| este)? (?:month|mes)`,
  ([part = ""], { today }) => {
    const { year, month } = partsOf(today);
    return thirds(wholeMonth(year, month), part);
  },
);

/** Days and months by their number or name. */
export const calendarForms: readonly Form[] = [iso, numeric];
export const monthForms: readonly Form[] = [
  monthDay,
  dayMonth,
  partOfMonth,
  partOfThisMonth,
  monthOnly,
];
