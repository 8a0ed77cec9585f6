import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadContent, problemLine } from "./load-content.ts";

const root = new URL("../..", import.meta.url).pathname;
const target = join(root, "dist", "content.json");

const loaded = loadContent(join(root, "content"));
if (!loaded.ok) {
  for (const problem of loaded.refusal) console.error(problemLine(problem));
  process.exitCode = 1;
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(loaded.value));
  console.log(`content ${loaded.value.version} → dist/content.json`);
}
