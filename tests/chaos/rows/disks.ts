import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChaosCentre } from "../chaos-centre.ts";
import { type Found, type Ground, pause, type Row } from "../row.ts";

const DISK_MB = 96;
/** More than the room that the journal has taken ahead (256 KB). */
const FLOOD = 400;

const mount = (folder: string): boolean =>
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m`, "tmpfs", folder]).status === 0;
const unmount = (folder: string): void => {
  if (spawnSync("umount", [folder]).status !== 0) spawnSync("umount", ["-l", folder]);
};

/** Null: this process may mount a small disk. */
const cannotMount = (): string | null => {
  const folder = mkdtempSync(join(tmpdir(), "accessline-mount-"));
  const may = mount(folder);
  if (may) unmount(folder);
  rmSync(folder, { recursive: true, force: true });
  return may ? null : "A small disk of its own cannot be mounted here: run it as root on Linux.";
};

/** Another program writes until nothing is left. */
const fill = (path: string): void => {
  const file = openSync(path, "w");
  for (let size = 1024 * 1024; size >= 512;) {
    try {
      writeSync(file, Buffer.alloc(size, 1));
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(file);
};

const full = async ({ cluster, tries, chance }: Ground): Promise<Found> => {
  const wrong: string[] = [];
  const disk = mkdtempSync(join(tmpdir(), "accessline-disk-"));
  if (!mount(disk)) throw new Error("The small disk could not be mounted.");
  const centre = await ChaosCentre.start(cluster);
  let refused = 0;
  try {
    let desk = await centre.enrolled("Desk 1", { dataFolder: join(disk, "desk") });
    for (let n = 0; n < tries; n += 1) {
      centre.proxy.fault = () => (n % 2 === 0 ? "refused" : "none");
      await desk.work(`md${n}`);
      await pause(300 + chance() * 300);
      const before = desk.notKept.length;
      fill(join(disk, "filler"));
      await desk.do({ do: "flood", mark: `mf${n}`, events: FLOOD });
      await pause(500);
      const reasons = desk.notKept.slice(before);
      refused += reasons.length;
      if (reasons.some(({ why }) => !/disk|store|space/i.test(why)))
        wrong.push(`a refusal does not say what to do: ${reasons[0]?.why ?? ""}`);
      await desk.kill();
      rmSync(join(disk, "filler"));
      desk = await centre.again(desk);
      await desk.signIn();
      centre.proxy.fault = () => "none";
      await desk.settled();
    }
    const counts = await centre.compare(desk.kept);
    await desk.close();
    return {
      tries,
      ...counts,
      wrong,
      beside: `${refused} events refused with a reason while nothing was free`,
    };
  } finally {
    await centre.close();
    unmount(disk);
    rmSync(disk, { recursive: true, force: true });
  }
};

const quota = async ({ cluster, tries }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  try {
    let desk = await centre.enrolled("Desk 1");
    for (let n = 0; n < tries; n += 1) {
      centre.proxy.fault = () => "refused";
      await desk.do({ do: "quota", bytes: 1 });
      await desk.work(`mq${n}`);
      await pause(700);
      await desk.do({ do: "rest" });
      await desk.close();
      desk = await centre.again(desk);
      await desk.signIn();
      centre.proxy.fault = () => "none";
      await desk.settled();
    }
    const counts = await centre.compare(desk.kept);
    await desk.close();
    return { tries, ...counts, wrong: [] };
  } finally {
    await centre.close();
  }
};

/** Nothing is free any more. */
export const disks: readonly Row[] = [
  {
    fault: "the disk filled by another program",
    quick: 1,
    whole: 6,
    impossible: cannotMount,
    run: full,
  },
  { fault: "Chromium refuses room for the store", quick: 1, whole: 6, run: quota },
];
