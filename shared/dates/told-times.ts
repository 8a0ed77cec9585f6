import { accept, refuse, type Result } from "../result.ts";
import { dayOf } from "./epoch-day.ts";
import { understandDate } from "./understand-date.ts";
import { instantAt } from "./zone.ts";

/** When a call was, as somebody tells it afterwards; both are ISO 8601 instants. */
export type ToldTimes = { readonly startedAt: string; readonly endedAt: string };

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?\s*m?\.?)?$/i;
/** Before this hour an unmarked "4:55" is read as afternoon: the line is staffed by day. */
const MORNING_FROM = 7;

/** Minutes since midnight of a time as typed: "9:40", "4:55 pm", "1655"; null: not a time. */
export const timeOfDay = (typed: string): number | null => {
  const match = TIME.exec(typed.trim());
  if (match === null) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3]?.toLowerCase();
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  if (half !== undefined) return ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
  const isAfternoon = hour > 0 && hour < MORNING_FROM && !typed.trim().startsWith("0");
  return (isAfternoon ? hour + 12 : hour) * 60 + minute;
};

/**
 * The true times of a call that is typed in afterwards, on the wall clock of `zone`. Refuses what is no
 * day or time, an end before the beginning, and a call that has not been yet; each says what to type.
 */
export const toldTimes = (
  told: { readonly day: string; readonly from: string; readonly until: string },
  now: { readonly today: string; readonly ms: number; readonly zone: string },
): Result<ToldTimes> => {
  const day = understandDate(told.day.trim() === "" ? "today" : told.day, {
    today: now.today,
    lang: "en",
    direction: "past",
  });
  if (!day.ok) return day;
  if (day.value.precision !== "exact")
    return refuse("day-not-exact", "Type the day itself: Nov 24, or yesterday.");
  const [from, until] = [timeOfDay(told.from), timeOfDay(told.until)];
  if (from === null) return refuse("not-a-time", "Type when it began: 9:40, or 4:55 pm.");
  if (until === null) return refuse("not-a-time", "Type when it ended: 9:55, or 5:10 pm.");
  if (until < from)
    return refuse("ends-before-it-began", "It ends before it began. Add am or pm to both times.");
  const startedAt = instantAt(dayOf(day.value.on), from, now.zone);
  const endedAt = instantAt(dayOf(day.value.on), until, now.zone);
  if (Date.parse(endedAt) > now.ms)
    return refuse(
      "in-the-future",
      "This time has not come yet. A call that goes on now begins with F5.",
    );
  return accept({ startedAt, endedAt });
};
