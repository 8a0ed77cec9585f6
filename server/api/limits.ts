import { type Refusal } from "#shared/result.ts";

/** Calls that a desk may make at once after a quiet while, and per second from then on. */
const OF_STATION = { burst: 1000, perSecond: 100 } as const;
/** Strangers of the whole world together, per process: enrolling is rare, and guessing a code is all they can try. */
const OF_STRANGERS = { burst: 600, perSecond: 10 } as const;
/** Calls worked on at once by one process; waiting for a slow body, or for news, is not work. */
const MOST_AT_ONCE = 200;
/** Buckets that have filled up again are forgotten when there are more than this. */
const MOST_BUCKETS = 5000;

export type Limited = { readonly refusal: Refusal; readonly retryAfterS: number };

type Rate = { readonly burst: number; readonly perSecond: number };
type Bucket = { left: number; at: number };

/**
 * Keeps one desk, or a crowd of strangers, from taking the server from everybody else. Counted per
 * process: several servers allow as many times more. `nowMs`: a clock that never goes back.
 */
export class Limits {
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, Bucket>();
  readonly #mostAtOnce: number;
  #atOnce = 0;

  constructor(nowMs: () => number = () => performance.now(), mostAtOnce = MOST_AT_ONCE) {
    this.#nowMs = nowMs;
    this.#mostAtOnce = mostAtOnce;
  }

  /** How many desks' calls are remembered. */
  get remembered(): number {
    return this.#buckets.size;
  }

  /** Nothing more need be read now: it could not be worked on. */
  get isBusy(): boolean {
    return this.#atOnce >= this.#mostAtOnce;
  }

  /** Begins the work of a call that is read; null: too busy. What it answers ends the work, once. */
  begin(): (() => void) | null {
    if (this.isBusy) return null;
    this.#atOnce += 1;
    let isOver = false;
    return () => {
      if (!isOver) this.#atOnce -= 1;
      isOver = true;
    };
  }

  /** Counts a call of a station that proved who it is; null: of a stranger. */
  count(station: string | null): Limited | null {
    const rate = station === null ? OF_STRANGERS : OF_STATION;
    const bucket = this.#refilled(station ?? "", rate);
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return null;
    }
    return {
      refusal: {
        code: "too-many-requests",
        remedy:
          "The server gets more requests from here than it takes. Wait a moment, then try again.",
      },
      retryAfterS: Math.ceil((1 - bucket.left) / rate.perSecond),
    };
  }

  #refilled(key: string, { burst, perSecond }: Rate): Bucket {
    const at = this.#nowMs();
    const known = this.#buckets.get(key);
    if (known === undefined) {
      if (this.#buckets.size >= MOST_BUCKETS) this.#forgetFull(at);
      const fresh = { left: burst, at };
      this.#buckets.set(key, fresh);
      return fresh;
    }
    known.left = Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond);
    known.at = at;
    return known;
  }

  /** A bucket untouched for as long as it takes to fill says nothing that a new one would not. */
  #forgetFull(at: number): void {
    const fullAfterMs = (OF_STATION.burst / OF_STATION.perSecond) * 1000;
    for (const [key, bucket] of this.#buckets)
      if (key !== "" && at - bucket.at >= fullAfterMs) this.#buckets.delete(key);
  }
}

/** Seconds to wait when too busy: spread out, so that those sent away do not all come back at once. */
export const tooBusy = (chance: () => number): Limited => ({
  refusal: {
    code: "too-busy",
    remedy: "The server is busy with other desks. Wait a moment; nothing is lost.",
  },
  retryAfterS: 1 + Math.floor(chance() * 5),
});
