import { readFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { type Bounds } from "./window-place.ts";

const side = z.int().min(-100_000).max(100_000);
const Kept = z.record(
  z.string().max(400),
  z.strictObject({ x: side, y: side, width: side, height: side }),
);

const fileIn = (dataFolder: string): string => join(dataFolder, "window.json");

/** Where the window was on each arrangement of screens. A file that cannot be read is no reason not to open. */
export const readPlaces = async (dataFolder: string): Promise<Record<string, Bounds>> => {
  try {
    return Kept.parse(JSON.parse(await readFile(fileIn(dataFolder), "utf8")));
  } catch {
    return {};
  }
};

export const keepPlace = async (
  dataFolder: string,
  arrangement: string,
  bounds: Bounds,
): Promise<void> => {
  const kept = { ...(await readPlaces(dataFolder)), [arrangement]: bounds };
  await writeFileAtomic(fileIn(dataFolder), JSON.stringify(Kept.parse(kept)));
};
