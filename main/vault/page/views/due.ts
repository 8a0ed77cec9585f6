import { type z } from "zod";
import { type DueClock } from "#shared/contract/promise-views.ts";
import { daysBetween, dateWords, pacificDay, whenWords } from "#shared/case/pacific-words.ts";

export type Due = z.infer<typeof DueClock>;

export const NO_DUE: Due = { words: "no date", tone: "none", used: 0 };

/** How much of the time between `fromMs` and `dueMs` is used, and how near the end is. */
export const dueClock = (fromMs: number, dueMs: number, nowMs: number): Due => {
  const used = Math.min(1, Math.max(0, (nowMs - fromMs) / Math.max(1, dueMs - fromMs)));
  const late = nowMs > dueMs;
  const isToday = pacificDay(dueMs) === pacificDay(nowMs);
  return {
    words: late ? overdueWords(dueMs, nowMs) : whenWords(dueMs, nowMs),
    tone: late ? "late" : isToday ? "soon" : "calm",
    used: late ? 1 : used,
  };
};

const overdueWords = (dueMs: number, nowMs: number): string => {
  const days = daysBetween(pacificDay(dueMs), pacificDay(nowMs));
  if (days > 1) return `${days} days over`;
  if (days === 1) return "1 day over";
  const minutes = Math.max(1, Math.round((nowMs - dueMs) / 60_000));
  return minutes < 60 ? `${minutes} min over` : `${Math.floor(minutes / 60)} h over`;
};

/** A whole day as the limit: it counts to its end. */
export const dueDayClock = (fromMs: number, dueOn: string, nowMs: number): Due => {
  const today = pacificDay(nowMs);
  const left = daysBetween(today, dueOn);
  const total = Math.max(1, daysBetween(pacificDay(fromMs), dueOn));
  const used = Math.min(1, Math.max(0, 1 - left / total));
  if (left < 0)
    return { words: left === -1 ? "1 day over" : `${-left} days over`, tone: "late", used: 1 };
  return {
    words: left === 0 ? "today" : dateWords(dueOn),
    tone: left === 0 ? "soon" : "calm",
    used,
  };
};
