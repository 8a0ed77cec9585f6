import { readdir } from "node:fs/promises";
import { type Page } from "playwright-core";

const RENDERER = new URL("../../renderer", import.meta.url).pathname;

/** The components that this page has put on the screen so far, by their path under renderer/. */
export const shownComponents = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...((globalThis as { shownComponents?: Set<string> }).shownComponents ?? []),
  ]);

/** Components of the window that no scene has shown. */
export const withoutScene = async (shown: ReadonlySet<string>): Promise<string[]> =>
  (await readdir(RENDERER, { recursive: true }))
    .filter((path) => path.endsWith(".svelte") && !shown.has(path))
    .toSorted();
