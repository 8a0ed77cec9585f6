import { defineConfig } from "vitest/config";
import { LongestFirst } from "./support/longest-first.ts";
import { SecondTries } from "./support/second-tries.ts";

const root = new URL("..", import.meta.url).pathname;
const BROWSERS = ["tests/journeys/**", "tests/renderer/**", "node_modules/**"];

/** Folders whose tests ask pure functions: nothing that one file does can be felt by the next. */
const PURE = [
  "case",
  "content",
  "crisis",
  "cues",
  "dates",
  "distance",
  "events",
  "facts",
  "find",
  "grievance",
  "hours",
  "identity",
  "keyboard",
  "keys",
  "may-say",
  "model",
  "priority",
  "promises",
  "read-back",
  "reference",
  "scope",
  "script",
  "session",
  "timely-access",
].map((folder) => `tests/${folder}/**/*.test.ts`);

/** Desks without a browser: each test opens folders and stores of its own names. */
const DESK = ["tests/main/**/*.test.ts"];

const patient = { testTimeout: 120_000, hookTimeout: 120_000 } as const;

/**
 * What a file loads is kept for the next where no file can feel another (98 s became 36 s on two cores); the embedded
 * database cannot be opened again in one process, so the server's tests have one each. The window's modules are compiled
 * for the browser.
 */
export default defineConfig({
  test: {
    root,
    maxWorkers: 2,
    reporters: ["default", "json", new SecondTries()],
    outputFile: { json: ".cache/vitest.json" },
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: "pure", root, include: PURE, isolate: false, ...patient } },
      { test: { name: "desk", root, include: DESK, isolate: false, ...patient } },
      {
        test: {
          name: "code",
          root,
          include: ["tests/**/*.test.ts"],
          exclude: [...PURE, ...DESK, ...BROWSERS],
          ...patient,
        },
      },
      new URL("renderer/vitest.config.ts", import.meta.url).pathname,
    ],
  },
});
