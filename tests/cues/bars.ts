import { expect } from "vitest";
import { type Figures, figureWords } from "./evaluate.ts";

/** What a set of statements must reach at least, and of what is raised or wrong, at most. */
export type Bars = {
  readonly crisisFound: number;
  readonly crisisFalse: number;
  readonly primaryFirstTwo: number;
  readonly excludedFound: number;
  readonly wrong: number;
};

/** The bars of the listening aid. */
export const AID: Bars = {
  crisisFound: 0.95,
  crisisFalse: 0.1,
  primaryFirstTwo: 0.85,
  excludedFound: 0.85,
  wrong: 0.35,
};

/** Prints the figures of a set; below a bar, the statements that were missed are named. */
export const expectReached = (name: string, figures: Figures, bars: Bars): void => {
  process.stdout.write(`${figureWords(name, figures)}\n`);
  const words = figures.misses.join("\n");
  expect(figures.crisisFound, words).toBeGreaterThanOrEqual(bars.crisisFound);
  expect(figures.crisisFalse, words).toBeLessThanOrEqual(bars.crisisFalse);
  expect(figures.primaryFirstTwo, words).toBeGreaterThanOrEqual(bars.primaryFirstTwo);
  expect(figures.excludedFound, words).toBeGreaterThanOrEqual(bars.excludedFound);
  expect(figures.wrong, words).toBeLessThanOrEqual(bars.wrong);
};
