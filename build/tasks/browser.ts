import { spawnSync } from "node:child_process";
import { getuid, platform } from "node:process";
import { findBrowser, INSTALL_BROWSER } from "#main/preview/browser.ts";
import { type Result } from "#shared/result.ts";
import { say } from "./steps.ts";

const isDebianRoot = (): boolean =>
  platform === "linux" && getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

/** A browser for tests: found, or installed where this machine lets us. */
export const browserForTests = (): Result<string> => {
  const found = findBrowser();
  if (found.ok || found.refusal.code !== "no-browser" || !isDebianRoot()) return found;
  say("Installing Chromium (Debian's package) …");
  spawnSync("sh", ["-c", INSTALL_BROWSER], { stdio: ["ignore", "ignore", "inherit"] });
  return findBrowser();
};
