import { spawnSync } from "node:child_process";
import { argv, exit } from "node:process";
import { ROOT } from "./steps.ts";

/** `FILE.jsonl` is listened to; `learn` learns the weights again, `leave-out` measures each set unlearnt. */
const [what = "", ...rest] = argv.slice(2);
const isLearning = what === "learn" || what === "leave-out";
const script = isLearning ? "tests/cues/learn.ts" : "build/cues.ts";
const passedOn = [what, ...rest].filter((each) => each !== "");

exit(spawnSync("node", [script, ...passedOn], { cwd: ROOT, stdio: "inherit" }).status ?? 1);
