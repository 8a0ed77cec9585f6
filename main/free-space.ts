import { statfs } from "node:fs/promises";
import { type Space } from "#shared/contract/health.ts";

const GIB = 1024 ** 3;

/** Free and whole room of the disk that a folder lies on, in bytes. */
export type DiskOf = (folder: string) => Promise<{ readonly free: number; readonly size: number }>;

export const diskOf: DiskOf = async (folder) => {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
};

/**
 * Below this Chromium begins to throw stores away (quota_settings.cc, `should_remain_available`: 2 GiB, or
 * a tenth of a smaller disk): long before that the desk says so.
 */
export const floorOf = (size: number): number => Math.min(2 * GIB, size / 10);

export const sizeWords = (bytes: number): string =>
  bytes >= GIB
    ? `${(bytes / GIB).toFixed(1)} GB`
    : bytes >= 1024 ** 2
      ? `${Math.round(bytes / 1024 ** 2)} MB`
      : `${Math.max(1, Math.round(bytes / 1024))} KB`;

const REMEDY =
  "Empty the recycle bin and the downloads of this machine, or tell IT. What you do is kept as long as the disk takes anything.";

export const UNKNOWN_SPACE: Space = {
  kind: "unknown",
  words: "not told by this machine",
  remedy: null,
};

export const diskSpace = async (of: DiskOf, folder: string): Promise<Space> => {
  try {
    const { free, size } = await of(folder);
    const floor = floorOf(size);
    const isLow = free < floor;
    return {
      kind: isLow ? "low" : "enough",
      words: `${sizeWords(free)} free${isLow ? `, less than ${sizeWords(floor)}` : ""}`,
      remedy: isLow ? REMEDY : null,
    };
  } catch {
    return UNKNOWN_SPACE;
  }
};

/** The browser's own bound: a tenth of it left is as little as a full disk. */
export const storeSpace = (room: { used: number; quota: number } | null): Space => {
  if (room === null || room.quota <= 0) return UNKNOWN_SPACE;
  const left = Math.max(0, room.quota - room.used);
  const isLow = left < room.quota / 10;
  return {
    kind: isLow ? "low" : "enough",
    words: `${sizeWords(room.used)} used, ${sizeWords(left)} left`,
    remedy: isLow ? REMEDY : null,
  };
};

const LOOK_EVERY_MS = 60_000;

export type SpaceWatch = {
  readonly folder: string;
  readonly of: DiskOf;
  readonly after: (ms: number, work: () => void) => () => void;
  /** Said once for each time that the disk gets short. */
  readonly notice: (words: string) => void;
};

/** Looks at the disk once a minute, and says so before it is full. */
export const watchSpace = ({
  folder,
  of,
  after,
  notice,
}: SpaceWatch): { readonly stop: () => void; readonly isShort: () => boolean } => {
  let wasLow = false;
  let stop = (): void => undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    const { kind, words } = await diskSpace(of, folder);
    if (kind === "low" && !wasLow) notice(`This desk's disk is getting full: ${words}. ${REMEDY}`);
    wasLow = kind === "low";
    if (!isStopped) stop = after(LOOK_EVERY_MS, () => void look());
  };
  void look();
  return {
    isShort: () => wasLow,
    stop: () => {
      isStopped = true;
      stop();
    },
  };
};
