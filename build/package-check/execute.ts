import { spawn } from "node:child_process";
import { env } from "node:process";
import { ROOT } from "../tasks/steps.ts";

export type Ended = { readonly code: number; readonly output: string };

/** Runs a program to its end, whatever that is. */
export const attempt = (
  [program, ...args]: readonly [string, ...string[]],
  folder = ROOT,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.on("error", (failure) => resolve({ code: 127, output: String(failure) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });

/** Runs a program that must succeed; throws with the end of what it said. */
export const execute = async (
  command: readonly [string, ...string[]],
  folder = ROOT,
  more: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { code, output } = await attempt(command, folder, more);
  if (code !== 0)
    throw new Error(
      `${command.slice(0, 3).join(" ")} … ended with ${code}:\n${output.slice(-3_000)}`,
    );
  return output;
};
