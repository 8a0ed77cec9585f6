import { defineConfig } from "vitest/config";

/** Two projects: plain TypeScript, and the window's Svelte modules compiled for the browser. */
export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "code",
          root: new URL("..", import.meta.url).pathname,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/journeys/**", "tests/renderer/**", "node_modules/**"],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      new URL("renderer/vitest.config.ts", import.meta.url).pathname,
    ],
  },
});
