import { powerMonitor } from "electron";

/** The person went away from the machine, or came back to it; only after `ready`. */
export const onPower = (listener: (what: "away" | "back") => void): void => {
  const away = (): void => listener("away");
  const back = (): void => listener("back");
  powerMonitor.on("suspend", away);
  powerMonitor.on("lock-screen", away);
  powerMonitor.on("resume", back);
  powerMonitor.on("unlock-screen", back);
};
