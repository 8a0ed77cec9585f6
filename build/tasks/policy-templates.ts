import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adml, admx } from "../policy/templates.ts";
import { ROOT, say } from "./steps.ts";

const folder = join(ROOT, "build", "policy");
await mkdir(join(folder, "en-US"), { recursive: true });
await writeFile(join(folder, "accessline.admx"), admx());
await writeFile(join(folder, "en-US", "accessline.adml"), adml());
say("build/policy/accessline.admx and en-US/accessline.adml written");
