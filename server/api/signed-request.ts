import { createPublicKey, verify } from "node:crypto";
import {
  SIGNATURE_HEADER,
  SIGNATURE_WINDOW_MS,
  SIGNED_AT_HEADER,
  signedText,
  STATION_HEADER,
} from "#shared/contract/signature.ts";
import { type Sha256Hex, StationId } from "#shared/events/ids.ts";
import { accept, refuse, type Refusal, type Result } from "#shared/result.ts";
import { type StationRecord } from "../store/station-verbs.ts";
import { type Store } from "../store/store.ts";

/** What is signed of a request, beside its headers. */
export type SignedParts = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly bodyHash: Sha256Hex;
};

export const isSignature = (publicKey: string, text: string, signature: string): boolean => {
  try {
    const x = Buffer.from(publicKey, "base64").toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
};

type SignatureRefusal = Refusal<
  "not-signed" | "station-unknown" | "signature-not-valid" | "clock-differs"
>;

/** The station that signed a request. */
export const signerOf = async (
  store: Store,
  { method, path, headers, bodyHash }: SignedParts,
  now: Date,
): Promise<Result<StationRecord, SignatureRefusal>> => {
  const id = StationId.safeParse(headers.get(STATION_HEADER));
  const signedAt = headers.get(SIGNED_AT_HEADER) ?? "";
  const signature = headers.get(SIGNATURE_HEADER) ?? "";
  if (!id.success || signedAt === "" || signature === "")
    return refuse("not-signed", "This request needs a station's signature. Enrol this desk first.");
  const station = await store.read((tx) => tx.station(id.data));
  if (station === null)
    return refuse("station-unknown", "The server does not know this desk. Enrol it again.");
  if (!isSignature(station.publicKey, signedText(method, path, signedAt, bodyHash), signature))
    return refuse(
      "signature-not-valid",
      "The desk's signature does not fit the request: it was changed on the way, or signed with another key.",
    );
  const awayMs = Math.abs(Date.parse(signedAt) - now.getTime());
  // NaN, an unreadable time, is outside too.
  if (!(awayMs <= SIGNATURE_WINDOW_MS))
    return refuse(
      "clock-differs",
      `The desk's clock says ${signedAt.slice(0, 30)} and the server's ${now.toISOString()}. Set the desk's clock; nothing is lost.`,
    );
  return accept(station);
};
