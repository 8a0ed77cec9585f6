import { loadavg } from "node:os";
import { stdout } from "node:process";

/** The value below which so much of the samples lies; milliseconds, two decimals. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return Math.round((sorted[at] ?? Number.NaN) * 100) / 100;
};

/** One line of a bench, with the machine's load while it ran; a missed bar makes the bench end with 1. */
export const printRow = (row: {
  readonly name: string;
  readonly figure: number;
  readonly bar: number;
  readonly [more: string]: unknown;
}): void => {
  const verdict = row.figure <= row.bar ? "met" : "missed";
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  stdout.write(`${JSON.stringify({ ...row, load, verdict })}\n`);
  if (verdict === "missed") process.exitCode = 1;
};
