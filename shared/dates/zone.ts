import { Temporal } from "temporal-polyfill";
import { type EpochDay, isoDay } from "./epoch-day.ts";

/** A reading of the wall clock in some zone. */
export type WallClock = {
  readonly day: EpochDay;
  /** Minutes since midnight, with seconds as a fraction: 16:59:30 is 1019.5. */
  readonly minutes: number;
};

const two = (value: number): string => String(value).padStart(2, "0");

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** A stretch of time in which a zone keeps one offset from UTC: [from, until). */
type Stretch = { readonly from: number; readonly until: number; readonly offset: number };

// The zone's own rules, asked once per stretch: the tz database is slow and does not change.
const stretches = new Map<string, Stretch[]>();

const stretchAt = (ms: number, zone: string): Stretch => {
  let known = stretches.get(zone);
  if (known === undefined) {
    known = [];
    stretches.set(zone, known);
  }
  const found = known.find((stretch) => ms >= stretch.from && ms < stretch.until);
  if (found !== undefined) return found;
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const next = local.getTimeZoneTransition("next");
  // A transition at this very instant begins the stretch; "previous" alone would skip it.
  const previous = local.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const stretch = {
    from: previous === null ? -Infinity : previous.epochMilliseconds,
    until: next === null ? Infinity : next.epochMilliseconds,
    offset: local.offsetNanoseconds / 1_000_000,
  };
  known.push(stretch);
  return stretch;
};

/** Milliseconds by which `zone` is ahead of UTC at an instant (negative west of Greenwich). */
export const zoneOffsetMs = (ms: number, zone: string): number => stretchAt(ms, zone).offset;

const hasOffset = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since 1970 of an ISO 8601 instant. Throws where Z or an offset is missing: a bug. */
export const instantMs = (instant: string): number => {
  const ms = hasOffset.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new Error(`Not an instant: ${instant}`);
  return ms;
};

/** ISO 8601 in UTC; to the second where it is a whole one. */
export const isoInstant = (ms: number): string => {
  if (ms % 1_000 !== 0) return new Date(ms).toISOString();
  const day = Math.floor(ms / dayMs);
  const seconds = (ms - day * dayMs) / 1_000;
  const [hour, minute] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${isoDay(day)}T${two(hour)}:${two(minute)}:${two(seconds % 60)}Z`;
};

/** What the clock on the wall shows in `zone` at an instant (ISO 8601 with Z or an offset). */
export const wallClock = (instant: string, zone: string): WallClock => {
  const ms = instantMs(instant);
  const local = ms + zoneOffsetMs(ms, zone);
  const day = Math.floor(local / dayMs);
  return { day, minutes: (local - day * dayMs) / minuteMs };
};

/** How a wall-clock time stands to the changes of the clock. */
export type LocalInstant = {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** `twice`: the autumn change repeats it and this is the first; `skipped`: the spring change jumps over it. */
  readonly kind: "once" | "twice" | "skipped";
};

/**
 * The instant at which the wall clock in `zone` shows a time of `day`. A time that comes twice is
 * the first; one that is skipped is read on the clock before the change (02:30 is then 03:30).
 */
export const localInstant = (day: EpochDay, minutes: number, zone: string): LocalInstant => {
  const local = day * dayMs + Math.round(minutes * minuteMs);
  const before = zoneOffsetMs(local - dayMs, zone);
  const after = zoneOffsetMs(local + dayMs, zone);
  const early = local - before;
  if (before === after) return { ms: early, kind: "once" };
  const late = local - after;
  const earlyHolds = zoneOffsetMs(early, zone) === before;
  const lateHolds = zoneOffsetMs(late, zone) === after;
  if (earlyHolds) return { ms: early, kind: lateHolds ? "twice" : "once" };
  return lateHolds ? { ms: late, kind: "once" } : { ms: early, kind: "skipped" };
};

/** The same as ISO 8601 in UTC. */
export const instantAt = (day: EpochDay, minutes: number, zone: string): string =>
  isoInstant(localInstant(day, minutes, zone).ms);

/** An instant as the wall clock of `zone` shows it, with its offset: "2026-11-28T16:40:00-08:00". */
export const withOffset = (ms: number, zone: string): string => {
  const offset = zoneOffsetMs(ms, zone);
  const minutes = Math.abs(offset) / minuteMs;
  const sign = offset < 0 ? "-" : "+";
  const local = new Date(ms + offset).toISOString().slice(0, 19);
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
