import { randomBytes, scrypt } from "node:crypto";
import { z } from "zod";
import { Base64 } from "#shared/contract/seal.ts";
import { lock, unlock } from "./aes.ts";
import { fromBase64, toBase64 } from "./bytes.ts";

/**
 * scrypt with N = 2^17, r = 8, p = 1 (128 MB): the cost OWASP names as the first choice, so that a
 * stolen disk cannot be tried quickly.
 */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

/** A data key under somebody's passphrase. The host's secret store goes around it: nested, never alternative. */
export const Wrap = z.object({ salt: Base64, nonce: Base64, box: Base64 });
export type Wrap = z.infer<typeof Wrap>;

const CONTEXT = "accessline wrap v1";

const derive = (passphrase: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFKC"), salt, 32, COST, (failure, key) =>
      failure === null ? resolve(new Uint8Array(key)) : reject(failure),
    );
  });

export const wrapKey = async (passphrase: string, dataKey: Uint8Array): Promise<Wrap> => {
  const salt = new Uint8Array(randomBytes(16));
  const { nonce, box } = lock(await derive(passphrase, salt), dataKey, CONTEXT);
  return { salt: toBase64(salt), nonce: toBase64(nonce), box: toBase64(box) };
};

/** Null: another passphrase. */
export const unwrapKey = async (passphrase: string, wrap: Wrap): Promise<Uint8Array | null> => {
  const key = await derive(passphrase, fromBase64(wrap.salt));
  try {
    return unlock(key, { nonce: fromBase64(wrap.nonce), box: fromBase64(wrap.box) }, CONTEXT);
  } catch {
    return null;
  }
};
