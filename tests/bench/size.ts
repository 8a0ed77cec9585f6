import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildPages } from "../../build/tasks/build-pages.ts";
import { ROOT } from "../support/thread.ts";
import { printRow } from "./figures.ts";

// What each page brings along: JavaScript and CSS, gzipped, fonts apart. KB of 1,024 bytes.
const FIRST_LOAD_KB = 120;
const WINDOW_KB = 160;
const VAULT_KB = 120;

const built = await buildPages();
const failed = built.find(({ ok }) => !ok);
if (failed !== undefined) throw new Error(failed.output);

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1024;
const kb = (sizes: readonly number[]): number =>
  Math.round(sizes.reduce((sum, size) => sum + size, 0) * 10) / 10;

/** Every script and style sheet of a page. */
const codeOf = (page: string): string[] =>
  readdirSync(join(ROOT, "dist", page), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(js|css)$/.test(file))
    .map((file) => join(ROOT, "dist", page, file));

/** What the page itself names, and what that imports before it runs: the rest is loaded when wanted. */
const firstLoadOf = (page: string): string[] => {
  const folder = join(ROOT, "dist", page);
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const wanted = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map(([, file]) =>
    join(folder, file ?? ""),
  );
  for (const file of wanted) {
    if (!file.endsWith(".js")) continue;
    const code = readFileSync(file, "utf8");
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) {
      const path = join(file, "..", imported ?? "");
      if (!wanted.includes(path)) wanted.push(path);
    }
  }
  return wanted;
};

for (const { name, files, bar } of [
  { name: "size/first-load", files: firstLoadOf("renderer"), bar: FIRST_LOAD_KB },
  { name: "size/window", files: codeOf("renderer"), bar: WINDOW_KB },
  { name: "size/vault", files: codeOf("vault"), bar: VAULT_KB },
])
  printRow({ name, figure: kb(files.map(gzipped)), bar, unit: "KB gzip", files: files.length });
