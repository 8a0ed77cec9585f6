import { z } from "zod";
import { type StationId } from "./ids.ts";

/**
 * A hybrid logical clock reading as text that sorts: 15-digit Unix milliseconds, a 6-digit
 * counter, the station. It only decides which of two values is shown first (decision 0006).
 */
export const Stamp = z
  .string()
  .regex(/^\d{15}\.\d{6}\.[0-9a-f-]{36}$/)
  .brand<"Stamp">();
export type Stamp = z.infer<typeof Stamp>;

/**
 * A stamp more than this far ahead of our own clock is kept but not followed: one desk with a
 * clock a day ahead must not drag everybody's order with it.
 */
export const MAX_LEAD_MS = 5 * 60_000;

type Reading = { readonly ms: number; readonly counter: number };

const read = (stamp: Stamp): Reading => ({
  ms: Number(stamp.slice(0, 15)),
  counter: Number(stamp.slice(16, 22)),
});

const write = ({ ms, counter }: Reading, station: StationId): Stamp =>
  Stamp.parse(`${String(ms).padStart(15, "0")}.${String(counter).padStart(6, "0")}.${station}`);

/** The next stamp of `station` at `nowMs` (Unix milliseconds), later than `last` whatever the clock does. */
export const nextStamp = (last: Stamp | null, nowMs: number, station: StationId): Stamp => {
  const before = last === null ? { ms: 0, counter: 0 } : read(last);
  if (nowMs > before.ms) return write({ ms: nowMs, counter: 0 }, station);
  if (before.counter < 999_999)
    return write({ ms: before.ms, counter: before.counter + 1 }, station);
  return write({ ms: before.ms + 1, counter: 0 }, station);
};

/** The later of our last stamp and one seen from elsewhere, unless that one runs ahead of `nowMs`. */
export const followStamp = (last: Stamp | null, seen: Stamp, nowMs: number): Stamp | null =>
  read(seen).ms - nowMs > MAX_LEAD_MS || (last !== null && seen <= last) ? last : seen;
