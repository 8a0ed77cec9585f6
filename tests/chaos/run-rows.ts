import { type PostgresCluster } from "./postgres-cluster.ts";
import { chanceOf } from "../model/chance.ts";
import { boundPercent, type Found, type Row } from "./row.ts";

export type Outcome = {
  readonly row: Row;
  readonly found: Found | null;
  /** Why it does not hold, or could not be tried; null: it holds. */
  readonly why: string | null;
  readonly skipped: boolean;
  readonly seconds: number;
};

const shareOf = (seed: number): (() => number) => {
  const chance = chanceOf(seed);
  return () => chance.int(1_000_000) / 1_000_000;
};

/** Runs one row; whatever it throws is what it found. */
export const runRow = async (
  row: Row,
  cluster: PostgresCluster,
  tries: number,
  seed: number,
): Promise<Outcome> => {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const impossible = row.impossible?.() ?? null;
  if (impossible !== null)
    return { row, found: null, why: impossible, skipped: true, seconds: seconds() };
  try {
    const found = await row.run({ cluster, tries, chance: shareOf(seed) });
    const wrong = [
      ...(found.missing > 0 ? [`${found.missing} kept events are missing`] : []),
      ...(found.doubled > 0 ? [`${found.doubled} events are there twice`] : []),
      ...found.wrong,
      ...(found.tooLate ?? []),
    ];
    return {
      row,
      found,
      why: wrong.length === 0 ? null : wrong.join("; "),
      skipped: false,
      seconds: seconds(),
    };
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    return { row, found: null, why, skipped: false, seconds: seconds() };
  }
};

/** One line a row: what was tried, what was kept and lost, and how much the tries can say. */
export const lineOf = ({ row, found, why, skipped, seconds }: Outcome): string => {
  const mark = skipped ? "!!! NOT RUN" : why === null ? "ok  " : "FAIL";
  const counts =
    found === null
      ? ""
      : ` · ${found.tries} tries · ${found.kept} kept · ${found.missing} missing · ${found.doubled} doubled` +
        ` · at 95 % fewer than ${boundPercent(found.tries, why === null ? 0 : 1).toFixed(0)} % of such faults`;
  const beside = found?.beside === undefined ? "" : ` · ${found.beside}`;
  return `${mark}  ${row.fault}${counts}${beside} · ${seconds.toFixed(1)} s${why === null ? "" : `\n      ${why}`}`;
};
