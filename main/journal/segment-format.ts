import { crc32 } from "node:zlib";
import { z } from "zod";
import { SealedKey } from "#shared/contract/seal.ts";
import { StationId } from "#shared/events/ids.ts";

/**
 * A segment file: magic, header (length, CRC-32, JSON), then frames (length, CRC-32, payload). Space
 * is preallocated with zeros, so a length of zero is the end. Nothing in it is readable but ids,
 * positions and hashes of sealed events.
 */
export const MAGIC = Buffer.from("ALJ1", "latin1");

export const SegmentHeader = z.object({
  segment: z.uuid(),
  station: StationId,
  keyForServer: SealedKey,
  keyForDesk: SealedKey,
});
export type SegmentHeader = z.infer<typeof SegmentHeader>;

/** Payload: seq (8 bytes), hash of the event (32), nonce (12), ciphertext with tag. */
const SEQ_BYTES = 8;
const HASH_BYTES = 32;
const NONCE_BYTES = 12;
const FIXED_BYTES = SEQ_BYTES + HASH_BYTES + NONCE_BYTES;
const PREFIX_BYTES = 8;
/** No frame is larger: an envelope and a body are at most 80 KB. Beyond it a length is damage. */
const MAX_PAYLOAD = 256 * 1024;

export type StoredFrame = {
  readonly seq: number;
  /** Of the event's envelope: lets a locked desk know its own head. */
  readonly hash: string;
  readonly nonce: Uint8Array;
  readonly box: Uint8Array;
};

const framed = (payload: Buffer): Buffer => {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(payload.length, 0);
  prefix.writeUInt32BE(crc32(payload), 4);
  return Buffer.concat([prefix, payload]);
};

export const encodeHeader = (header: SegmentHeader): Buffer =>
  Buffer.concat([MAGIC, framed(Buffer.from(JSON.stringify(header), "utf8"))]);

export const encodeFrame = (frame: StoredFrame): Buffer => {
  const seq = Buffer.alloc(SEQ_BYTES);
  seq.writeBigUInt64BE(BigInt(frame.seq));
  return framed(Buffer.concat([seq, Buffer.from(frame.hash, "hex"), frame.nonce, frame.box]));
};

const decodeFrame = (payload: Buffer): StoredFrame => ({
  seq: Number(payload.readBigUInt64BE(0)),
  hash: payload.subarray(SEQ_BYTES, SEQ_BYTES + HASH_BYTES).toString("hex"),
  nonce: new Uint8Array(payload.subarray(SEQ_BYTES + HASH_BYTES, FIXED_BYTES)),
  box: new Uint8Array(payload.subarray(FIXED_BYTES)),
});

type Piece =
  | { readonly kind: "payload"; readonly payload: Buffer; readonly end: number }
  | { readonly kind: "bad"; readonly end: number | null }
  | { readonly kind: "end" };

const pieceAt = (file: Buffer, at: number): Piece => {
  if (at + PREFIX_BYTES > file.length) return { kind: "end" };
  const length = file.readUInt32BE(at);
  if (length === 0) return { kind: "end" };
  const end = at + PREFIX_BYTES + length;
  if (length > MAX_PAYLOAD || end > file.length) return { kind: "bad", end: null };
  const payload = file.subarray(at + PREFIX_BYTES, end);
  return crc32(payload) === file.readUInt32BE(at + 4)
    ? { kind: "payload", payload, end }
    : { kind: "bad", end };
};

export type Scan =
  | { readonly kind: "unreadable" }
  | {
      readonly kind: "segment";
      readonly header: SegmentHeader;
      readonly frames: readonly StoredFrame[];
      /** Frames whose bits changed though frames after them are whole; their seq where it can be read. */
      readonly damaged: readonly number[];
      /** Where the next frame goes: behind the last whole one. */
      readonly end: number;
      /** Bytes of an unfinished frame at the end: a write that was never told as kept. */
      readonly tornBytes: number;
    };

const parseHeader = (payload: Buffer): SegmentHeader | null => {
  try {
    const parsed = SegmentHeader.safeParse(JSON.parse(payload.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** Reads a whole segment file and tells a torn tail from damage in the middle. */
export const scanSegment = (file: Buffer): Scan => {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) return { kind: "unreadable" };
  const first = pieceAt(file, MAGIC.length);
  const header = first.kind === "payload" ? parseHeader(first.payload) : null;
  if (first.kind !== "payload" || header === null) return { kind: "unreadable" };

  const frames: StoredFrame[] = [];
  const damaged: number[] = [];
  let suspects: number[] = [];
  let at = first.end;
  let end = first.end;
  for (;;) {
    const piece = pieceAt(file, at);
    if (piece.kind === "end") break;
    if (piece.kind === "bad") {
      if (piece.end === null) break;
      suspects.push(at);
      at = piece.end;
      continue;
    }
    // A whole frame behind a bad one: the bad one was written and told as kept, then changed.
    damaged.push(...suspects.map((place) => Number(file.readBigUInt64BE(place + PREFIX_BYTES))));
    suspects = [];
    frames.push(decodeFrame(piece.payload));
    at = piece.end;
    end = piece.end;
  }
  const rest = file.subarray(end);
  const tornBytes =
    rest.length -
    rest.reduceRight(
      (zeros, byte) =>
        zeros.open && byte === 0 ? { open: true, n: zeros.n + 1 } : { open: false, n: zeros.n },
      { open: true, n: 0 },
    ).n;
  return { kind: "segment", header, frames, damaged, end, tornBytes };
};
