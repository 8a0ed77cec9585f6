import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const TAG_BYTES = 16;

export type Box = { readonly nonce: Uint8Array; readonly box: Uint8Array };

/** AES-256-GCM with a fresh 96-bit nonce; the tag is the end of `box`. */
export const lock = (key: Uint8Array, plain: Uint8Array, context: string): Box => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(context, "utf8"));
  const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce: new Uint8Array(nonce), box: new Uint8Array(box) };
};

/** Throws when the key, the context or a single bit is another one. */
export const unlock = (key: Uint8Array, { nonce, box }: Box, context: string): Uint8Array => {
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAAD(Buffer.from(context, "utf8"));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  return new Uint8Array(
    Buffer.concat([decipher.update(box.subarray(0, box.length - TAG_BYTES)), decipher.final()]),
  );
};

/** 256 random bits. */
export const randomKey = (): Uint8Array => new Uint8Array(randomBytes(32));
