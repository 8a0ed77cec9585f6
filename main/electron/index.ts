import { join } from "node:path";
import { env, exit, platform, stderr } from "node:process";
import { type Result } from "#shared/result.ts";
import { loadJudgement } from "../load-judgement.ts";
import { readPolicy } from "../policy/policy.ts";
import { startWorkstation } from "../workstation.ts";
import { electronHost } from "./electron-host.ts";
import { beforeQuit, claimProcess, leave, programVersion, whenReady } from "./raw/application.ts";
import { claimScheme } from "./raw/pages.ts";

/** Local, never roaming: members' data must not travel with a Windows profile. */
const localData = (): string =>
  platform === "win32"
    ? join(env["LOCALAPPDATA"] ?? "", "AccessLine", "Workstation")
    : join(
        env["XDG_DATA_HOME"] ?? join(env["HOME"] ?? "", ".local", "share"),
        "accessline-workstation",
      );

const orLeave = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  stderr.write(`${result.refusal.remedy}\n`);
  return exit(2);
};

const dataFolder = localData();
claimScheme();
if (claimProcess(dataFolder) === "already-running") {
  leave(0);
} else {
  await whenReady();
  const distFolder = join(import.meta.dirname, "..");
  const policy = orLeave(await readPolicy(join(dataFolder, "policy.json")));
  const judgement = orLeave(await loadJudgement(join(distFolder, "content.json")));
  const workstation = await startWorkstation({
    host: electronHost({ dataFolder, distFolder, build: programVersion() }),
    policy,
    judgement,
    clock: { wallMs: () => Date.now(), monotonicMs: () => performance.now() },
    chance: Math.random,
    onBug: (failure) =>
      stderr.write(`workstation: ${failure instanceof Error ? failure.name : "failure"}\n`),
  });
  beforeQuit(() => workstation.stop());
}
