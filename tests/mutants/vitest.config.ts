import { defineConfig } from "vitest/config";

/** The plain tests of the rules whose mutants are counted; nothing that opens a server or a page. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/{scope,timely-access,crisis,may-say}/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
