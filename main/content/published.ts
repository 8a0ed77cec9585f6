import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type BundleStanding,
  judgeBundle,
  MOST_BUNDLE_BYTES,
  type OfferedBundle,
  SEAL_ENDING,
  type TakenBundle,
} from "#shared/content/bundle.ts";

export type Published = {
  /** Null: nothing was published, or nothing that can be taken. */
  readonly taken: TakenBundle | null;
  /** Why each other bundle was not taken, in words for the screen. */
  readonly refused: readonly string[];
};

const BUNDLE = /^content-[0-9A-Za-z.-]{1,80}\.json$/;

const textOf = async (path: string): Promise<string | null> => {
  try {
    const about = await lstat(path);
    if (!about.isFile() || about.size > MOST_BUNDLE_BYTES) return null;
    return await readFile(path, "utf8");
  } catch {
    return null;
  }
};

const offeredIn = async (folder: string): Promise<OfferedBundle[]> => {
  const names = await readdir(folder).catch(() => []);
  const offered = names.filter((name) => BUNDLE.test(name)).sort();
  return Promise.all(
    offered.map(async (name) => ({
      name,
      text: (await textOf(join(folder, name))) ?? "",
      seal: await textOf(join(folder, name + SEAL_ENDING)),
    })),
  );
};

/** The latest published content of a folder that this desk may take; the others with why not. */
export const publishedIn = async (
  folder: string,
  standing: Omit<BundleStanding, "inUse"> & { readonly label: string },
): Promise<Published> => {
  const refused: string[] = [];
  let taken: TakenBundle | null = null;
  for (const offered of await offeredIn(folder)) {
    const inUse = {
      label: taken?.content.label ?? standing.label,
      publishedAt: taken?.publishedAt ?? null,
    };
    const judged = judgeBundle(offered, { ...standing, inUse });
    if (judged.ok) taken = judged.value;
    // An older one that was published before is no fault: it simply was replaced.
    else if (judged.refusal.code !== "older" || taken === null) refused.push(judged.refusal.remedy);
  }
  return { taken, refused };
};
