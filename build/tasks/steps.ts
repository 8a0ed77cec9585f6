import { spawn } from "node:child_process";
import { env, stdout } from "node:process";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const say = (line: string): void => void stdout.write(`${line}\n`);

export type Step = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Record<string, string>;
};
export type Ran = {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
};

/** Runs one command; its output is held back unless it fails or `loud` is set. */
export const run = (
  { name, command: [program, ...args], env: more }: Step,
  loud = false,
): Promise<Ran> =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
      if (loud) stdout.write(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const done = (ok: boolean, extra = ""): void =>
      resolve({ name, ok, output: output + extra, seconds: (performance.now() - started) / 1000 });
    child.on("error", (failure) => done(false, String(failure)));
    child.on("close", (code) => done(code === 0));
  });

export const report = ({ name, ok, output, seconds }: Ran): void => {
  say(`${ok ? "ok  " : "FAIL"}  ${name}  ${seconds.toFixed(1)} s`);
  if (!ok) say(output.trimEnd().split("\n").slice(-60).join("\n"));
};

/** The closing line of every script that checks something; 1 when anything failed. */
export const close = (passed: number, failed: number): number => {
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};
