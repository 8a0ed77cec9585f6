import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { loadContent, problemLine } from "../content/load-content.ts";
import { signContent, signerOf, writeBundle } from "../content/sign-content.ts";
import { close, ROOT, say } from "./steps.ts";

// npm run content: checks content/ and runs its test cases.
// npm run content -- publish FOLDER KEY.pem [DAYS]: also writes the signed bundle there, to be taken within DAYS (90).
const [verb, folder, keyFile, days = "90"] = argv.slice(2);
const loaded = loadContent(join(ROOT, "content"));
if (!loaded.ok) {
  for (const problem of loaded.refusal) say(problemLine(problem));
  exit(close(0, 1));
}
const content = loaded.value;
say(`ok    content ${content.version}: ${content.cases.flat().length} test cases hold`);
if (verb === undefined) exit(close(1, 0));
if (verb !== "publish" || folder === undefined || keyFile === undefined || !(Number(days) > 0)) {
  say("Say where to, and the key: npm run content -- publish FOLDER KEY.pem [DAYS]");
  exit(close(1, 1));
}
const nowMs = Date.now();
const at = (ms: number): string => new Date(ms).toISOString();
const times = { publishedAt: at(nowMs), expiry: at(nowMs + Number(days) * 86_400_000) };
const name = writeBundle(
  folder,
  signContent(content, times, signerOf(readFileSync(keyFile, "utf8"))),
);
say(`ok    ${name} and its signature are in ${folder}; desks take it until ${times.expiry}`);
exit(close(2, 0));
