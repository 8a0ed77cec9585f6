import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** The window's state classes are Svelte modules: compiled for the browser, run without one. */
export default defineConfig({
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  resolve: { conditions: ["browser"] },
  test: {
    name: "renderer",
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/renderer/**/*.test.ts"],
    globalSetup: [new URL("./build-once.ts", import.meta.url).pathname],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A real browser on a busy machine: tried once more, and told by support/second-tries.ts.
    retry: 1,
  },
});
