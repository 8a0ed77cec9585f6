import { exit } from "node:process";
import { buildPages } from "./build-pages.ts";
import { close, report } from "./steps.ts";

const done = await buildPages();
done.forEach(report);
const failed = done.filter(({ ok }) => !ok).length;
exit(close(done.length - failed, failed));
