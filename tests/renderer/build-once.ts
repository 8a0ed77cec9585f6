import { rm } from "node:fs/promises";
import { buildHarness } from "./browser.ts";

const FOLDER = new URL("../../.cache/renderer-harness/", import.meta.url).pathname;

/** The window is built once for all test files of this folder, and its folder goes with the run. */
export const setup = async (): Promise<() => Promise<void>> => {
  await buildHarness();
  const built = `${FOLDER}${process.pid}`;
  process.env["RENDERER_HARNESS"] = built;
  return () => rm(built, { recursive: true, force: true });
};
