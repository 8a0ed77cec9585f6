import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { env, getuid, platform } from "node:process";
import { accept, refuse, type Result } from "#shared/result.ts";

/** Where Chromium, Chrome and Edge are usually installed. */
const places = (): string[] => {
  if (platform === "win32")
    return [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].flatMap((root) =>
      root === undefined
        ? []
        : [
            join(root, "Google/Chrome/Application/chrome.exe"),
            join(root, "Microsoft/Edge/Application/msedge.exe"),
          ],
    );
  if (platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
  return [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ];
};

const isThere = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The command that installs a browser, said when there is none. */
export const INSTALL_BROWSER = "apt-get update && apt-get install -y chromium";

/** A browser of the Chromium family; `ACCESSLINE_BROWSER` names one in another place. */
export const findBrowser = (): Result<string> => {
  const named = env["ACCESSLINE_BROWSER"];
  if (named !== undefined && named !== "") {
    return isThere(named)
      ? accept(named)
      : refuse(
          "browser-not-there",
          `ACCESSLINE_BROWSER names ${named}, which cannot be run. Correct it or leave it out.`,
        );
  }
  const found = places().find(isThere);
  return found === undefined
    ? refuse(
        "no-browser",
        `No Chromium, Chrome or Edge was found. On Debian or Ubuntu this installs one: ${INSTALL_BROWSER}`,
      )
    : accept(found);
};

/** The sandbox needs a person's account: only as root (containers, CI) is it left off, and never in a package. */
export const sandboxFlags = (): string[] => (getuid?.() === 0 ? ["--no-sandbox"] : []);
