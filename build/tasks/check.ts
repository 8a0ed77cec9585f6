import { join } from "node:path";
import { exit } from "node:process";
import { close, type Ran, report, ROOT, run, type Step } from "./steps.ts";

/** TypeScript's native compiler; the one in `typescript` stays for the tools that need its library. */
const tsc = join(ROOT, "node_modules", "@typescript", "native", "bin", "tsc");

/** One checker each: two checkers share little of their work, and the other core has steps of its own. */
const types = (name: string, project: string): Step => ({
  name: `types ${name}`,
  command: ["node", tsc, "-p", project, "--noEmit", "--checkers", "1"],
});

/** Longest first, so that two cores end together; each step is one sentence of the contract with the reader. */
const steps: readonly Step[] = [
  {
    name: "lint: import arrows, no any, files of 400 lines",
    command: [
      "eslint",
      ".",
      "--max-warnings",
      "0",
      "--cache",
      "--cache-location",
      ".cache/eslint/",
    ],
  },
  {
    name: "format",
    command: [
      "prettier",
      "--check",
      ".",
      "--log-level",
      "warn",
      "--cache",
      "--cache-location",
      ".cache/prettier",
    ],
  },
  {
    name: "types renderer",
    command: [
      "svelte-check",
      "--tsconfig",
      "renderer/tsconfig.json",
      "--fail-on-warnings",
      "--output",
      "human",
    ],
  },
  // Realms with the same settings are one program: what they share is checked once.
  types("tests, build", "build/realms/tools.json"),
  types("main, server", "build/realms/node.json"),
  types("shared", "shared"),
  types("main/vault/page", "main/vault/page"),
  { name: "dead code", command: ["knip", "--no-progress"] },
  { name: "content: schema and cross-checks", command: ["node", "build/tasks/check-content.ts"] },
  types("main/electron/preload", "main/electron/preload"),
  {
    name: "picture: docs/architecture.md matches the imports",
    command: ["node", "build/tasks/check-arrows.ts"],
  },
];

const results: Ran[] = [];
const waiting = [...steps];
const lane = async (): Promise<void> => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const ran = await run(step);
    report(ran);
    results.push(ran);
  }
};
await Promise.all([lane(), lane()]);
const failed = results.filter(({ ok }) => !ok).length;
exit(close(results.length - failed, failed));
