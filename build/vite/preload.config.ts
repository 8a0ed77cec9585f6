import { defineConfig } from "vite";

const at = (path: string): string => new URL(path, import.meta.url).pathname;

/** A sandboxed preload: one CommonJS file that may load `electron` and nothing else. */
export default defineConfig({
  root: at("../.."),
  publicDir: false,
  build: {
    ssr: at("../../main/electron/preload/index.ts"),
    outDir: at("../../dist/preload"),
    emptyOutDir: true,
    target: "chrome150",
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      external: ["electron"],
      output: { format: "cjs", entryFileNames: "index.cjs" },
    },
  },
});
