import { type ClockReading } from "./envelope.ts";

/** An offset older than this proves nothing any more: the call asks for the date. Seven days. */
export const OFFSET_GOOD_FOR_MS = 7 * 86_400_000;

/** A clock this wrong is shown; it is never a reason to refuse. Two minutes. */
export const WRONG_CLOCK_MS = 2 * 60_000;

/** A wall clock that moved this much against the monotonic one since start has jumped. Ten seconds. */
export const JUMP_MS = 10_000;

/** What main knows of the time: the wall clock, the last measured offset, and the monotonic clock. */
export type ClockSight = {
  readonly wallMs: number;
  readonly monotonicMs: number;
  readonly startedWallMs: number;
  readonly startedMonotonicMs: number;
  /** Server minus desk, milliseconds, with the wall clock when it was measured; null: never. */
  readonly offset: { readonly ms: number; readonly measuredWallMs: number } | null;
};

export type ClockTrust =
  | { readonly kind: "good"; readonly offsetMs: number }
  | { readonly kind: "wrong"; readonly offsetMs: number }
  | { readonly kind: "ask"; readonly why: "never-measured" | "offset-too-old" | "jumped" };

/** How far a date shown from this clock can be trusted (decision 0006). */
export const trustOf = (sight: ClockSight): ClockTrust => {
  const ran = sight.monotonicMs - sight.startedMonotonicMs;
  const jumped = Math.abs(sight.wallMs - sight.startedWallMs - ran) > JUMP_MS;
  if (jumped) return { kind: "ask", why: "jumped" };
  if (sight.offset === null) return { kind: "ask", why: "never-measured" };
  const age = sight.wallMs - sight.offset.measuredWallMs;
  if (age > OFFSET_GOOD_FOR_MS || age < 0) return { kind: "ask", why: "offset-too-old" };
  return Math.abs(sight.offset.ms) > WRONG_CLOCK_MS
    ? { kind: "wrong", offsetMs: sight.offset.ms }
    : { kind: "good", offsetMs: sight.offset.ms };
};

/** The instant an event is taken to have happened at: the claimed one, corrected where that is known. */
export const happenedAtMs = (clock: ClockReading): number => {
  const claimed = Date.parse(clock.claimedAt);
  const known = clock.offsetMs !== null && (clock.offsetAgeMs ?? Infinity) <= OFFSET_GOOD_FOR_MS;
  return known && Math.abs(clock.offsetMs ?? 0) > WRONG_CLOCK_MS
    ? claimed + (clock.offsetMs ?? 0)
    : claimed;
};
