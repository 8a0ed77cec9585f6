import { type Calendar, type Calendars, type Holiday, type ListId } from "../content/calendars.ts";
import { type Words } from "../content/words.ts";
import {
  dayOf,
  daysInMonth,
  type EpochDay,
  epochDayOf,
  partsOf,
  weekdayOf,
} from "../dates/epoch-day.ts";

/** Which days count under one list. Weekends never do. */
export type BusinessDays = {
  readonly list: ListId;
  /** The holiday on which a weekday does not count; null on business days and plain weekends. */
  readonly holidayOn: (day: EpochDay) => Words | null;
  readonly isBusinessDay: (day: EpochDay) => boolean;
  /** The n-th business day after `day` (day 0); n ≥ 0, and 0 gives `day` itself. */
  readonly after: (day: EpochDay, n: number) => EpochDay;
  /** Business days in (from, to]; negative when `to` is earlier. */
  readonly between: (from: EpochDay, to: EpochDay) => number;
};

const dayInYear = (holiday: Holiday, year: number): EpochDay => {
  const { rule } = holiday;
  if (rule.kind === "fixed") return epochDayOf(year, rule.month, rule.day);
  if (rule.kind === "last") {
    const end = epochDayOf(year, rule.month, daysInMonth(year, rule.month));
    return end - ((weekdayOf(end) - rule.weekday + 7) % 7);
  }
  const first = epochDayOf(year, rule.month, 1);
  const toWeekday = (rule.weekday - weekdayOf(first) + 7) % 7;
  return first + toWeekday + (rule.nth - 1) * 7 + (rule.plusDays ?? 0);
};

const observed = (holiday: Holiday, day: EpochDay): EpochDay => {
  if (weekdayOf(day) === 6 && holiday.saturday === "friday") return day - 1;
  if (weekdayOf(day) === 7 && holiday.sunday === "monday") return day + 1;
  return day;
};

const nameOn = (holiday: Holiday, day: EpochDay): Words =>
  (holiday.renamed ?? []).reduce(
    (name, later) => (day >= dayOf(later.from) ? later.name : name),
    holiday.name,
  );

type Table = ReadonlyMap<EpochDay, Words>;

/** The days of one list that fall in `year`, a neighbouring year's holiday moved into it included. */
const listedIn = (calendar: Calendar, year: number): Map<EpochDay, Words> => {
  const days = new Map<EpochDay, Words>();
  for (const holiday of calendar.holidays) {
    // 1 January on a Saturday is kept on 31 December: a day of one year for a date of the next.
    for (const named of [year - 1, year, year + 1]) {
      if (named < (holiday.firstYear ?? named) || named > (holiday.lastYear ?? named)) continue;
      const day = observed(holiday, dayInYear(holiday, named));
      if (partsOf(day).year === year) days.set(day, nameOn(holiday, day));
    }
  }
  for (const added of calendar.added) {
    const day = dayOf(added.on);
    if (partsOf(day).year === year) days.set(day, added.name);
  }
  for (const dropped of calendar.dropped) days.delete(dayOf(dropped.on));
  return days;
};

const tableFor = (calendars: Calendars, list: ListId, year: number): Table => {
  if (list === "S" || list === "F") return listedIn(calendars[list], year);
  const state = listedIn(calendars.S, year);
  if (list === "X") {
    const federal = listedIn(calendars.F, year);
    return new Map([...state].filter(([day]) => federal.has(day)));
  }
  const own = new Map([...state, ...listedIn(calendars.P, year)]);
  for (const dropped of calendars.P.dropped) own.delete(dayOf(dropped.on));
  return own;
};

const build = (calendars: Calendars, list: ListId): BusinessDays => {
  const years = new Map<number, Table>();
  // Days are asked in runs of one year: the last year's bounds save looking it up for each day.
  let known = { first: 1, last: 0, table: new Map() as Table };
  const tableOf = (day: EpochDay): Table => {
    if (day >= known.first && day <= known.last) return known.table;
    const { year } = partsOf(day);
    const table = years.get(year) ?? tableFor(calendars, list, year);
    years.set(year, table);
    known = { first: epochDayOf(year, 1, 1), last: epochDayOf(year, 12, 31), table };
    return table;
  };
  const holidayOn = (day: EpochDay) => tableOf(day).get(day) ?? null;
  const isBusinessDay = (day: EpochDay) => weekdayOf(day) <= 5 && !tableOf(day).has(day);
  const after = (day: EpochDay, n: number) => {
    let at = day;
    for (let counted = 0; counted < n;) if (isBusinessDay(++at)) counted += 1;
    return at;
  };
  const between = (from: EpochDay, to: EpochDay): number => {
    if (to < from) return -between(to, from);
    let counted = 0;
    for (let at = from + 1; at <= to; at += 1) if (isBusinessDay(at)) counted += 1;
    return counted;
  };
  return { list, holidayOn, isBusinessDay, after, between };
};

// Keyed by the calendars themselves: a new content version has new ones, and old ones are let go.
const built = new WeakMap<Calendars, Map<ListId, BusinessDays>>();

/** The business days of a list (S state, F federal, X on both, P the plan's own on top of S). */
export const businessDays = (calendars: Calendars, list: ListId): BusinessDays => {
  let lists = built.get(calendars);
  if (lists === undefined) {
    lists = new Map();
    built.set(calendars, lists);
  }
  let days = lists.get(list);
  if (days === undefined) {
    days = build(calendars, list);
    lists.set(list, days);
  }
  return days;
};
