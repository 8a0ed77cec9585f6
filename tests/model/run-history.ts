import { readBody } from "#shared/events/catalogue.ts";
import { fold } from "#shared/events/fold.ts";
import { isConflict } from "#shared/events/register.ts";
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
  /** How often each kind of thing happened. */
  readonly tally: ReadonlyMap<string, number>;
};

/** One history: so many steps of chance, then rest, then the checks. */
export const runHistory = (seed: number, steps: number, rules: Rules): Outcome => {
  const history = new History(seed, rules);
  for (let step = 0; step < steps; step += 1) history.step();
  const isAtRest = comeToRest(history);
  countAtRest(history);
  return {
    seed,
    steps,
    events: history.world.written.size,
    failures: isAtRest ? failuresOf(history) : ["it never comes to rest"],
    trace: history.world.trace,
    tally: history.world.tally,
  };
};

/** What desks and centre are left with at rest: fields in conflict, events nobody here can read. */
const countAtRest = ({ world, server }: History): void => {
  for (const ids of server.state.streams.values()) {
    const folded = fold(
      ids.flatMap((id) => server.state.accepted.get(id) ?? []),
      readBody,
    );
    for (const register of folded.registers.values())
      if (isConflict(register)) world.count("conflict");
    folded.unread.forEach(() => world.count("unread"));
  }
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
    `MODEL_SEED=${seed} MODEL_STEPS=${steps} fails:`,
    ...failures.map((failure) => `  ${failure}`),
    `  ${trace.join(", ")}`,
  ].join("\n");
