import { posix, win32 } from "node:path";
import { accept, type Result } from "#shared/result.ts";
import { type InForce, putInForce, readPolicyFile, type Source } from "../policy/in-force.ts";
import { readRegistry, REGISTRY_KEY } from "../policy/registry.ts";
import { outputOf } from "../run-program.ts";

const REG_TIMEOUT_MS = 10_000;

type Env = Readonly<Record<string, string | undefined>>;

/** Where an administrator's file lies: a folder that people cannot write to. */
export const machineFile = (platform: string, env: Env): string =>
  platform === "win32"
    ? win32.join(env["ProgramData"] ?? "C:\\ProgramData", "AccessLine", "policy.json")
    : posix.join("/etc", "accessline", "policy.json");

/** Registry before the machine's file before the desk's own: what a person can write never wins. */
export const readPolicies = async (
  platform: string,
  env: Env,
  deskFile: string,
): Promise<Result<InForce>> => {
  const sources: Source[] = [];
  if (platform === "win32") {
    const program = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32", "reg.exe");
    const set = await readRegistry((args) => outputOf(program, args, REG_TIMEOUT_MS));
    if (!set.ok) return set;
    sources.push({ setBy: "administrator", place: REGISTRY_KEY, values: set.value });
  }
  for (const [path, setBy] of [
    [machineFile(platform, env), "machine"],
    [deskFile, "desk"],
  ] as const) {
    const read = await readPolicyFile(path, setBy);
    if (!read.ok) return read;
    sources.push(read.value);
  }
  const inForce = putInForce(sources);
  return inForce.ok ? accept(inForce.value) : inForce;
};
