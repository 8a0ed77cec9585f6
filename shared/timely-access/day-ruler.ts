import { type Words } from "../content/words.ts";
import { type EpochDay, isoDay, weekdayOf } from "../dates/epoch-day.ts";
import { type BusinessDays } from "./business-days.ts";

/** One cell of the drawn working: a day, or a gap that stands for many. */
export type DayCell = {
  readonly on: string;
  readonly kind: "business-day" | "weekend" | "holiday" | "gap";
  /** The number of the business day counted from day 0; in a gap, the business days it stands for. */
  readonly count: number | null;
  readonly name: Words | null;
  /** `due` wins where the offer is on the due date itself. */
  readonly mark: "none" | "due" | "past" | "offered";
};

/** Days past the due date that are drawn one by one before a gap takes over. */
const drawnPastDue = 6;

/** The days counted from day 0 to the due date, and on to the offered day when that is later. */
export const dayRuler = (
  days: BusinessDays,
  from: EpochDay,
  due: EpochDay,
  offered: EpochDay | null,
): DayCell[] => {
  const cells: DayCell[] = [];
  let counted = 0;
  const cell = (day: EpochDay): DayCell => {
    const isBusiness = days.isBusinessDay(day);
    if (isBusiness) counted += 1;
    const name = weekdayOf(day) <= 5 ? days.holidayOn(day) : null;
    const kind = isBusiness ? "business-day" : name === null ? "weekend" : "holiday";
    const mark = day === due ? "due" : day === offered ? "offered" : day > due ? "past" : "none";
    return { on: isoDay(day), kind, count: isBusiness ? counted : null, name, mark };
  };
  for (let day = from + 1; day <= due; day += 1) cells.push(cell(day));
  if (offered === null || offered <= due) return cells;
  if (offered - due <= drawnPastDue) {
    for (let day = due + 1; day <= offered; day += 1) cells.push(cell(day));
    return cells;
  }
  const between = days.between(due, offered);
  const inGap = days.isBusinessDay(offered) ? between - 1 : between;
  cells.push({ on: isoDay(due + 1), kind: "gap", count: inGap, name: null, mark: "past" });
  counted += inGap;
  cells.push(cell(offered));
  return cells;
};

/** The weekdays that were not counted between day 0 and the due date. */
export const skippedDays = (cells: readonly DayCell[]): DayCell[] => {
  const due = cells.findIndex((cell) => cell.mark === "due");
  return cells.slice(0, due + 1).filter((cell) => cell.kind === "holiday");
};
