import { type ClockReading } from "#shared/events/envelope.ts";
import { type ClockTrust, trustOf } from "#shared/events/clock.ts";

/** The two clocks of the machine: one that people can set, one that only runs. Milliseconds. */
export type MachineClock = { readonly wallMs: () => number; readonly monotonicMs: () => number };

/** What this desk knows of the time, and what it writes into events. */
export class DeskClock {
  readonly #machine: MachineClock;
  #startedWallMs: number;
  #startedMonotonicMs: number;
  #offset: { ms: number; measuredWallMs: number } | null = null;

  constructor(machine: MachineClock) {
    this.#machine = machine;
    this.#startedWallMs = machine.wallMs();
    this.#startedMonotonicMs = machine.monotonicMs();
  }

  /** Whole milliseconds since 1970, as this desk's clock has it. */
  nowMs(): number {
    return Math.floor(this.#machine.wallMs());
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  /** The server's time, measured over one request that took from `askedMs` until now. */
  measured(serverTimeMs: number, askedMs: number): void {
    const wallMs = this.nowMs();
    this.#offset = {
      ms: Math.round(serverTimeMs - (askedMs + wallMs) / 2),
      measuredWallMs: wallMs,
    };
    // A fresh measurement explains any jump before it.
    this.#startedWallMs = wallMs;
    this.#startedMonotonicMs = this.#machine.monotonicMs();
  }

  reading(): ClockReading {
    const wallMs = this.nowMs();
    return {
      claimedAt: new Date(wallMs).toISOString(),
      offsetMs: this.#offset?.ms ?? null,
      offsetAgeMs:
        this.#offset === null
          ? null
          : Math.max(0, Math.round(wallMs - this.#offset.measuredWallMs)),
    };
  }

  trust(): ClockTrust {
    return trustOf({
      wallMs: this.#machine.wallMs(),
      monotonicMs: this.#machine.monotonicMs(),
      startedWallMs: this.#startedWallMs,
      startedMonotonicMs: this.#startedMonotonicMs,
      offset: this.#offset,
    });
  }
}
