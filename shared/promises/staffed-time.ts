import { type Content } from "../content/content.ts";
import { minutesOf } from "../dates/day-words.ts";
import { type EpochDay } from "../dates/epoch-day.ts";
import { instantMs, isoInstant, localInstant, wallClock } from "../dates/zone.ts";
import { type LineOverride } from "../hours/line-status.ts";
import { type Shift, shiftOn } from "../hours/opening.ts";

const minuteMs = 60_000;
/** No target reaches further; a longer closure is for people to decide about. */
const horizonDays = 120;

/** A stretch of staffed time: [from, until] in milliseconds since 1970. */
export type Stretch = { readonly day: EpochDay; readonly from: number; readonly until: number };

const cut = (stretch: Stretch, shut: readonly LineOverride[]): Stretch[] =>
  shut.reduce<Stretch[]>(
    (parts, override) => {
      const from = instantMs(override.from);
      const until = override.until === null ? Infinity : instantMs(override.until);
      return parts.flatMap((part) =>
        until <= part.from || from >= part.until
          ? [part]
          : [
              ...(from > part.from ? [{ ...part, until: from }] : []),
              ...(until < part.until ? [{ ...part, from: until }] : []),
            ],
      );
    },
    [stretch],
  );

const stretchOf = (content: Content, day: EpochDay, shift: Shift): Stretch => ({
  day,
  from: localInstant(day, shift.opens, content.line.zone).ms,
  until: localInstant(day, shift.closes, content.line.zone).ms,
});

/** The staffed time of one day, emergency closures cut out. Empty on a closed day. */
export const staffedOn = (
  content: Content,
  day: EpochDay,
  overrides: readonly LineOverride[],
): Stretch[] => {
  const shift = shiftOn(content, content.line.hours, day);
  const shut = overrides.filter((one) => one.kind === "closed");
  return shift === null ? [] : cut(stretchOf(content, day, shift), shut);
};

function* staffedFrom(content: Content, at: number, overrides: readonly LineOverride[]) {
  const first = wallClock(isoInstant(at), content.line.zone).day;
  for (let day = first; day <= first + horizonDays; day += 1) {
    for (const stretch of staffedOn(content, day, overrides)) {
      if (stretch.until > at) yield { ...stretch, from: Math.max(stretch.from, at) };
    }
  }
}

/**
 * The instant after so many minutes of staffed time (ISO 8601 in UTC). It may be the very close of
 * a shift, never outside one. Throws when the line stays closed beyond the horizon.
 */
export const afterStaffedMinutes = (
  content: Content,
  at: string,
  minutes: number,
  overrides: readonly LineOverride[] = [],
): string => {
  let left = minutes * minuteMs;
  for (const stretch of staffedFrom(content, instantMs(at), overrides)) {
    if (left <= stretch.until - stretch.from) return isoInstant(stretch.from + left);
    left -= stretch.until - stretch.from;
  }
  throw new Error("The line has no staffed time in the coming months");
};

/** The end of staffed time on the day of an instant (the close itself included), else of the next staffed day. */
export const closeOfStaffedDay = (
  content: Content,
  at: string,
  overrides: readonly LineOverride[] = [],
): string => {
  const ms = instantMs(at);
  const first = wallClock(at, content.line.zone).day;
  for (let day = first; day <= first + horizonDays; day += 1) {
    const close = staffedOn(content, day, overrides).at(-1)?.until;
    if (close !== undefined && close >= ms) return isoInstant(close);
  }
  throw new Error("The line has no staffed time in the coming months");
};

/**
 * A time of day (the close when null) on the n-th staffed day after the day of `at`. A time outside
 * that day's staffed time moves to its nearest end.
 */
export const onStaffedDay = (
  content: Content,
  at: string,
  days: number,
  clock: string | null,
  overrides: readonly LineOverride[] = [],
): string => {
  const first = wallClock(at, content.line.zone).day;
  let counted = 0;
  for (let day = first + 1; day <= first + horizonDays; day += 1) {
    const staffed = staffedOn(content, day, overrides);
    const [start, end] = [staffed[0], staffed.at(-1)];
    if (start === undefined || end === undefined) continue;
    counted += 1;
    if (counted < days) continue;
    if (clock === null) return isoInstant(end.until);
    const wanted = localInstant(day, minutesOf(clock), content.line.zone).ms;
    const within = staffed.find((one) => wanted >= one.from && wanted <= one.until);
    if (within !== undefined) return isoInstant(wanted);
    const before = staffed.filter((one) => one.until < wanted).at(-1);
    return isoInstant(before === undefined ? start.from : before.until);
  }
  throw new Error("The line has no staffed time in the coming months");
};
