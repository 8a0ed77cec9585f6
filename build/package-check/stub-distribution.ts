import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPackage } from "@electron/asar";
import { execute } from "./execute.ts";

/** As a fresh Electron has them: what the hook must change is the other way round here. */
const FRESH_FUSES = "101100011";
const LOCALES = ["de", "en-US", "es", "fr"];
const SHARED_FILES = [
  "LICENSE",
  "LICENSES.chromium.html",
  "chrome_100_percent.pak",
  "icudtl.dat",
  "resources.pak",
  "snapshot_blob.bin",
  "v8_context_snapshot.bin",
];

// The package does not export it by name, and a copy of it here could grow stale unseen.
const { SENTINEL } = (await import(
  new URL("constants.js", import.meta.resolve("@electron/fuses")).href
)) as { SENTINEL: string };

const here = import.meta.dirname;

const layOut = async (
  folder: string,
  electron: string,
  extra: readonly string[],
): Promise<void> => {
  await mkdir(join(folder, "locales"), { recursive: true });
  await mkdir(join(folder, "resources"), { recursive: true });
  for (const name of [...SHARED_FILES, ...extra])
    await writeFile(join(folder, name), `stub of ${name}\n`);
  for (const name of LOCALES) await writeFile(join(folder, "locales", `${name}.pak`), "stub\n");
  await writeFile(join(folder, "version"), electron);
  // What a developer's Electron brings and a product must not: it has to be gone afterwards.
  const program = join(folder, "..", "default-app");
  await mkdir(program, { recursive: true });
  await writeFile(join(program, "package.json"), "{}");
  await createPackage(program, join(folder, "resources", "default_app.asar"));
};

const defines = (fuses: string): string[] => [
  `-DSENTINEL="${SENTINEL}"`,
  `-DFUSE_COUNT_CHAR="\\x${fuses.length.toString(16).padStart(2, "0")}" ""`,
  `-DFUSES="${fuses}"`,
];

/** A folder laid out like Electron's for Linux, with a program that only says it is a stub. */
export const stubForLinux = async (folder: string, electron: string): Promise<string> => {
  await layOut(folder, electron, ["chrome-sandbox", "chrome_crashpad_handler", "libffmpeg.so"]);
  await execute([
    "gcc",
    "-O1",
    ...defines(FRESH_FUSES),
    "-o",
    join(folder, "electron"),
    join(here, "stub.c"),
  ]);
  return folder;
};

/** The same for Windows: a real PE with one version resource in one language, stripped. */
export const stubForWindows = async (
  folder: string,
  electron: string,
  fuses = FRESH_FUSES,
): Promise<string> => {
  await layOut(folder, electron, ["d3dcompiler_47.dll.txt"]);
  for (const name of ["stub.c", "stub.rc", "stub.manifest"])
    await copyFile(join(here, name), join(folder, "..", name));
  const at = join(folder, "..");
  await execute(["x86_64-w64-mingw32-windres", "stub.rc", "-O", "coff", "-o", "stub.res"], at);
  const compile = ["x86_64-w64-mingw32-gcc", "-s", "-O1"] as const;
  await execute(
    [...compile, ...defines(fuses), "-o", join(folder, "electron.exe"), "stub.c", "stub.res"],
    at,
  );
  await execute(
    [...compile, "-shared", ...defines(fuses), "-o", join(folder, "ffmpeg.dll"), "stub.c"],
    at,
  );
  return folder;
};
