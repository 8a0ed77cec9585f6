import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { MISTAKES, SOUND, type Rules } from "./rules.ts";
import { type Outcome, reportOf, runHistory, shrunk } from "./run-history.ts";

const HISTORIES = 1_000;
/** Short histories show a mistake soonest, long ones what only comes of many faults together. */
const SHORT = 60;
const LONG = 150;

/** One history again, as the failure named it: MODEL_SEED=n, and MODEL_STEPS=n for the shrunk one. */
const only = env["MODEL_SEED"];
const seeds =
  only === undefined ? Array.from({ length: HISTORIES }, (_, at) => at + 1) : [Number(only)];
const stepsOf = (seed: number): number =>
  Number(env["MODEL_STEPS"] ?? (seed % 2 === 0 ? SHORT : LONG));

/** What must have happened somewhere in a thousand histories, or they prove nothing. */
const HAPPENS = [
  "arrival next",
  "arrival again",
  "arrival forked",
  "arrival gap",
  "verdict accepted",
  "verdict refused",
  "verdict held",
  "second copy",
  "incarnation",
  "event written again",
  "grant",
  "withdrawal",
  "conflict",
  "unread",
  "allotted reference",
  "provisional reference",
  "restore a desk",
  "clone a desk",
  "restore the server",
  "empty a vault",
  "erase",
  "coverage",
  "clock",
];

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

const run = (seed: number): Outcome => {
  const outcome = runHistory(seed, stepsOf(seed), SOUND);
  if (outcome.failures.length > 0) expect.fail(reportOf(shrunk(outcome, SOUND)));
  return outcome;
};

describe("five stations and a server", () => {
  test("1,000 seeded histories: desks agree, nothing is lost, every concurrent change is visible", () => {
    const tally = new Map<string, number>();
    let [steps, events] = [0, 0];
    for (const outcome of seeds.map(run)) {
      steps += outcome.steps;
      events += outcome.events;
      for (const [what, times] of outcome.tally) tally.set(what, (tally.get(what) ?? 0) + times);
    }
    console.log(`model: ${seeds.length} histories, ${steps} steps, ${events} events`);
    if (only !== undefined) return;
    console.log(HAPPENS.map((what) => `${what} ${tally.get(what) ?? 0}`).join(", "));
    expect(HAPPENS.filter((what) => (tally.get(what) ?? 0) < 20)).toEqual([]);
    // Seconds on a quiet machine, minutes on one that is shared.
  }, 300_000);

  // One mistake a short history cannot show within 300 seeds is looked for in longer ones.
  test.each(MISTAKES)("a broken rule is noticed: %s", (_name, mistake) => {
    const rules = { ...SOUND, ...mistake };
    const seed = firstFailure(rules, 300, SHORT) ?? firstFailure(rules, HISTORIES, LONG);
    expect(seed).not.toBeNull();
  });
});
