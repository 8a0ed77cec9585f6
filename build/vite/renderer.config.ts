import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { bundledPackages } from "./bundled-packages.ts";

const at = (path: string): string => new URL(path, import.meta.url).pathname;

/** The window: hashed files, nothing inline, so that the strict policy of index.html holds. */
export default defineConfig({
  root: at("../../renderer"),
  base: "./",
  publicDir: false,
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    bundledPackages("renderer"),
  ],
  build: {
    outDir: at("../../dist/renderer"),
    emptyOutDir: true,
    // Electron's Chromium only: no rewriting of light-dark() for older browsers.
    target: "chrome140",
    cssTarget: "chrome140",
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
  },
});
