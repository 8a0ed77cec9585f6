import { z } from "zod";
import { type Sha256Hex, StationId } from "../events/ids.ts";
import { Base64 } from "./seal.ts";

/** Sealed frames of one batch, well below what a request may have with them inside. */
export const CARRIED_BYTES = 192 * 1024;
export const CARRIED_FRAMES = 500;

/**
 * What a desk could not send, carried by hand. `text` is the JSON of sealed segments, which the server
 * alone can open; sealing needs no secret, so the desk that wrote them signs the whole.
 */
export const Carried = z.object({
  v: z.literal(1),
  station: StationId,
  fromSeq: z.int().min(1),
  toSeq: z.int().min(1),
  text: z.string().max(480_000),
  signature: Base64,
});
export type Carried = z.infer<typeof Carried>;

export const carriedText = (station: StationId, textHash: Sha256Hex): string =>
  ["accessline-carried-v1", station, textHash].join("\n");

export const carriedName = ({ station, fromSeq, toSeq }: Carried): string =>
  `accessline-unsent-${station}-${String(fromSeq).padStart(9, "0")}-${String(toSeq).padStart(9, "0")}.json`;
export const CARRIED_NAME = /^accessline-unsent-[0-9a-z-]+-\d{9}-\d{9}\.json$/;
