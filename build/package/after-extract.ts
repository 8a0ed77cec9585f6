import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type AfterPackContext } from "electron-builder";

/** What Electron ships for people who develop with it; in a product it would be a second program. */
const NOT_OURS = ["resources/default_app.asar", "version"];

/** Before anything is hashed: what goes now leaves no trace in the embedded hashes. */
export const afterExtract = async ({ appOutDir }: AfterPackContext): Promise<void> => {
  for (const name of NOT_OURS) await rm(join(appOutDir, name), { force: true });
};
