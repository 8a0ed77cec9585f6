import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "node:process";
import { flipFuses } from "@electron/fuses";
import { type AfterPackContext, type LinuxPackager } from "electron-builder";
import { fusesOf } from "./fuses.ts";
import { fixTimes, NOTICES_FILE, SBOM_FILE } from "./stage.ts";

/** Runs between packing and signing: the last moment when the executable may be touched. */
export const afterPack = async ({
  appOutDir,
  packager,
  electronPlatformName,
}: AfterPackContext): Promise<void> => {
  const notices = join(packager.projectDir, "dist", "notices");
  for (const name of [SBOM_FILE, NOTICES_FILE])
    await copyFile(join(notices, name), join(appOutDir, name));
  const program =
    electronPlatformName === "win32"
      ? `${packager.appInfo.productFilename}.exe`
      : (packager as LinuxPackager).executableName;
  const variant = env["ACCESSLINE_VARIANT"] === "e2e" ? "e2e" : "release";
  await flipFuses(join(appOutDir, program), fusesOf(variant));
  await fixTimes(appOutDir);
};
