import { app } from "electron";

/** The first lines of the process, before anything else may run: sandbox for all, one instance, local data. */
export const claimProcess = (dataFolder: string): "ours" | "already-running" => {
  app.enableSandbox();
  // Before the lock: Electron keys the single instance on this folder.
  app.setPath("userData", dataFolder);
  return app.requestSingleInstanceLock() ? "ours" : "already-running";
};

export const whenReady = (): Promise<void> => app.whenReady();

export const leave = (code: number): void => app.exit(code);

export const programVersion = (): string => app.getVersion();

/** Quit asked for: held back until `work` is done, at most three seconds, then gone for good. */
export const beforeQuit = (work: () => Promise<void>): void => {
  let isLeaving = false;
  app.on("before-quit", (quit) => {
    if (isLeaving) return;
    quit.preventDefault();
    isLeaving = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, 3_000));
    void Promise.race([work(), limit]).finally(() => app.exit(0));
  });
  app.on("window-all-closed", () => app.quit());
};
