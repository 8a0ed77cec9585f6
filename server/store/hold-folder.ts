import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kill, pid } from "node:process";
import { StartRefusal } from "../start-refusal.ts";

const LOCK = "in-use.lock";

const isRunning = (other: number): boolean => {
  // A container's process is number 1 again after it was killed: what it left behind is no hindrance.
  if (other === pid) return false;
  try {
    kill(other, 0);
    return true;
  } catch (failure) {
    return (failure as { code?: string }).code === "EPERM";
  }
};

/**
 * One process per embedded database, which does not look after that itself: two would destroy it.
 * Gives the way to release it; a file that a killed process left is taken over.
 */
export const holdFolder = async (folder: string): Promise<() => Promise<void>> => {
  await mkdir(folder, { recursive: true });
  const path = join(folder, LOCK);
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      await writeFile(path, String(pid), { flag: "wx" });
      return () => rm(path, { force: true });
    } catch (failure) {
      if ((failure as { code?: string }).code !== "EEXIST") throw failure;
    }
    const holder = Number(await readFile(path, "utf8").catch(() => ""));
    if (holder > 0 && isRunning(holder)) break;
    await rm(path, { force: true });
  }
  throw new StartRefusal(
    `Another process works with the embedded database in ${folder}. Stop that server first; if there is none, delete ${path}.`,
  );
};
