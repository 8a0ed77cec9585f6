import { readFileSync } from "node:fs";
import { assessText } from "./assess-text.ts";
import { loadContent, problemLine } from "./content/load-content.ts";

// npm run assess -- FILE.jsonl: each line is answered by one line of JSON on standard output.
// Exit code 0: every line answered; 1: a line refused, or the content; 2: no file, or nothing in it.
const file = process.argv[2];
const loaded = loadContent(new URL("../content", import.meta.url).pathname);

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch {
    return null;
  }
};

if (file === undefined) {
  console.error("Give a file: npm run assess -- FILE.jsonl (or - for standard input)");
  process.exitCode = 2;
} else if (!loaded.ok) {
  for (const problem of loaded.refusal) console.error(problemLine(problem));
  process.exitCode = 1;
} else {
  const text = textOf(file);
  const answer = text === null ? null : assessText(text, loaded.value);
  for (const line of answer?.lines ?? []) console.log(line);
  const problem = answer === null ? `${file} cannot be read` : answer.problem;
  if (problem !== null) console.error(problem);
  process.exitCode = answer?.exitCode ?? 2;
}
