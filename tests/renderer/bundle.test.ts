import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { beforeAll, expect, test, vi } from "vitest";

const OUT = new URL("../../.cache/renderer-bundle", import.meta.url).pathname;
const CONFIG = new URL("../../build/vite/renderer.config.ts", import.meta.url).pathname;
const FIRST_LOAD_BYTES = 120 * 1024;

beforeAll(async () => {
  // The test run's own setting would build Svelte's development half along, a seventh more.
  vi.stubEnv("NODE_ENV", "production");
  await build({ configFile: CONFIG, logLevel: "error", build: { outDir: OUT } });
  vi.unstubAllEnvs();
});

const files = async (ending: string): Promise<string[]> =>
  (await readdir(OUT, { recursive: true })).filter((file) => file.endsWith(ending));

/** What the page asks for by itself: its own scripts and styles, and what those import outright. */
const firstLoad = async (): Promise<string[]> => {
  const page = await readFile(join(OUT, "index.html"), "utf8");
  const asked = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(
    ([, name = ""]) => name,
  );
  for (const file of asked) {
    if (!file.endsWith(".js")) continue;
    const code = await readFile(join(OUT, file), "utf8");
    for (const [, name = ""] of code.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g))
      if (!asked.includes(`assets/${name}`)) asked.push(`assets/${name}`);
  }
  return asked;
};

test("the first load stays under 120 KB, gzipped, fonts apart", async () => {
  const loaded = await firstLoad();
  expect(loaded.some((name) => name.endsWith(".js"))).toBe(true);
  expect(loaded.some((name) => name.endsWith(".css"))).toBe(true);
  const sizes = await Promise.all(
    loaded.map(async (file) => gzipSync(await readFile(join(OUT, file))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
});

test("screens that few people open come when they are asked for", async () => {
  const loaded = await firstLoad();
  const later = (await files(".js")).filter((name) => !loaded.includes(name));
  expect(later.some((name) => /\/Builds-/.test(name))).toBe(true);
  expect(later.some((name) => /\/PolicyInForce-/.test(name))).toBe(true);
});

test("nothing is inline, nothing needs eval, no source map goes out", async () => {
  const page = await readFile(join(OUT, "index.html"), "utf8");
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=/);
  for (const file of await files(".js")) {
    const code = await readFile(join(OUT, file), "utf8");
    expect(code).not.toMatch(/\bnew Function\b|\beval\(/);
  }
  expect(await files(".map")).toEqual([]);
});

test("the schemas stay in main: the window brings no zod along", async () => {
  for (const file of await files(".js"))
    expect(await readFile(join(OUT, file), "utf8")).not.toContain("ZodError");
});
