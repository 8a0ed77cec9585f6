import { type Sha256Hex } from "../events/ids.ts";

/** Headers by which a station signs a request with its Ed25519 key. */
export const STATION_HEADER = "x-accessline-station";
export const SIGNED_AT_HEADER = "x-accessline-signed-at";
export const SIGNATURE_HEADER = "x-accessline-signature";

/** A signature older or newer than this against the server's clock is answered with the server's time. */
export const SIGNATURE_WINDOW_MS = 24 * 3_600_000;

/**
 * The text that is signed: method, path, ISO time, SHA-256 of the body. A wrong desk clock must not
 * keep a desk out, so the window is a day; replaying a push is harmless, and pull answers are data
 * the station may have anyway.
 */
export const signedText = (
  method: string,
  path: string,
  signedAt: string,
  bodyHash: Sha256Hex,
): string => ["accessline-station-v1", method, path, signedAt, bodyHash].join("\n");
