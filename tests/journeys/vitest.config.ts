import { defineConfig } from "vitest/config";
import { SecondTries } from "../support/second-tries.ts";

/** Journeys open browsers: one after the other, and patient. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/journeys/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A real browser on a busy machine: tried once more, and told by support/second-tries.ts.
    retry: 1,
    reporters: ["default", new SecondTries()],
    fileParallelism: false,
    maxWorkers: 1,
  },
});
