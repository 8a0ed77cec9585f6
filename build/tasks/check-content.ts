import { join } from "node:path";
import { exit } from "node:process";
import { loadContent, problemLine } from "../content/load-content.ts";
import { ROOT, say } from "./steps.ts";

const loaded = loadContent(join(ROOT, "content"));
if (!loaded.ok) for (const problem of loaded.refusal) say(problemLine(problem));
exit(loaded.ok ? 0 : 1);
