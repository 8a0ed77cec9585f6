import { relative } from "node:path";
import { defineConfig, mergeConfig, type Plugin } from "vite";
import renderer from "../../../build/vite/renderer.config.ts";

const at = (path: string): string => new URL(path, import.meta.url).pathname;

/** Every component says that it was put on the screen: a screen without a scene cannot hide. */
const saysItIsShown: Plugin = {
  name: "says-it-is-shown",
  enforce: "pre",
  transform(code, id) {
    if (!id.endsWith(".svelte")) return null;
    const name = relative(at("../../../renderer"), id);
    const say = `(globalThis.shownComponents ??= new Set()).add(${JSON.stringify(name)});`;
    const script = /<script(?![^>]*\bmodule\b)[^>]*>/;
    return script.test(code)
      ? code.replace(script, (opening) => `${opening}${say}`)
      : `<script>${say}</script>${code}`;
  },
};

/** The window with a workstation in memory behind it; never part of what ships. */
export default mergeConfig(
  renderer,
  defineConfig({
    root: at("."),
    plugins: [saysItIsShown],
    build: { outDir: at("../../../.cache/renderer-harness") },
  }),
);
