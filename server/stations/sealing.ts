import { createDecipheriv } from "node:crypto";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { type SealedKey } from "#shared/contract/seal.ts";

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const TAG_BYTES = 16;

/** X25519, raw 32-byte keys. */
export type BoxKeys = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

const buffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

export const newBoxKeys = async (): Promise<BoxKeys> => {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
};

/** Null: sealed to another key, for another purpose, or changed on the way. */
export const openSealed = async (
  privateKey: Uint8Array,
  info: string,
  sealed: SealedKey,
): Promise<Uint8Array | null> => {
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: await suite.kem.deserializePrivateKey(buffer(privateKey)),
      enc: buffer(fromBase64(sealed.encapsulated)),
      info: buffer(utf8(info)),
    });
    return new Uint8Array(await recipient.open(buffer(fromBase64(sealed.box))));
  } catch {
    return null;
  }
};

/** Seals up to a few hundred bytes for one purpose. Null: not a public key. */
export const sealTo = async (
  publicKey: Uint8Array,
  info: string,
  secret: Uint8Array,
): Promise<SealedKey | null> => {
  try {
    const sender = await suite.createSenderContext({
      recipientPublicKey: await suite.kem.deserializePublicKey(buffer(publicKey)),
      info: buffer(utf8(info)),
    });
    const box = await sender.seal(buffer(secret));
    return {
      encapsulated: toBase64(new Uint8Array(sender.enc)),
      box: toBase64(new Uint8Array(box)),
    };
  } catch {
    return null;
  }
};

/** AES-256-GCM, tag at the end of `box`. Null: another key, another context, or a changed bit. */
export const openBox = (
  key: Uint8Array,
  nonce: Uint8Array,
  box: Uint8Array,
  context: string,
): string | null => {
  if (nonce.length !== 12 || box.length < TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(utf8(context));
    decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
    const plain = [decipher.update(box.subarray(0, box.length - TAG_BYTES)), decipher.final()];
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(plain));
  } catch {
    return null;
  }
};
