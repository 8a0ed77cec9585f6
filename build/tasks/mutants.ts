import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { close, report, ROOT, run, say } from "./steps.ts";

/** Of the mutants that a test can see, at least this part must be killed in each folder. */
const LEAST_KILLED = 0.8;
const FOLDERS = ["shared/scope", "shared/timely-access", "shared/crisis", "shared/may-say"];
const REPORT = join(ROOT, ".cache", "mutants.json");
const SURVIVORS_SHOWN = 12;

type Mutant = {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
};
type Told = { readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>> };

const KILLED = new Set(["Killed", "Timeout"]);
const ALIVE = new Set(["Survived", "NoCoverage"]);

// `npm run mutants -- shared/scope`: one folder at a time, where all four would take too long.
const named = argv.slice(2);
const unknown = named.find((folder) => !FOLDERS.includes(folder));
if (unknown !== undefined) {
  say(`No mutants are counted in "${unknown}". Choose of: ${FOLDERS.join(", ")}.`);
  exit(close(0, 1));
}
const chosen = named.length === 0 ? FOLDERS : named;

rmSync(REPORT, { force: true });
const only = chosen.map((folder) => `${folder}/**/*.ts`).join(",");
const stryker = await run({
  name: "mutants",
  command: ["stryker", "run", "tests/mutants/stryker.json", "--mutate", only],
});
if (!existsSync(REPORT)) {
  report({ ...stryker, ok: false });
  exit(close(0, 1));
}
const { files } = JSON.parse(readFileSync(REPORT, "utf8")) as Told;

let passed = 0;
let failed = 0;
for (const folder of chosen) {
  const mutants = Object.entries(files)
    .filter(([file]) => file.startsWith(`${folder}/`))
    .flatMap(([file, { mutants: own }]) => own.map((mutant) => ({ file, ...mutant })));
  const killed = mutants.filter(({ status }) => KILLED.has(status)).length;
  const alive = mutants.filter(({ status }) => ALIVE.has(status));
  const score = killed + alive.length === 0 ? 0 : killed / (killed + alive.length);
  const isEnough = score >= LEAST_KILLED;
  if (isEnough) passed += 1;
  else failed += 1;
  say(
    `${isEnough ? "ok  " : "FAIL"}  ${folder}  ${(100 * score).toFixed(1)} % of ${killed + alive.length} killed`,
  );
  for (const { file, location, mutatorName, replacement } of alive.slice(0, SURVIVORS_SHOWN))
    say(
      `        lives: ${file}:${location.start.line} ${mutatorName} → ${(replacement ?? "").slice(0, 60).replaceAll("\n", " ")}`,
    );
}
say(`(${stryker.seconds.toFixed(0)} s; the whole list is in .cache/mutants.json)`);
exit(close(passed, failed));
