import { argv, exit } from "node:process";
import { close, run, say } from "./steps.ts";

/**
 * The benches there are, by name: each prints a JSON object per line and ends with 1 on a missed
 * bar. A new one is a file of tests/bench/ and a line here.
 */
const BENCHES: Readonly<Record<string, string>> = {
  find: "tests/bench/find.ts",
  decide: "tests/bench/decide.ts",
  keys: "tests/bench/keys.ts",
  screens: "tests/bench/screens.ts",
  typing: "tests/bench/typing.ts",
  size: "tests/bench/size.ts",
};

const [name] = argv.slice(2);
const known = Object.keys(BENCHES);
if (name !== undefined && BENCHES[name] === undefined) {
  say(`There is no bench "${name}". Choose one of: ${known.join(", ")}.`);
  exit(close(0, 1));
}
let failed = 0;
const chosen = name === undefined ? known : [name];
for (const each of chosen) {
  const { ok } = await run({ name: each, command: ["node", BENCHES[each] ?? ""] }, true);
  if (!ok) failed += 1;
}
exit(close(chosen.length - failed, failed));
