/** What is on the screen of a desk that may go idle. */
export type During = "nothing" | "call" | "crisis";

/** What is known of the quiet at a desk. Milliseconds; instants by one clock of the caller's choice. */
export type Quiet = {
  readonly nowMs: number;
  readonly lastKeyMs: number;
  readonly during: During;
  /** When the warning that is on the screen was given; null: none is. */
  readonly warnedMs: number | null;
};

export type IdlePolicy = { readonly lockAfterMs: number; readonly warningMs: number };

export type IdleStep =
  | { readonly kind: "wait"; readonly againInMs: number }
  /** On the screen until a key is pressed or `locksMs` comes. */
  | { readonly kind: "warn"; readonly locksMs: number }
  | { readonly kind: "lock" };

/**
 * What an idle desk does now. Without a call it locks when the policy's time is over. During a call it
 * never locks without a warning: the person may be listening with both hands on the headset. A crisis
 * that fills the screen is never locked away by a timer, only by the key for it.
 */
export const idleStep = (quiet: Quiet, { lockAfterMs, warningMs }: IdlePolicy): IdleStep => {
  const { nowMs, lastKeyMs, during, warnedMs } = quiet;
  const dueMs = lastKeyMs + lockAfterMs;
  if (nowMs < dueMs) return { kind: "wait", againInMs: dueMs - nowMs };
  if (during === "crisis") return { kind: "wait", againInMs: lockAfterMs };
  if (during === "nothing") return { kind: "lock" };
  // A warning older than the last key was answered by it.
  if (warnedMs === null || warnedMs < lastKeyMs)
    return { kind: "warn", locksMs: nowMs + warningMs };
  const locksMs = warnedMs + warningMs;
  return nowMs < locksMs ? { kind: "wait", againInMs: locksMs - nowMs } : { kind: "lock" };
};
