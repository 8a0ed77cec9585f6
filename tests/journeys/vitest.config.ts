import { defineConfig } from "vitest/config";

/** Journeys open browsers: one after the other, and patient. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/journeys/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A real browser on a busy machine: tried once more, and told by support/second-tries.ts.
    retry: 1,
    reporters: ["default", "tests/support/second-tries.ts"],
    fileParallelism: false,
    maxWorkers: 1,
  },
});
