import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { MISTAKES, SOUND, type Rules } from "./rules.ts";
import { reportOf, runHistory, shrunk } from "./run-history.ts";

const HISTORIES = 1_000;
const STEPS = 60;

/** The first seed whose history breaks a promise, or null. A rule that throws breaks one as well. */
const firstFailure = (rules: Rules, histories: number, steps: number): number | null => {
  for (let seed = 1; seed <= histories; seed += 1) {
    try {
      if (runHistory(seed, steps, rules).failures.length > 0) return seed;
    } catch {
      return seed;
    }
  }
  return null;
};

describe("five stations and a server", () => {
  test("1,000 seeded histories: desks agree, nothing is lost, every concurrent change is visible", () => {
    const only = env["MODEL_SEED"];
    const seeds =
      only === undefined ? Array.from({ length: HISTORIES }, (_, at) => at + 1) : [Number(only)];
    let events = 0;
    for (const seed of seeds) {
      const outcome = runHistory(seed, STEPS, SOUND);
      events += outcome.events;
      if (outcome.failures.length > 0) expect.fail(reportOf(shrunk(outcome, SOUND)));
    }
    console.log(`model: ${seeds.length} histories of ${STEPS} steps, ${events} events`);
    expect(events).toBeGreaterThan(seeds.length);
  });

  // One mistake a history of 60 steps cannot show within 300 seeds is looked for in longer ones.
  test.each(MISTAKES)("a broken rule is noticed: %s", (_name, mistake) => {
    const rules = { ...SOUND, ...mistake };
    const seed = firstFailure(rules, 300, STEPS) ?? firstFailure(rules, 1_000, 150);
    expect(seed).not.toBeNull();
  });
});
