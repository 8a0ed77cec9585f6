import { createHash } from "node:crypto";
import {
  frameContext,
  SEAL_INFO,
  type SealedFrame,
  type SealedSegment,
} from "#shared/contract/seal.ts";
import { EventText, type ReadEvent, readEvent } from "#shared/events/envelope.ts";
import { type Sha256, type StationId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { fromBase64, openBox, openSealed } from "./sealing.ts";

export const sha256: Sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

export type Opened = {
  readonly events: readonly ReadEvent[];
  /** The first frame that could not be opened; nothing behind it was tried. */
  readonly stopped: { readonly atSeq: number; readonly remedy: string } | null;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const openFrame = (
  key: Uint8Array,
  station: StationId,
  segment: string,
  { seq, nonce, box }: SealedFrame,
): Result<ReadEvent> => {
  const context = frameContext(station, segment, seq);
  const plain = openBox(key, fromBase64(nonce), fromBase64(box), context);
  if (plain === null)
    return refuse(
      "frame-not-opened",
      "A frame does not open: it was changed, or sealed for another place. Send it again from the journal.",
    );
  const texts = EventText.safeParse(parse(plain));
  if (!texts.success)
    return refuse("frame-not-read", "A frame opens but holds no event's two texts.");
  const event = readEvent(texts.data, sha256);
  if (!event.ok) return event;
  const { envelope } = event.value;
  if (envelope.station !== station)
    return refuse(
      "other-station",
      "The event belongs to another station than the one that signed. Each station sends its own.",
    );
  if (envelope.seq !== seq)
    return refuse("seq-differs", "The event's own number is not the one of its frame.");
  return accept(event.value);
};

/** Opens what a station sent, in the order it was sent, up to the first frame that does not open. */
export const openSegments = async (
  privateKey: Uint8Array,
  station: StationId,
  segments: readonly SealedSegment[],
): Promise<Opened> => {
  const events: ReadEvent[] = [];
  for (const { segment, keyForServer, frames } of segments) {
    const key = await openSealed(privateKey, SEAL_INFO.segmentForServer, keyForServer);
    if (key === null || key.length !== 32)
      return {
        events,
        stopped: {
          atSeq: frames[0]?.seq ?? 1,
          remedy:
            "The key of a segment is not sealed to this server. Enrol the desk again, or ask who runs the server.",
        },
      };
    for (const frame of frames) {
      const opened = openFrame(key, station, segment, frame);
      if (!opened.ok)
        return { events, stopped: { atSeq: frame.seq, remedy: opened.refusal.remedy } };
      events.push(opened.value);
    }
  }
  return { events, stopped: null };
};
