// The first step of every script: installs what is missing, then runs the task on the project's own Node.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { argv, env, exit, execPath, platform, stdout } from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const ownNode = join(
  root,
  "node_modules",
  "node",
  "bin",
  platform === "win32" ? "node.exe" : "node",
);
const [task = "", ...rest] = argv.slice(2);

if (!existsSync(ownNode)) {
  stdout.write("Installing what is missing (npm ci) …\n");
  const npm = env.npm_execpath;
  const installed = npm
    ? spawnSync(execPath, [npm, "ci"], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit", shell: platform === "win32" });
  if (installed.status !== 0) {
    stdout.write("npm ci failed: read what it says above, then run the command again.\n");
    exit(1);
  }
}

const tools = join(root, "node_modules", ".bin");
const ran = spawnSync(
  ownNode,
  ["--disable-warning=ExperimentalWarning", join(root, "build", "tasks", `${task}.ts`), ...rest],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...env, PATH: [tools, env.PATH].join(delimiter) },
  },
);
exit(ran.status ?? 1);
