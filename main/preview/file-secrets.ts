import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type SecretStore } from "../host.ts";
import { lock, randomKey, unlock } from "../keys/aes.ts";

const CONTEXT = "accessline preview secrets v1";
const NONCE_BYTES = 12;

/**
 * Stands in for safeStorage on the preview host: a key in a file beside the data. It protects
 * against nothing but a glance, which is one reason why this host is not for members' data.
 */
export const fileSecrets = (path: string): SecretStore => {
  let key: Promise<Uint8Array> | null = null;
  const load = async (): Promise<Uint8Array> => {
    try {
      return new Uint8Array(await readFile(path));
    } catch {
      const fresh = randomKey();
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, fresh, { mode: 0o600, flag: "wx" });
      return fresh;
    }
  };
  const theKey = (): Promise<Uint8Array> => (key ??= load());
  return {
    seal: async (bytes) => {
      const { nonce, box } = lock(await theKey(), bytes, CONTEXT);
      return new Uint8Array(Buffer.concat([nonce, box]));
    },
    open: async (sealed) =>
      unlock(
        await theKey(),
        { nonce: sealed.subarray(0, NONCE_BYTES), box: sealed.subarray(NONCE_BYTES) },
        CONTEXT,
      ),
  };
};
