import { type SealedSegment } from "#shared/contract/seal.ts";
import { type Head } from "#shared/events/confirm.ts";
import { type EventText, type ReadEvent } from "#shared/events/envelope.ts";
import { type StationId } from "#shared/events/ids.ts";

/** What opening the journal's folder found. */
export type JournalFinding =
  | { readonly kind: "torn-tail"; readonly segment: string; readonly bytes: number }
  | { readonly kind: "damaged-frame"; readonly segment: string; readonly seq: number | null }
  | { readonly kind: "damaged-segment"; readonly segment: string };

/** The disk refused: nothing of what was to be appended is kept, and the screen must say so. */
export class NotKept extends Error {
  readonly remedy =
    "This was not kept: the disk takes nothing more. Free some disk space, then press the key again. What was typed stays on the screen.";

  constructor(cause: unknown) {
    super("The journal could not be written.", { cause });
  }
}

/**
 * The write-ahead log of one station: sealed events not yet both confirmed by the server and held
 * by the vault. It is the truth until then (decision 0003).
 */
export type Journal = {
  readonly station: StationId;
  readonly findings: readonly JournalFinding[];
  /** The last event ever appended here, as far as frames tell; null when there are none. */
  head(): Head | null;
  hashAt(seq: number): string | null;
  /** Sealed and on the disk when this returns. Throws `NotKept` when the disk refuses. */
  append(events: readonly ReadEvent[]): Promise<void>;
  /** Sealed frames from `fromSeq` on, in seq order, as they are shipped. */
  frames(fromSeq: number, maxFrames: number, maxBytes: number): Promise<SealedSegment[]>;
  /** The same in clear, for the vault: needs the desk's private key. */
  read(fromSeq: number, deskPrivateKey: Uint8Array): Promise<EventText[]>;
  /** Writes events again that lie damaged here; they replace every frame from the first of them on. */
  rewrite(texts: readonly EventText[]): Promise<void>;
  /** Drops segments whose frames are all confirmed by the server and held by the vault. */
  release(confirmedSeq: number, heldSeq: number): Promise<void>;
  /** Forgets the open segment's key; the next append starts another segment. */
  forgetKey(): Promise<void>;
  close(): Promise<void>;
};
