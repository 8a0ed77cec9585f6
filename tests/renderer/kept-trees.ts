import { mkdir, readFile, writeFile } from "node:fs/promises";
import { env } from "node:process";
import { type Page } from "playwright-core";

const FOLDER = new URL("trees/", import.meta.url);
/** `UPDATE_TREES=1` writes them anew; the difference is read before it is kept. */
const WRITES = env["UPDATE_TREES"] === "1";

/** Scenes whose tree, as a screen reader is given it, is kept beside this file. */
export const TREES: readonly string[] = [
  "enrol",
  "sign-in",
  "sign-in-refused",
  "choose-passphrase",
  "locked",
  "desk",
  "desk-empty",
  "desk-tray",
  "call-new",
  "call",
  "scope",
  "scope-list",
  "crisis",
  "crisis-branch",
  "crisis-hand-over",
  "crisis-band",
  "crisis-locked",
  "escalate",
  "escalate-offline",
  "close",
  "closed",
  "case",
  "inbox",
  "answer",
  "numbers",
  "phrases",
  "prompts",
  "turns",
  "cut-off",
  "threat",
  "offers",
  "offers-kept",
  "late-call",
  "leaving",
  "hand-over",
  "help",
  "help-answered",
  "story",
  "keys",
  "builds",
  "policy",
  "practice-list",
  "practice-call",
  "practice-crisis",
  "practice-score",
  "practice-waits",
];

/** Clocks and ages run on between two looks: only that they are there is kept. */
const still = (tree: string): string =>
  tree
    .replace(/\b\d{1,2}:\d{2}(:\d{2})?( [AP]M)?\b/g, "0:00")
    .replace(/\b\d+ (seconds?|minutes?|min|s)\b/g, "0 $1")
    .replace(/\bjust now\b/g, "0 s")
    .trimEnd() + "\n";

const treeOf = async (page: Page): Promise<string> => {
  // The answers of one key have all come once nothing changes any more.
  let before = "";
  for (let looks = 0; looks < 20; looks += 1) {
    const now = still(await page.locator("body").ariaSnapshot());
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(150);
  }
  return before;
};

/** What differs from the tree kept for this scene, or null; a scene without one has nothing to differ from. */
export const treeDifference = async (name: string, page: Page): Promise<string | null> => {
  if (!TREES.includes(name)) return null;
  const tree = await treeOf(page);
  const file = new URL(`${name}.yml`, FOLDER);
  if (WRITES) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, tree);
  }
  const kept = (await readFile(file, "utf8")).split("\n");
  const lines = tree.split("\n");
  const longest = lines.length > kept.length ? lines : kept;
  const at = longest.findIndex((_, index) => lines[index] !== kept[index]);
  if (at < 0) return null;
  return `line ${at + 1} of its tree was "${kept[at]?.trim()}" and is "${lines[at]?.trim()}"`;
};
