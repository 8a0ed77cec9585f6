import { app, crashReporter, dialog } from "electron";
import { join } from "node:path";
import process from "node:process";

/** Held back this long for the journal and the vault to close, milliseconds; then the process goes. */
const QUIT_LIMIT_MS = 3_000;

/** The first lines of the process, before anything else may run: sandbox for all, local data, one instance. */
export const claimProcess = (dataFolder: string): "ours" | "already-running" => {
  app.enableSandbox();
  // Before the lock: Electron keys the single instance on this folder.
  app.setPath("userData", dataFolder);
  app.setPath("crashDumps", join(dataFolder, "crashes"));
  if (!app.requestSingleInstanceLock()) return "already-running";
  // Dumps stay on this disk; memory of a crash may hold a member's words.
  crashReporter.start({ uploadToServer: false, compress: true, ignoreSystemCrashHandler: true });
  return "ours";
};

export const whenReady = (): Promise<void> => app.whenReady();

export const leave = (code: number): void => app.exit(code);

/** Asks the process to end in good order: `beforeQuit` does its work first. */
export const quit = (): void => app.quit();

export const programVersion = (): string => app.getVersion();

/** Where the program's own files lie: the archive of an installed build, or the staged folder. */
export const programFolder = (): string => app.getAppPath();

/** Says why nothing starts, where a person can read it; works before `ready`. */
export const showRefusal = (words: string): void =>
  dialog.showErrorBox("Access Line Workstation", words);

/** Quit asked for: held back until `work` is done, at most three seconds, then gone for good. */
export const beforeQuit = (work: () => Promise<void>): void => {
  let isLeaving = false;
  app.on("before-quit", (quit) => {
    quit.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, QUIT_LIMIT_MS));
    void Promise.race([work().catch(() => undefined), limit]).finally(() => app.exit(0));
  });
  app.on("window-all-closed", () => app.quit());
};

/**
 * What nobody caught. Without a listener Electron shows the failure's message in a box, and a message can
 * hold what was typed; the process goes on, because what is kept is on disk and a call may be open.
 */
export const onUncaught = (listener: (failure: unknown) => void): void => {
  process.on("uncaughtException", listener);
  process.on("unhandledRejection", listener);
};

/** A second start, with its arguments: it ends by itself, and this one answers. */
export const onSecondStart = (listener: (args: readonly string[]) => void): void =>
  void app.on("second-instance", (_start, args) => listener(args));
