/** Chance that can be had again: the same seed gives the same history. */
export type Chance = {
  /** A whole number from 0 to n - 1. */
  int(n: number): number;
  /** True with probability `p`. */
  flip(p: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** A UUID of version 7's form. */
  uuid(): string;
};

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, "0");

export const chanceOf = (seed: number): Chance => {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  // mulberry32: 32 bits of state are plenty for histories of a hundred steps.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (n: number): number => Math.floor(next() * n);
  return {
    int,
    flip: (p) => next() < p,
    pick: (from) => {
      const picked = from[int(from.length)];
      if (picked === undefined) throw new Error("Nothing to pick from");
      return picked;
    },
    uuid: () =>
      `${hex(int(2 ** 32), 8)}-${hex(int(65_536), 4)}-7${hex(int(4096), 3)}-8${hex(int(4096), 3)}-${hex(int(2 ** 32), 8)}${hex(int(65_536), 4)}`,
  };
};
