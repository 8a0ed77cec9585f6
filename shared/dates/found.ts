import { daysInMonth, type EpochDay, epochDayOf, partsOf } from "./epoch-day.ts";
import { type Precision } from "./given-date.ts";

/** A day that was recognised, with the days it may mean. */
export type FoundDay = {
  readonly kind: "found";
  readonly on: EpochDay;
  readonly earliest: EpochDay;
  readonly latest: EpochDay;
  readonly precision: Precision;
};

/** A form that was recognised: a day, or one that cannot be meant. */
export type Found =
  | FoundDay
  | { readonly kind: "no-such-day"; readonly month: number; readonly day: number }
  /** A date without a year that only fits almost a year away: more likely a slip of the key. */
  | { readonly kind: "wrong-side"; readonly on: EpochDay };

export type Direction = "past" | "future" | "any";

export type Reading = {
  readonly today: EpochDay;
  readonly direction: Direction;
  readonly aboutDays: number;
};

export const oneDay = (on: EpochDay): FoundDay => ({
  kind: "found",
  on,
  earliest: on,
  latest: on,
  precision: "exact",
});

export const range = (earliest: EpochDay, latest: EpochDay): FoundDay => ({
  kind: "found",
  on: Math.floor((earliest + latest) / 2),
  earliest,
  latest,
  precision: "range",
});

export const roughly = (on: EpochDay, either: number): FoundDay => ({
  kind: "found",
  on,
  earliest: on - either,
  latest: on + either,
  precision: "about",
});

export const wholeMonth = (year: number, month: number): FoundDay => {
  const first = epochDayOf(year, month, 1);
  const last = first + daysInMonth(year, month) - 1;
  return { kind: "found", on: first + 14, earliest: first, latest: last, precision: "month" };
};

/** The month so many months from the one `today` is in. */
export const shiftedMonth = (today: EpochDay, months: number): { year: number; month: number } => {
  const { year, month } = partsOf(today);
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
};

/** One way of saying a date: the whole text must fit the pattern. */
export type Form = {
  readonly pattern: RegExp;
  readonly read: (groups: string[], reading: Reading) => Found | null;
};

export const form = (pattern: string, read: Form["read"]): Form => ({
  pattern: new RegExp(`^(?:${pattern})$`),
  read,
});
