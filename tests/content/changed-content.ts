import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContent } from "../../build/content/load-content.ts";

const seed = new URL("../../content", import.meta.url).pathname;

/** What the check says of a copy of the content that ships with one file changed. */
export const changedContent = (file: string, change: (text: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  try {
    cpSync(seed, folder, { recursive: true });
    const path = join(folder, file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    if (after === before) throw new Error(`nothing was changed in ${file}`);
    writeFileSync(path, after);
    const loaded = loadContent(folder);
    return { problems: loaded.ok ? [] : loaded.refusal };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
