import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import {
  Carried,
  CARRIED_BYTES,
  CARRIED_FRAMES,
  CARRIED_NAME,
  carriedName,
  carriedText,
} from "#shared/contract/carried.ts";
import { type SealedSegment } from "#shared/contract/seal.ts";
import { type StationId } from "#shared/events/ids.ts";
import { sha256 } from "../keys/hash.ts";
import { signWith, type StationKey } from "../keys/station-key.ts";

type Frames = (fromSeq: number, frames: number, bytes: number) => Promise<SealedSegment[]>;

/** Writes what is unsent into a folder, in files of one batch each. Gives the highest seq that is in them. */
export const writeCarried = async (
  folder: string,
  station: StationId,
  key: StationKey,
  fromSeq: number,
  frames: Frames,
): Promise<{ readonly files: number; readonly toSeq: number }> => {
  let from = fromSeq;
  for (let files = 0; ; files += 1) {
    const segments = await frames(from, CARRIED_FRAMES, CARRIED_BYTES);
    const toSeq = segments.at(-1)?.frames.at(-1)?.seq;
    if (toSeq === undefined) return { files, toSeq: from - 1 };
    const text = JSON.stringify(segments);
    const signature = signWith(key, carriedText(station, sha256(text)));
    const carried: Carried = { v: 1, station, fromSeq: from, toSeq, text, signature };
    await writeFileAtomic(join(folder, carriedName(carried)), JSON.stringify(carried));
    from = toSeq + 1;
  }
};

/** The batches in a folder, each desk's in the order they were written; a file that is none has its name told. */
export const readCarried = async (
  folder: string,
): Promise<{ readonly carried: readonly Carried[]; readonly unread: readonly string[] }> => {
  const names = (await readdir(folder)).filter((name) => CARRIED_NAME.test(name)).toSorted();
  const carried: Carried[] = [];
  const unread: string[] = [];
  for (const name of names) {
    try {
      carried.push(Carried.parse(JSON.parse(await readFile(join(folder, name), "utf8"))));
    } catch {
      unread.push(name);
    }
  }
  return { carried, unread };
};
