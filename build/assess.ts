import { readFileSync } from "node:fs";
import { assessLine } from "./assess-line.ts";
import { loadContent, problemLine } from "./content/load-content.ts";

// npm run assess -- FILE.jsonl: each line is answered by one line of JSON on standard output.
const file = process.argv[2];
const loaded = loadContent(new URL("../content", import.meta.url).pathname);

if (file === undefined) {
  console.error("Give a file: npm run assess -- FILE.jsonl (or - for standard input)");
  process.exitCode = 2;
} else if (!loaded.ok) {
  for (const problem of loaded.refusal) console.error(problemLine(problem));
  process.exitCode = 1;
} else {
  const text = readFileSync(file === "-" ? 0 : file, "utf8");
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  for (const line of lines) console.log(JSON.stringify(assessLine(line, loaded.value)));
}
