import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";

const OUT = new URL("../../.cache/renderer-bundle", import.meta.url).pathname;
const CONFIG = new URL("../../build/vite/renderer.config.ts", import.meta.url).pathname;
const FIRST_LOAD_BYTES = 120 * 1024;

beforeAll(() => build({ configFile: CONFIG, logLevel: "error", build: { outDir: OUT } }));

const files = async (ending: string): Promise<string[]> =>
  (await readdir(OUT, { recursive: true })).filter((file) => file.endsWith(ending));

test("the first load stays under 120 KB, gzipped, fonts apart", async () => {
  const sizes = await Promise.all(
    [...(await files(".js")), ...(await files(".css"))].map(
      async (file) => gzipSync(await readFile(join(OUT, file))).length,
    ),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
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
