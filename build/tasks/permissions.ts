import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { permissionsPage } from "../permissions-page.ts";
import { ROOT, say } from "./steps.ts";

await writeFile(join(ROOT, "docs", "permissions.md"), await permissionsPage());
say("docs/permissions.md written");
