import { exit } from "node:process";
import { close, type Ran, report, run, type Step } from "./steps.ts";

const types = (realm: string): Step => ({
  name: `types ${realm}`,
  command: ["tsc", "-p", realm, "--noEmit"],
});

/** Two lanes for two cores; each step is one sentence of the contract with the reader. */
const lanes: readonly (readonly Step[])[] = [
  [
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
    { name: "dead code", command: ["knip", "--no-progress"] },
    { name: "content: schema and cross-checks", command: ["node", "build/tasks/check-content.ts"] },
    {
      name: "picture: docs/architecture.md matches the imports",
      command: ["node", "build/tasks/check-arrows.ts"],
    },
  ],
  [
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
    ...[
      "shared",
      "main",
      "main/vault/page",
      "main/electron/preload",
      "server",
      "tests",
      "build",
    ].map(types),
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
  ],
];

const results: Ran[] = [];
await Promise.all(
  lanes.map(async (steps) => {
    for (const step of steps) {
      const ran = await run(step);
      report(ran);
      results.push(ran);
    }
  }),
);
const failed = results.filter(({ ok }) => !ok).length;
exit(close(results.length - failed, failed));
