import { type PostgresCluster } from "./postgres-cluster.ts";

/** What a row is given: a database, how often to try, and chance that can be repeated. */
export type Ground = {
  readonly cluster: PostgresCluster;
  readonly tries: number;
  readonly chance: () => number;
};

/** What a row found. `wrong`: sentences about what does not hold; none: the promise held. */
export type Found = {
  readonly tries: number;
  readonly kept: number;
  readonly missing: number;
  readonly doubled: number;
  readonly wrong: readonly string[];
  /** What came after its bound and was not lost otherwise: a machine that does something else can cause it. */
  readonly tooLate?: readonly string[];
  /** Figures worth reading beside the counts. */
  readonly beside?: string;
};

export type Row = {
  /** The fault, in the words of the promise. */
  readonly fault: string;
  /** Tries of a quick run and of a whole one. */
  readonly quick: number;
  readonly whole: number;
  /** A sentence when it cannot be tried on this machine; null: it can. */
  readonly impossible?: () => string | null;
  readonly run: (ground: Ground) => Promise<Found>;
};

/** The share of such faults that may still go wrong, at 95 %, when `failures` of `tries` did (in per cent). */
export const boundPercent = (tries: number, failures: number): number => {
  if (tries === 0) return 100;
  if (failures === 0) return 100 * (1 - 0.05 ** (1 / tries));
  // The least share under which so few failures have a chance below 5 %, by halving.
  let low = failures / tries;
  let high = 1;
  for (let n = 0; n < 50; n += 1) {
    const share = (low + high) / 2;
    let atMost = 0;
    let choose = 1;
    for (let k = 0; k <= failures; k += 1) {
      atMost += choose * share ** k * (1 - share) ** (tries - k);
      choose = (choose * (tries - k)) / (k + 1);
    }
    if (atMost > 0.05) low = share;
    else high = share;
  }
  return 100 * high;
};

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; says what did not when it never does. */
export const until = async (
  what: string,
  holds: () => Promise<boolean>,
  withinMs = 20_000,
): Promise<void> => {
  const end = performance.now() + withinMs;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) throw new Error(`It never came about that ${what}.`);
    await pause(100);
  }
};
