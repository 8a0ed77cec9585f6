import { type During, type IdlePolicy, idleStep } from "#shared/session/idle.ts";
import { type MachineClock } from "../clock.ts";
import { type Policy } from "../policy/policy.ts";

/** Calls `work` once after so many milliseconds; gives the way to call it off. */
export type After = (ms: number, work: () => void) => () => void;

export const afterMs: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

export const idlePolicyOf = (
  policy: Pick<Policy, "idleLockMinutes" | "idleWarningSeconds">,
): IdlePolicy => ({
  lockAfterMs: policy.idleLockMinutes * 60_000,
  warningMs: policy.idleWarningSeconds * 1_000,
});

export type IdleLockDeps = {
  readonly policy: IdlePolicy;
  readonly clock: MachineClock;
  readonly after: After;
  readonly lock: () => Promise<void>;
  readonly onWarning: () => void;
};

/** A timer that sleeps with the machine is looked at again at least this often. */
const LONGEST_LOOK_MS = 15_000;

/** Locks a desk at which nobody presses a key. It owns the time; the window only tells of keys. */
export class IdleLock {
  readonly #deps: IdleLockDeps;
  #last = { wallMs: 0, monotonicMs: 0 };
  #during: During = "nothing";
  #warned: { readonly atMs: number; readonly locksAt: string } | null = null;
  #stop: (() => void) | null = null;

  constructor(deps: IdleLockDeps) {
    this.#deps = deps;
  }

  /** When the desk locks unless a key is pressed, an ISO instant; null: no warning is given. */
  get locksAt(): string | null {
    return this.#warned?.locksAt ?? null;
  }

  /** Somebody unlocked: the quiet is counted from here. */
  start(): void {
    this.touch("nothing");
  }

  /** The desk was locked or signed out. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#warned = null;
  }

  /** A key was pressed. It answers a warning. */
  touch(during: During): void {
    const { clock } = this.#deps;
    this.#last = { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() };
    this.#during = during;
    const wasWarned = this.#warned !== null;
    this.#warned = null;
    this.#look();
    if (wasWarned) this.#deps.onWarning();
  }

  /** The longer of both clocks: one stands still while the machine sleeps, the other can be set back. */
  #quietMs(): number {
    const { clock } = this.#deps;
    return Math.max(
      0,
      clock.wallMs() - this.#last.wallMs,
      clock.monotonicMs() - this.#last.monotonicMs,
    );
  }

  #look(): void {
    this.#stop?.();
    this.#stop = null;
    const { policy, clock, lock, onWarning } = this.#deps;
    const nowMs = this.#quietMs();
    const step = idleStep(
      { nowMs, lastKeyMs: 0, during: this.#during, warnedMs: this.#warned?.atMs ?? null },
      policy,
    );
    if (step.kind === "lock") {
      this.stop();
      return void lock();
    }
    if (step.kind === "warn") {
      const locksAt = new Date(Math.floor(clock.wallMs()) + step.locksMs - nowMs).toISOString();
      this.#warned = { atMs: nowMs, locksAt };
      onWarning();
      return this.#look();
    }
    this.#stop = this.#deps.after(Math.min(step.againInMs, LONGEST_LOOK_MS), () => this.#look());
  }
}
