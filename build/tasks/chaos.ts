import { argv, exit } from "node:process";
import { rows } from "../../tests/chaos/rows/index.ts";
import { PostgresCluster, postgresPrograms } from "../../tests/chaos/postgres-cluster.ts";
import { lineOf, type Outcome, runRow } from "../../tests/chaos/run-rows.ts";
import { browserForTests } from "./browser.ts";
import { buildPages } from "./build-pages.ts";
import { close, report, say } from "./steps.ts";

// npm run chaos: every fault of "Nothing lost" between real processes, a row each.
//   -- --quick        few tries of each
//   -- --minutes N    goes round and round until N minutes are over
//   -- --only WORDS   rows whose fault has these words
//   -- --seed N       the same chances again

const LANES = 2;

const valueOf = (flag: string): string | null => {
  const at = argv.indexOf(flag);
  return at < 0 ? null : (argv[at + 1] ?? null);
};
const isQuick = argv.includes("--quick");
const minutes = Number(valueOf("--minutes") ?? 0);
const only = valueOf("--only");
const seed = Number(valueOf("--seed") ?? Date.now() % 1_000_000);
if (!Number.isFinite(minutes) || minutes < 0 || !Number.isInteger(seed)) {
  say(
    "--minutes takes a number of minutes and --seed a whole number: npm run chaos -- --minutes 30",
  );
  exit(close(0, 1));
}

const chosen = rows.filter(({ fault }) => only === null || fault.includes(only));
if (chosen.length === 0) {
  say(`No fault has the words ${JSON.stringify(only)}. There are:`);
  for (const { fault } of rows) say(`  ${fault}`);
  exit(close(0, 1));
}
const browser = browserForTests();
if (!browser.ok) {
  say(browser.refusal.remedy);
  exit(close(0, 1));
}
const built = await buildPages();
if (built.some(({ ok }) => !ok)) {
  built.forEach(report);
  exit(close(0, 1));
}
const programs = postgresPrograms();
if (programs === null) {
  say(
    "!!! NOT RUN: PostgreSQL's own programs (initdb, postgres) are not on this machine, and no fault can be tried without a database that may be killed. On Debian: apt-get install -y postgresql",
  );
  exit(close(0, isQuick ? 0 : 1));
}

say(
  `seed ${seed} · desks: preview host (Chromium) · server and PostgreSQL: processes of their own\n`,
);
const until = performance.now() + minutes * 60_000;
const outcomes: Outcome[] = [];
const startedMs = performance.now();
const lane = async (waiting: (typeof chosen)[number][], round: number): Promise<void> => {
  const cluster = await PostgresCluster.make(programs);
  try {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      const tries = isQuick ? row.quick : row.whole;
      const outcome = await runRow(row, cluster, tries, seed + round * 1_000 + rows.indexOf(row));
      outcomes.push(outcome);
      say(lineOf(outcome));
    }
  } finally {
    await cluster.drop();
  }
};
let round = 0;
do {
  const waiting = [...chosen];
  await Promise.all(Array.from({ length: LANES }, () => lane(waiting, round)));
  round += 1;
} while (performance.now() < until);

/** Too slow for its bound, or never done, on a machine that does something else; nothing else is excused. */
const mayBeSlowness = ({ why, skipped, found }: Outcome): boolean =>
  why !== null &&
  !skipped &&
  (found === null || found.missing + found.doubled + found.wrong.length === 0);
if (isQuick) {
  for (const [at, outcome] of outcomes.entries()) {
    if (!mayBeSlowness(outcome)) continue;
    say(`SECOND TRY, alone: ${outcome.row.fault}`);
    const cluster = await PostgresCluster.make(programs);
    try {
      const { row } = outcome;
      const again = await runRow(row, cluster, row.quick, seed + 500_000 + rows.indexOf(row));
      outcomes[at] = again;
      say(lineOf(again));
    } finally {
      await cluster.drop();
    }
  }
}

const failed = outcomes.filter(({ why, skipped }) => why !== null && !skipped).length;
const passed = outcomes.filter(({ why }) => why === null).length;
say(`\n${outcomes.length} rows in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
exit(close(passed, failed));
