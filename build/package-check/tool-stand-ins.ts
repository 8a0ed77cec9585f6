import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { execPath } from "node:process";
import { attempt, execute } from "./execute.ts";

const here = import.meta.dirname;

/** Debian's package for each program that the check runs. */
const PROGRAMS: Readonly<Record<string, string>> = {
  gcc: "gcc",
  "dpkg-deb": "dpkg",
  "7za": "p7zip-full",
  openssl: "openssl",
  osslsigncode: "osslsigncode",
  makensis: "nsis",
  wixl: "wixl",
  msiinfo: "msitools",
  "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
  "i686-w64-mingw32-gcc": "gcc-mingw-w64-i686-win32",
};

/** Debian packages this machine lacks for some of the programs. */
export const missingPackages = async (programs: readonly string[]): Promise<string[]> => {
  const missing: string[] = [];
  for (const program of programs)
    if ((await attempt(["sh", "-c", `command -v ${program}`])).code !== 0)
      missing.push(PROGRAMS[program] ?? program);
  return missing;
};

/** Every argument that makensis was given, a line each. */
export const MAKENSIS_LOG = "makensis-arguments.txt";

const script = (path: string, lines: string): Promise<void> =>
  writeFile(path, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });

/** The plug-in functions that electron-builder's installer scripts call, by plug-in. */
const pluginCalls = async (templates: string): Promise<Map<string, Set<string>>> => {
  const calls = new Map<string, Set<string>>();
  for (const name of await readdir(templates, { recursive: true })) {
    if (!/\.(nsh|nsi)$/.test(name)) continue;
    const text = await readFile(join(templates, name), "utf8");
    for (const [, plugin = "", call = ""] of text.matchAll(/\b([A-Za-z0-9]+)::([A-Za-z_]\w*)/g))
      calls.set(plugin, (calls.get(plugin) ?? new Set()).add(call));
  }
  return calls;
};

const THIRD_PARTY = [
  "Nsis7z",
  "SpiderBanner",
  "StdUtils",
  "UAC",
  "WinShell",
  "inetc",
  "nsProcess",
  "nsisunz",
];

/**
 * makensis reads a plug-in only for the names it exports, so empty libraries with those names let the
 * script compile. The installer that comes out is complete in its script and must never be run.
 */
const emptyPlugins = async (folder: string, work: string): Promise<void> => {
  const resolver = createRequire(import.meta.url);
  const templates = join(
    dirname(resolver.resolve("app-builder-lib/package.json")),
    "templates",
    "nsis",
  );
  const calls = await pluginCalls(templates);
  await mkdir(folder, { recursive: true });
  for (const plugin of THIRD_PARTY) {
    const exported = [...(calls.get(plugin) ?? [])];
    const source = join(work, `${plugin}.c`);
    await writeFile(
      source,
      [
        "#include <windows.h>",
        "BOOL WINAPI DllMain(HINSTANCE i, DWORD r, LPVOID p) { return TRUE; }",
        ...exported.map((name) => `__declspec(dllexport) void ${name}(void) {}`),
      ].join("\n"),
    );
    await execute([
      "i686-w64-mingw32-gcc",
      "-s",
      "-shared",
      "-o",
      join(folder, `${plugin}.dll`),
      source,
    ]);
  }
};

/**
 * What electron-builder would fetch from GitHub, replaced by Debian's programs and by shims. Gives the
 * environment in which it packs without a network.
 */
export const standIns = async (work: string): Promise<Record<string, string>> => {
  const nsis = join(work, "nsis");
  const resources = join(work, "nsis-resources");
  const bin = join(work, "bin");
  for (const folder of [nsis, resources, bin]) await mkdir(folder, { recursive: true });
  await script(
    join(nsis, "makensis"),
    // What it was told is kept, so that the check can read the definitions.
    `export NSISDIR=/usr/share/nsis\nprintf '%s\\n' "$@" >> "${join(work, MAKENSIS_LOG)}"\nexec makensis "$@"`,
  );
  await execute([
    "x86_64-w64-mingw32-gcc",
    "-s",
    "-o",
    join(nsis, "elevate.exe"),
    '-DSENTINEL="-"',
    '-DFUSE_COUNT_CHAR="-"',
    '-DFUSES="-"',
    join(here, "stub.c"),
  ]);
  await emptyPlugins(join(resources, "plugins", "x86-unicode"), work);
  // The uninstaller is written by running the half-built installer; nothing runs here, so it is a stub.
  await script(
    join(bin, "wine"),
    `case "$1" in --version) echo wine-9.0; exit 0;; esac\ncp "${join(nsis, "elevate.exe")}" "\${1%exe}__uninstaller.exe"`,
  );
  const fpm = join(bin, "fpm");
  await script(
    fpm,
    `exec "${execPath}" --disable-warning=ExperimentalWarning "${join(here, "fpm-shim.ts")}" "$@"`,
  );
  const seven = (await execute(["sh", "-c", "command -v 7za"])).trim();
  return {
    ELECTRON_BUILDER_CACHE: join(work, "cache"),
    ELECTRON_BUILDER_7ZIP_PATH: seven,
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: resources,
    CUSTOM_FPM_PATH: fpm,
    SOURCE_DATE_EPOCH: "1735689600",
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
  };
};
