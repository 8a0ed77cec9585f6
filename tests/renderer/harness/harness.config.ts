import { defineConfig, mergeConfig } from "vite";
import renderer from "../../../build/vite/renderer.config.ts";

const at = (path: string): string => new URL(path, import.meta.url).pathname;

/** The window with a workstation in memory behind it; never part of what ships. */
export default mergeConfig(
  renderer,
  defineConfig({
    root: at("."),
    build: { outDir: at("../../../.cache/renderer-harness") },
  }),
);
