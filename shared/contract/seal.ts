import { z } from "zod";
import { type StationId } from "../events/ids.ts";

/** Bytes as text at a border: base64, padded. */
export const Base64 = z.base64();

/**
 * A random key sealed with HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM, base mode) to one
 * public key. `encapsulated` is the ephemeral key, `box` the ciphertext with its tag.
 */
export const SealedKey = z.object({ encapsulated: Base64, box: Base64 });
export type SealedKey = z.infer<typeof SealedKey>;

/** HPKE `info` strings: a box sealed for one purpose never opens for another (decision 0003). */
export const SEAL_INFO = {
  segmentForServer: "accessline segment server v1",
  segmentForDesk: "accessline segment desk v1",
  draftForDesk: "accessline draft desk v1",
  escrow: "accessline escrow v1",
  recovery: "accessline recovery v1",
} as const;

/** One sealed event: AES-256-GCM under its segment's key, 96-bit nonce, tag at the end of `box`. */
export const SealedFrame = z.object({ seq: z.int().min(1), nonce: Base64, box: Base64 });
export type SealedFrame = z.infer<typeof SealedFrame>;

/** Additional data of a frame's AES-GCM: a frame cannot be moved to another place or station. */
export const frameContext = (station: StationId, segment: string, seq: number): string =>
  `${station}/${segment}/${seq}`;

/** Frames of one journal segment as they are shipped: readable by the server only. */
export const SealedSegment = z.object({
  segment: z.uuid(),
  keyForServer: SealedKey,
  frames: z.array(SealedFrame).min(1).max(500),
});
export type SealedSegment = z.infer<typeof SealedSegment>;
