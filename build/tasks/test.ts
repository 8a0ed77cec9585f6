import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { env, exit } from "node:process";
import { browserForTests } from "./browser.ts";
import { buildPages } from "./build-pages.ts";
import { close, report, ROOT, run, say } from "./steps.ts";

/** Counts of a Vitest run, from its JSON report. */
const countsOf = (path: string): { passed: number; failed: number } => {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const told = JSON.parse(readFileSync(path, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    success: boolean;
  };
  const failed = Math.max(told.numFailedTests, told.success ? 0 : 1);
  return { passed: told.numPassedTests, failed };
};

let passed = 0;
let failed = 0;
const take = (ok: boolean): void => {
  if (ok) passed += 1;
  else failed += 1;
};

const check = await run({ name: "check", command: ["node", "build/tasks/check.ts"] });
report(check);
take(check.ok);

const browser = browserForTests();
say(browser.ok ? `browser: ${browser.value}` : browser.refusal.remedy);
take(browser.ok);
const built = await buildPages();
built.forEach((ran) => {
  if (!ran.ok) report(ran);
});
take(built.every(({ ok }) => ok));

const postgres = env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
say(
  `databases: PGlite, and PostgreSQL where ${new URL(postgres).host} answers (its suite says loudly when it does not)`,
);

const results = join(ROOT, ".cache", "vitest.json");
rmSync(results, { force: true });
const vitest = spawnSync(
  "vitest",
  ["run", "-c", "tests/vitest.config.ts", `--outputFile.json=${results}`],
  { cwd: ROOT, stdio: "inherit", env },
);
const counts = countsOf(results);
passed += counts.passed;
failed += counts.failed > 0 || vitest.status === 0 ? counts.failed : 1;

const journeys = await run(
  {
    name: "journeys",
    command: ["node", "build/tasks/journeys.ts"],
    env: { INTERRUPTIONS: env["INTERRUPTIONS"] ?? "8" },
  },
  true,
);
take(journeys.ok);

const chaos = await run(
  { name: "chaos", command: ["node", "build/tasks/chaos.ts", "--quick"] },
  true,
);
take(chaos.ok);
exit(close(passed, failed));
