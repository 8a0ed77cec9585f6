import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kill, pid } from "node:process";
import { accept, refuse, type Result } from "#shared/result.ts";

const isRunning = (other: number): boolean => {
  try {
    kill(other, 0);
    return true;
  } catch (failure) {
    // It is there, and another person's.
    return (failure as { code?: string }).code === "EPERM";
  }
};

/** The process a lock file names; null: none that could still be running. */
const holderOf = async (path: string): Promise<number | null> => {
  const holder = Number(await readFile(path, "utf8").catch(() => ""));
  return Number.isInteger(holder) && holder > 0 && isRunning(holder) ? holder : null;
};

const taken = (path: string): Promise<boolean> =>
  writeFile(path, String(pid), { flag: "wx" }).then(
    () => true,
    (failure: { code?: string }) => {
      if (failure.code === "EEXIST") return false;
      throw failure;
    },
  );

/**
 * One workstation per data folder: two would write one journal. Taken before anything is opened; a
 * file left behind by a process that was killed is no hindrance. Gives the way to release it.
 */
export const holdFolder = async (dataFolder: string): Promise<Result<() => Promise<void>>> => {
  const path = join(dataFolder, "workstation.lock");
  await mkdir(dataFolder, { recursive: true });
  for (let tries = 0; tries < 3; tries += 1) {
    if (await taken(path)) return accept(() => rm(path, { force: true }));
    const holder = await holderOf(path);
    if (holder !== null)
      return refuse(
        "already-running",
        `The workstation is already running on ${dataFolder} (process ${holder}). Use that window, or end it first. If there is none, delete workstation.lock in that folder.`,
      );
    await rm(path, { force: true });
  }
  return refuse(
    "already-running",
    `Another workstation is starting on ${dataFolder}. Wait a moment, then start again.`,
  );
};
