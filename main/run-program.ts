import { execFile, spawn } from "node:child_process";

// The one place where the product starts another program: never through a shell, always by its whole path.

/** Runs a program of the system to its end; null: it could not be run, or it failed. */
export const outputOf = (
  program: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { timeout: timeoutMs, windowsHide: true, maxBuffer: 1_048_576 },
      (failure, out) => resolve(failure === null ? out : null),
    );
  });

/** Starts a program that outlives this one; resolves when it runs. */
export const startProgram = (program: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { detached: true, stdio: "ignore" });
    child.on("error", reject);
    child.on("spawn", () => {
      child.unref();
      resolve();
    });
  });
