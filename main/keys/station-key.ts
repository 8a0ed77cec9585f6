import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { toBase64, utf8 } from "./bytes.ts";

/** Ed25519: signs what a station sends. It works while the desk is locked (key table). */
export type StationKey = { readonly publicKey: string; readonly privatePem: string };

/** The last 32 bytes of an Ed25519 SPKI document are the raw key. */
const rawPublicKey = (spkiDer: Buffer): string => toBase64(spkiDer.subarray(spkiDer.length - 32));

export const newStationKey = (): StationKey => {
  const pair = generateKeyPairSync("ed25519");
  return {
    publicKey: rawPublicKey(pair.publicKey.export({ type: "spki", format: "der" })),
    privatePem: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
};

export const signWith = (key: StationKey, text: string): string =>
  toBase64(sign(null, utf8(text), createPrivateKey(key.privatePem)));

/** The public half as the private one has it: a mismatch means a damaged key file. */
export const publicHalf = (privatePem: string): string =>
  rawPublicKey(
    createPublicKey(createPrivateKey(privatePem)).export({ type: "spki", format: "der" }),
  );
