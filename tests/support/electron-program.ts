import { existsSync } from "node:fs";
import { join } from "node:path";
import { env, platform } from "node:process";
import { _electron, type Page } from "playwright-core";
import { CLOCK_VARIABLE } from "#main/electron/switches.ts";

const ROOT = join(import.meta.dirname, "../..");
const WORKSTATION = "app://workstation/";
const WINDOW_MS = 60_000;

/** The program that Electron's makers publish for this system. */
export const ELECTRON_PROGRAM = join(
  ROOT,
  "node_modules",
  "electron",
  "dist",
  platform === "win32" ? "electron.exe" : "electron",
);

export const isElectronHere = (): boolean => existsSync(ELECTRON_PROGRAM);

type Started = { readonly page: Page; readonly close: () => Promise<void> };

/**
 * The `e2e` variant that lies in `dist/app`, on Electron, with its data in a folder of the journey's and its clock
 * set on. Chromium's sandbox stays on, so this account must not be root.
 */
export const startElectron = async (
  dataFolder: string,
  nowMs: number,
  violated: (words: string) => void,
): Promise<Started> => {
  const program = await _electron.launch({
    executablePath: ELECTRON_PROGRAM,
    args: [join(ROOT, "dist", "app")],
    chromiumSandbox: true,
    env: {
      ...(env as Record<string, string>),
      XDG_DATA_HOME: dataFolder,
      LOCALAPPDATA: dataFolder,
      [CLOCK_VARIABLE]: String(Math.round(nowMs)),
    },
  });
  const isOurs = (page: Page): boolean => page.url().startsWith(WORKSTATION);
  const page =
    program.windows().find(isOurs) ??
    (await program.waitForEvent("window", { predicate: isOurs, timeout: WINDOW_MS }));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) violated(message.text());
  });
  return { page, close: () => program.close() };
};
