import { runHistory } from "../../model/run-history.ts";
import { SOUND } from "../../model/rules.ts";
import { type Found, type Ground, type Row } from "../row.ts";

const STEPS = 105;

const histories = ({ tries, chance }: Ground): Promise<Found> => {
  const wrong: string[] = [];
  let events = 0;
  const first = Math.floor(chance() * 1_000_000);
  for (let n = 0; n < tries; n += 1) {
    const outcome = runHistory(first + n, STEPS, SOUND);
    events += outcome.events;
    if (outcome.failures.length > 0)
      wrong.push(`MODEL_SEED=${outcome.seed} MODEL_STEPS=${STEPS}: ${outcome.failures.join("; ")}`);
  }
  return Promise.resolve({ tries, kept: events, missing: 0, doubled: 0, wrong });
};

/** The rules alone, without processes: desks, partitions, refusals, grants and erasures by chance. */
export const models: readonly Row[] = [
  {
    fault: "five stations, random partitions, refusals, grants, erasures (model)",
    quick: 100,
    whole: 1_000,
    run: histories,
  },
];
