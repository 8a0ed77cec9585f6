import { createHash, createPublicKey, verify } from "node:crypto";
import { type VerifySignature } from "#shared/builds/judge-release.ts";

/** DER before a raw Ed25519 public key (RFC 8410). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** False for anything that is not a true signature, whatever is wrong with it. */
export const verifyEd25519: VerifySignature = (publicKey, text, signature) => {
  try {
    const raw = Buffer.from(publicKey, "base64");
    if (raw.length !== 32) return false;
    const key = createPublicKey({
      key: Buffer.concat([SPKI_PREFIX, raw]),
      format: "der",
      type: "spki",
    });
    return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
};

/** The first 16 hexadecimal digits of the SHA-256 of the raw public key. */
export const keyIdOf = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 16);
