import { spawn } from "node:child_process";
import { readFile, rename } from "node:fs/promises";
import { env } from "node:process";
import { type CustomWindowsSignTaskConfiguration } from "electron-builder";
import { checkCommand, signCommand, Signing } from "./sign-command.ts";

const readSigning = async (): Promise<Signing> => {
  const path = env["ACCESSLINE_SIGNING"];
  if (path === undefined)
    throw new Error(
      "Nothing is signed without ACCESSLINE_SIGNING: the file that says how (docs/releases.md).",
    );
  return Signing.parse(JSON.parse(await readFile(path, "utf8")));
};

const execute = ([program, ...args]: readonly [string, ...string[]]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["inherit", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${program} ended with ${code}:\n${output.slice(-2_000)}`)),
    );
  });

/** electron-builder's sign hook. What is signed is checked at once; anything but a good signature stops the build. */
export const sign = async ({ path }: CustomWindowsSignTaskConfiguration): Promise<void> => {
  const signing = await readSigning();
  const signed = `${path}.signed`;
  await execute(signCommand(signing, path, signed));
  if (signing.kind === "certificate") await rename(signed, path);
  await execute(checkCommand(signing, path));
};
