import { exit } from "node:process";
import { close, report, run, say } from "./steps.ts";

// npm run verify: everything this project can prove about itself on one machine, a line each.

/** Quick ones first; the mutants take a quarter of an hour. */
const SCRIPTS: readonly (readonly [name: string, task: string])[] = [
  ["check", "check"],
  ["test", "test"],
  ["journeys", "journeys"],
  ["demo", "demo"],
  ["security", "security"],
  ["package:check", "package-check"],
  ["screens", "screens"],
  ["chaos", "chaos"],
  ["bench", "bench"],
  ["mutants", "mutants"],
];

let failed = 0;
for (const [name, task] of SCRIPTS) {
  const ran = await run({ name, command: ["node", `build/tasks/${task}.ts`] });
  const closing = ran.output.trimEnd().split("\n").at(-1) ?? "";
  report({ ...ran, name: `${name}: ${closing}` });
  for (const line of ran.output.split("\n").filter((each) => each.startsWith("!!!"))) say(line);
  if (!ran.ok) failed += 1;
}
exit(close(SCRIPTS.length - failed, failed));
