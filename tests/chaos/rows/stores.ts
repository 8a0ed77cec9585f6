import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ChaosCentre } from "../chaos-centre.ts";
import { type ChaosDesk } from "../chaos-desk.ts";
import { type Found, type Ground, pause, type Row } from "../row.ts";

const DATABASE = "browser/Default/IndexedDB/https_vault.accessline.invalid_0.indexeddb.leveldb";

const flip = (path: string, at: number, count: number): void => {
  const bytes = readFileSync(path);
  for (let n = at; n < Math.min(at + count, bytes.length); n += 1)
    bytes[n] = (bytes[n] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
};

/** The largest file of a kind in a folder; null: there is none. */
const largest = (folder: string, kind: RegExp): string | null =>
  readdirSync(folder)
    .filter((name) => kind.test(name))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? null;

/** What can happen to Chromium's store on the disk. `isSilent`: it may hit bytes that hold nothing. */
const DAMAGES: readonly {
  readonly name: string;
  readonly isSilent: boolean;
  readonly do: (folder: string) => void;
}[] = [
  {
    name: "its log cut in half",
    isSilent: true,
    do: (folder) => {
      const log = largest(folder, /\.log$/);
      if (log !== null) truncateSync(log, Math.floor(statSync(log).size / 2));
    },
  },
  {
    name: "its MANIFEST garbage",
    isSilent: false,
    do: (folder) => {
      const manifest = largest(folder, /^MANIFEST/);
      if (manifest !== null) flip(manifest, 0, 64);
    },
  },
  {
    name: "its CURRENT gone",
    isSilent: false,
    do: (folder) => rmSync(join(folder, "CURRENT"), { force: true }),
  },
  {
    name: "a block flipped",
    isSilent: true,
    do: (folder) => {
      const file = largest(folder, /\.ldb$/) ?? largest(folder, /\.log$/);
      if (file !== null) flip(file, Math.floor(statSync(file).size / 2), 64);
    },
  },
  {
    name: "its folder gone",
    isSilent: false,
    do: (folder) => rmSync(folder, { recursive: true, force: true }),
  },
];

const typedText = "she says the first opening anywhere is in March and";

const draftOf = async (desk: ChaosDesk, callId: string): Promise<string> =>
  (await desk.ask<{ fields: Record<string, string> }>("call.get", { callId })).fields[
    "listening"
  ] ?? "";

const damaged =
  (isTyping: boolean) =>
  async ({ cluster, tries, chance }: Ground): Promise<Found> => {
    const centre = await ChaosCentre.start(cluster);
    const wrong: string[] = [];
    const seen: string[] = [];
    try {
      const other = await centre.enrolled("Desk 2", { login: "t.brandt" });
      await other.work("mother");
      let desk = await centre.enrolled("Desk 1");
      await pause(500);
      await other.do({ do: "rest" });
      await other.settled();
      const first = Math.floor(chance() * DAMAGES.length);
      for (let n = 0; n < tries; n += 1) {
        const damage = DAMAGES[(first + n) % DAMAGES.length];
        if (damage === undefined) continue;
        await desk.settled();
        const { callId } = await desk.ask<{ callId: string }>("call.start", { ani: null });
        await desk.ask("call.type", { callId, field: "listening", text: typedText });
        // What comes now is nowhere but at this desk.
        centre.proxy.fault = () => "refused";
        await desk.work(`m${isTyping ? "t" : "s"}${n}`);
        await pause(900);
        const folder = join(desk.dataFolder, DATABASE);
        if (isTyping) {
          if (existsSync(folder)) damage.do(folder);
          await pause(300);
          await desk.kill();
        } else {
          await desk.do({ do: "rest" });
          await desk.close();
          if (existsSync(folder)) damage.do(folder);
        }
        desk = await centre.again(desk);
        await desk.signIn();
        const words = await desk.notices();
        const isSaid = words.includes("damaged and is being rebuilt");
        seen.push(`${damage.name}${isSaid ? "" : " (nothing was lost by it)"}`);
        if (!isSaid && !damage.isSilent && !isTyping) wrong.push(`${damage.name}: nothing is said`);
        if ((await draftOf(desk, callId)) !== typedText)
          wrong.push(`${damage.name}: the draft is not there as typed`);
        centre.proxy.fault = () => "none";
        const mine = await desk.settled();
        const theirs = await other.settled();
        if (mine.sign !== theirs.sign)
          wrong.push(
            `${damage.name}: the desks differ afterwards (${mine.events} and ${theirs.events} events)`,
          );
      }
      const counts = await centre.compare([...desk.kept, ...other.kept]);
      await desk.close();
      await other.close();
      return { tries, ...counts, wrong, beside: seen.join(", ") };
    } finally {
      await centre.close();
    }
  };

/** Where the frames of the newest segment that has any begin and end. */
const newestFrames = (
  dataFolder: string,
): { path: string; frames: { at: number; end: number }[] } | null => {
  const folder = join(dataFolder, "journal");
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".alj"))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const path of paths) {
    const bytes = readFileSync(path);
    const frames: { at: number; end: number }[] = [];
    // Four signs of magic, then the header, which is a piece like the frames behind it.
    for (let at = 4, n = 0; at + 8 <= bytes.length; n += 1) {
      const length = bytes.readUInt32BE(at);
      if (length === 0) break;
      if (n > 0) frames.push({ at, end: at + 8 + length });
      at += 8 + length;
    }
    if (frames.length > 3) return { path, frames };
  }
  return null;
};

const JOURNAL_DAMAGES: readonly {
  readonly name: string;
  readonly do: (path: string, frames: readonly { at: number; end: number }[]) => void;
}[] = [
  {
    // As a write that was under way when the power went: it was never called kept.
    name: "half a frame behind the last",
    do: (path, frames) => {
      const bytes = readFileSync(path);
      const last = frames.at(-1);
      if (last === undefined) return;
      bytes.copy(bytes, last.end, last.at, last.at + Math.floor((last.end - last.at) / 2));
      writeFileSync(path, bytes);
    },
  },
  {
    name: "the last frame cut",
    do: (path, frames) => truncateSync(path, (frames.at(-1)?.at ?? 0) + 20),
  },
  {
    name: "a frame flipped",
    do: (path, frames) => {
      const frame = frames[Math.floor(frames.length / 2)];
      if (frame !== undefined) flip(path, frame.at + 60, 16);
    },
  },
];

const journalDamaged = async ({ cluster, tries, chance }: Ground): Promise<Found> => {
  const centre = await ChaosCentre.start(cluster);
  const wrong: string[] = [];
  const seen: string[] = [];
  try {
    let desk = await centre.enrolled("Desk 1");
    const first = Math.floor(chance() * JOURNAL_DAMAGES.length);
    for (let n = 0; n < tries; n += 1) {
      const damage = JOURNAL_DAMAGES[(first + n) % JOURNAL_DAMAGES.length];
      if (damage === undefined) continue;
      await desk.settled();
      centre.proxy.fault = () => "refused";
      await desk.work(`mj${n}`);
      await pause(900);
      await desk.kill();
      const found = newestFrames(desk.dataFolder);
      if (found === null) throw new Error("The journal holds nothing.");
      damage.do(found.path, found.frames);
      seen.push(damage.name);
      desk = await centre.again(desk);
      await desk.signIn();
      // The desk goes on from there before it is connected again.
      await desk.work(`mk${n}`);
      await pause(300);
      await desk.do({ do: "rest" });
      centre.proxy.fault = () => "none";
      await desk.settled();
    }
    const counts = await centre.compare(desk.kept);
    await desk.close();
    return { tries, ...counts, wrong, beside: seen.join(", ") };
  } finally {
    await centre.close();
  }
};

/** Files that were damaged on the disk. */
export const stores: readonly Row[] = [
  {
    fault: "the vault's store damaged while stopped",
    quick: 2,
    whole: DAMAGES.length * 3,
    run: damaged(false),
  },
  {
    fault: "the vault's store damaged in mid-typing",
    quick: 1,
    whole: DAMAGES.length * 2,
    run: damaged(true),
  },
  {
    fault: "the journal's tail torn, a frame flipped",
    quick: 2,
    whole: JOURNAL_DAMAGES.length * 4,
    run: journalDamaged,
  },
];
