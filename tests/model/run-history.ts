import { failuresOf } from "./checks.ts";
import { History } from "./history.ts";
import { comeToRest } from "./rest.ts";
import { type Rules } from "./rules.ts";

export type Outcome = {
  readonly seed: number;
  readonly steps: number;
  readonly events: number;
  readonly failures: readonly string[];
  readonly trace: readonly string[];
  readonly history: History;
};

/** One history: so many steps of chance, then rest, then the checks. */
export const runHistory = (seed: number, steps: number, rules: Rules): Outcome => {
  const history = new History(seed, rules);
  for (let step = 0; step < steps; step += 1) history.step();
  const isAtRest = comeToRest(history);
  return {
    seed,
    steps,
    events: history.world.written.size,
    failures: isAtRest ? failuresOf(history) : ["it never comes to rest"],
    trace: history.world.trace,
    history,
  };
};

/** The fewest steps of the same seed that still fail. */
export const shrunk = (failed: Outcome, rules: Rules): Outcome => {
  for (let steps = 1; steps < failed.steps; steps += 1) {
    const outcome = runHistory(failed.seed, steps, rules);
    if (outcome.failures.length > 0) return outcome;
  }
  return failed;
};

export const reportOf = ({ seed, steps, failures, trace }: Outcome): string =>
  [
    `MODEL_SEED=${seed} fails after ${steps} steps:`,
    ...failures.map((failure) => `  ${failure}`),
    `  ${trace.join(", ")}`,
  ].join("\n");
