import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { keyIdOf } from "#main/builds/ed25519.ts";

export type ReleaseKey = {
  readonly keyId: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
};

const rawPublicKey = (key: KeyObject): string =>
  Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url").toString("base64");

export const newReleaseKey = (): ReleaseKey => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = rawPublicKey(publicKey);
  return { keyId: keyIdOf(raw), publicKey: raw, privateKey };
};
