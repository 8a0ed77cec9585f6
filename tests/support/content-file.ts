import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadContent, problemLine } from "../../build/content/load-content.ts";

let made: string | null = null;

/** The content bundle, made once per run from the seed. */
export const contentFile = (): Promise<string> => {
  if (made !== null) return Promise.resolve(made);
  const loaded = loadContent(fileURLToPath(new URL("../../content", import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.refusal.map(problemLine).join("\n"));
  made = join(mkdtempSync(join(tmpdir(), "accessline-content-")), "content.json");
  writeFileSync(made, JSON.stringify(loaded.value));
  return Promise.resolve(made);
};
