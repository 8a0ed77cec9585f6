import { builtinModules } from "node:module";
import { defineConfig } from "vite";
import { bundledPackages } from "./bundled-packages.ts";

const at = (path: string): string => new URL(path, import.meta.url).pathname;

/**
 * The main process in one file, so that the archive holds no node_modules. CommonJS: Electron holds
 * `ready` back until an ES module has loaded, and this one waits for `ready`.
 */
export default defineConfig({
  root: at("../.."),
  publicDir: false,
  plugins: [bundledPackages("main")],
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: at("../../main/electron/index.ts"),
    outDir: at("../../dist/main"),
    emptyOutDir: true,
    target: "node24",
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      external: ["electron", /^node:/, ...builtinModules],
      output: { format: "cjs", entryFileNames: "index.cjs", codeSplitting: false },
    },
  },
});
