import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { type SealedKey } from "#shared/contract/seal.ts";
import { fromBase64, toBase64, utf8 } from "./bytes.ts";

/** RFC 9180 base mode: anyone can seal to a public key, only its owner opens. */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const buffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

/** X25519, raw 32-byte keys. */
export type BoxKeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

export const newBoxKeyPair = async (): Promise<BoxKeyPair> => {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
};

/** Seals up to a few hundred bytes for one purpose (`info`). */
export const sealTo = async (
  publicKey: Uint8Array,
  info: string,
  secret: Uint8Array,
): Promise<SealedKey> => {
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(buffer(publicKey)),
    info: buffer(utf8(info)),
  });
  const box = await sender.seal(buffer(secret));
  return { encapsulated: toBase64(new Uint8Array(sender.enc)), box: toBase64(new Uint8Array(box)) };
};

/** Throws when it was sealed to another key or for another purpose. */
export const openSealed = async (
  privateKey: Uint8Array,
  info: string,
  sealed: SealedKey,
): Promise<Uint8Array> => {
  const recipient = await suite.createRecipientContext({
    recipientKey: await suite.kem.deserializePrivateKey(buffer(privateKey)),
    enc: buffer(fromBase64(sealed.encapsulated)),
    info: buffer(utf8(info)),
  });
  return new Uint8Array(await recipient.open(buffer(fromBase64(sealed.box))));
};
