import { Temporal } from "temporal-polyfill";
import { type EpochDay, epochDayOf, isoDay } from "./epoch-day.ts";

/** A reading of the wall clock in some zone. */
export type WallClock = {
  readonly day: EpochDay;
  /** Minutes since midnight, with seconds as a fraction: 16:59:30 is 1019.5. */
  readonly minutes: number;
};

/** What the clock on the wall shows in `zone` at an instant (ISO 8601 with Z or an offset). */
export const wallClock = (instant: string, zone: string): WallClock => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const minutes = local.hour * 60 + local.minute + local.second / 60;
  return { day: epochDayOf(local.year, local.month, local.day), minutes };
};

/**
 * The instant at which the wall clock in `zone` shows a time, as ISO 8601 in UTC. A time that the
 * spring change skips is read on the clock before it; one that comes twice is the first.
 */
export const instantAt = (day: EpochDay, minutes: number, zone: string): string => {
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return Temporal.PlainDateTime.from(`${isoDay(day)}T${clock}`)
    .toZonedDateTime(zone, { disambiguation: "compatible" })
    .toInstant()
    .toString();
};
