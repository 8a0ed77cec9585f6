import { spawnSync } from "node:child_process";
import { argv, exit } from "node:process";
import { ROOT } from "./steps.ts";

exit(
  spawnSync("node", ["tests/renderer/screens.ts", ...argv.slice(2)], {
    cwd: ROOT,
    stdio: "inherit",
  }).status ?? 1,
);
