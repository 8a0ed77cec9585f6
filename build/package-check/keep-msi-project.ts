import { copyFile } from "node:fs/promises";
import { env } from "node:process";
import { msiProjectCreated as complete } from "../package/msi-project.ts";

/** The product's own hook, and then what came of it is kept, so that the check can read it. */
export const msiProjectCreated = async (path: string): Promise<void> => {
  await complete(path);
  const kept = env["ACCESSLINE_KEEP_MSI_PROJECT"];
  if (kept !== undefined) await copyFile(path, kept);
};
