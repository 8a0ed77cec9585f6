import { app, globalShortcut } from "electron";

/** Takes a key of the whole system; false: another program has it. Only after `ready`. */
export const takeHotkey = (accelerator: string, pressed: () => void): boolean =>
  globalShortcut.register(accelerator, pressed);

export const giveHotkeysBack = (): void =>
  void app.on("will-quit", () => globalShortcut.unregisterAll());
