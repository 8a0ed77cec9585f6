import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type SealedFrame,
  type SealedSegment,
  frameContext,
  SEAL_INFO,
} from "#shared/contract/seal.ts";
import { type Head } from "#shared/events/confirm.ts";
import { EventText, type ReadEvent, readEvent } from "#shared/events/envelope.ts";
import { type StationId } from "#shared/events/ids.ts";
import { lock, randomKey, unlock } from "../keys/aes.ts";
import { fromUtf8, toBase64, utf8 } from "../keys/bytes.ts";
import { sha256 } from "../keys/hash.ts";
import { openSealed, sealTo } from "../keys/hpke.ts";
import { type Journal, type JournalFinding, NotKept } from "./journal.ts";
import {
  encodeFrame,
  encodeHeader,
  scanSegment,
  type SegmentHeader,
  type StoredFrame,
} from "./segment-format.ts";

/** Space taken ahead, so that another program filling the disk cannot stop the next frames. */
const PREALLOCATED_BYTES = 256 * 1024;
/** A segment is closed at this size; whole segments are released. */
const ROTATE_BYTES = 1024 * 1024;

type Segment = {
  readonly path: string;
  readonly header: SegmentHeader;
  readonly frames: StoredFrame[];
};

type Writing = {
  readonly segment: Segment;
  readonly file: FileHandle;
  key: Uint8Array;
  at: number;
  allocated: number;
};

export type JournalKeys = {
  readonly serverPublicKey: Uint8Array;
  readonly deskPublicKey: Uint8Array;
};

const segmentName = (number: number): string => `segment-${String(number).padStart(8, "0")}.alj`;

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch {
    // Windows cannot fsync a folder; NTFS journals the entry itself.
  } finally {
    await handle.close();
  }
};

/** A disk that is nearly full takes a part of a write without a word: only the count tells. */
const writeWhole = async (file: FileHandle, bytes: Uint8Array, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    if (bytesWritten === 0) throw new Error("the disk took nothing");
    done += bytesWritten;
  }
};

/** A journal in a folder of its own. Opening repairs a torn tail and reports what it found. */
export const openFileJournal = async (
  folder: string,
  station: StationId,
  keys: JournalKeys,
): Promise<Journal> => {
  await mkdir(folder, { recursive: true });
  const findings: JournalFinding[] = [];
  const segments: Segment[] = [];
  const names = (await readdir(folder))
    .filter((name) => /^segment-\d{8}\.alj$/.test(name))
    .toSorted();
  for (const name of names) {
    const path = join(folder, name);
    const scan = scanSegment(await readFile(path));
    if (scan.kind === "unreadable" || scan.header.station !== station) {
      findings.push({ kind: "damaged-segment", segment: name });
      continue;
    }
    for (const seq of scan.damaged) findings.push({ kind: "damaged-frame", segment: name, seq });
    if (scan.tornBytes > 0)
      findings.push({ kind: "torn-tail", segment: name, bytes: scan.tornBytes });
    const firstSeq = scan.frames[0]?.seq ?? Infinity;
    // A seq written twice: the earlier write failed and was never told as kept.
    for (const { frames } of segments)
      frames.splice(0, frames.length, ...frames.filter((frame) => frame.seq < firstSeq));
    segments.push({ path, header: scan.header, frames: [...scan.frames] });
  }
  let nextNumber = Number(names.at(-1)?.slice(8, 16) ?? 0) + 1;
  let writing: Writing | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One append at a time: frames lie in seq order and each waits for its own fsync. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const stopWriting = async (): Promise<void> => {
    const open = writing;
    writing = null;
    if (open === null) return;
    open.key.fill(0);
    await open.file.close();
  };

  const startSegment = async (): Promise<Writing> => {
    const key = randomKey();
    const header: SegmentHeader = {
      segment: randomUUID(),
      station,
      keyForServer: await sealTo(keys.serverPublicKey, SEAL_INFO.segmentForServer, key),
      keyForDesk: await sealTo(keys.deskPublicKey, SEAL_INFO.segmentForDesk, key),
    };
    const path = join(folder, segmentName(nextNumber));
    nextNumber += 1;
    const start = encodeHeader(header);
    const file = await open(path, "wx+", 0o600);
    try {
      await writeWhole(file, Buffer.concat([start, Buffer.alloc(PREALLOCATED_BYTES)]), 0);
      await file.sync();
      await syncFolder(folder);
    } catch (failure) {
      // No frame lies in it: neither its handle nor its room is needed.
      await file.close().catch(() => undefined);
      await rm(path, { force: true }).catch(() => undefined);
      throw failure;
    }
    const segment: Segment = { path, header, frames: [] };
    segments.push(segment);
    writing = {
      segment,
      file,
      key,
      at: start.length,
      allocated: start.length + PREALLOCATED_BYTES,
    };
    return writing;
  };

  const sealed = (into: Writing, event: ReadEvent): StoredFrame => {
    const { seq } = event.envelope;
    const plain = utf8(JSON.stringify(event.text));
    const context = frameContext(station, into.segment.header.segment, seq);
    return { seq, hash: event.hash, ...lock(into.key, plain, context) };
  };

  const append = async (events: readonly ReadEvent[]): Promise<void> => {
    if (writing !== null && writing.at > ROTATE_BYTES) await stopWriting();
    const into =
      writing ??
      (await startSegment().catch((failure: unknown) => {
        throw new NotKept(failure);
      }));
    const frames = events.map((event) => sealed(into, event));
    const bytes = Buffer.concat(frames.map(encodeFrame));
    try {
      if (into.at + bytes.length > into.allocated) {
        const more = Buffer.alloc(PREALLOCATED_BYTES + bytes.length);
        await writeWhole(into.file, more, into.allocated);
        into.allocated += more.length;
      }
      await writeWhole(into.file, bytes, into.at);
      await into.file.datasync();
    } catch (failure) {
      // Not kept: cut the half-written frame off, so that its seq is free for the next try.
      await into.file.truncate(into.at).catch(() => undefined);
      await stopWriting().catch(() => undefined);
      throw new NotKept(failure);
    }
    into.at += bytes.length;
    into.segment.frames.push(...frames);
  };

  const allFrames = (): StoredFrame[] => segments.flatMap((segment) => segment.frames);

  return {
    station,
    findings,
    head: (): Head | null => {
      const frame = allFrames().at(-1);
      return frame === undefined ? null : { seq: frame.seq, hash: frame.hash };
    },
    hashAt: (seq) => allFrames().findLast((frame) => frame.seq === seq)?.hash ?? null,
    append: (events) => inTurn(() => append(events)),
    frames: async (fromSeq, maxFrames, maxBytes) => {
      const shipped: SealedSegment[] = [];
      let count = 0;
      let bytes = 0;
      let expected = fromSeq;
      for (const { header, frames } of segments) {
        const taken: SealedFrame[] = [];
        for (const frame of frames) {
          const size = frame.box.length * 1.4;
          const isFull = count >= maxFrames || (count > 0 && bytes + size > maxBytes);
          if (frame.seq !== expected || isFull) continue;
          taken.push({ seq: frame.seq, nonce: toBase64(frame.nonce), box: toBase64(frame.box) });
          count += 1;
          bytes += size;
          expected += 1;
        }
        if (taken.length > 0)
          shipped.push({
            segment: header.segment,
            keyForServer: header.keyForServer,
            frames: taken,
          });
      }
      return shipped;
    },
    read: async (fromSeq, deskPrivateKey) => {
      const texts: EventText[] = [];
      for (const { header, frames } of segments) {
        const wanted = frames.filter((frame) => frame.seq >= fromSeq);
        if (wanted.length === 0) continue;
        const key = await openSealed(deskPrivateKey, SEAL_INFO.segmentForDesk, header.keyForDesk);
        for (const frame of wanted) {
          const plain = unlock(key, frame, frameContext(station, header.segment, frame.seq));
          texts.push(EventText.parse(JSON.parse(fromUtf8(plain))));
        }
      }
      return texts;
    },
    rewrite: (texts) =>
      inTurn(async () => {
        const events = texts.flatMap((text) => {
          const read = readEvent(text, sha256);
          return read.ok ? [read.value] : [];
        });
        const firstSeq = events[0]?.envelope.seq;
        if (firstSeq === undefined) return;
        await stopWriting();
        for (const { frames } of segments)
          frames.splice(0, frames.length, ...frames.filter((frame) => frame.seq < firstSeq));
        await append(events);
      }),
    release: (confirmedSeq, heldSeq) =>
      inTurn(async () => {
        const done = Math.min(confirmedSeq, heldSeq);
        for (const segment of segments.slice()) {
          const isOpen = writing?.segment === segment;
          if (isOpen || segment.frames.some((frame) => frame.seq > done)) continue;
          await rm(segment.path, { force: true });
          segments.splice(segments.indexOf(segment), 1);
        }
      }),
    forgetKey: () => inTurn(stopWriting),
    close: () => inTurn(stopWriting),
  };
};
