import { type Content } from "../content/content.ts";
import { wallClock } from "../dates/zone.ts";
import { type LineOverride } from "../hours/line-status.ts";
import { closeOfStaffedDay, onStaffedDay } from "./staffed-time.ts";

const NOON = 12 * 60;

/** By when somebody who was not reached is tried again, on another half-day; an ISO 8601 instant in staffed time. */
export const nextAttemptBy = (
  content: Content,
  at: string,
  overrides: readonly LineOverride[] = [],
): string => {
  const { day, minutes } = wallClock(at, content.line.zone);
  const close = closeOfStaffedDay(content, at, overrides);
  const isToday = wallClock(close, content.line.zone).day === day;
  return isToday && minutes < NOON ? close : onStaffedDay(content, at, 1, "12:00", overrides);
};
