import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Trust } from "#shared/builds/manifest.ts";
import { keyIdOf } from "./ed25519.ts";

export const TRUST_FILE = "trust.json";

/**
 * The two public keys a build was made with. They lie inside the signed archive with the code, so that they
 * are as hard to change as the code itself. Null: this build trusts nobody, and takes no release.
 */
export const readTrust = async (distFolder: string): Promise<Trust | null> => {
  try {
    const trust = Trust.parse(JSON.parse(await readFile(join(distFolder, TRUST_FILE), "utf8")));
    return trust.keys.every(({ keyId, publicKey }) => keyIdOf(publicKey) === keyId) ? trust : null;
  } catch {
    return null;
  }
};
