import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keysPage } from "../keys-page.ts";
import { ROOT, say } from "./steps.ts";

await writeFile(join(ROOT, "docs", "keys.md"), await keysPage());
say("docs/keys.md written");
