import { chmod, mkdir, open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Base64 } from "#shared/contract/seal.ts";
import { type Store } from "../store/store.ts";
import { type BoxKeys, fromBase64, newBoxKeys, toBase64 } from "./sealing.ts";
import { StartRefusal } from "../start-refusal.ts";

const FILE = "server-keys.json";
const KeysFile = z.object({ v: z.literal(1), publicKey: Base64, privateKey: Base64 });

const parse = (text: string, path: string): BoxKeys => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const keys = KeysFile.safeParse(json);
  const pair = {
    publicKey: fromBase64(keys.data?.publicKey ?? ""),
    privateKey: fromBase64(keys.data?.privateKey ?? ""),
  };
  if (pair.publicKey.length !== 32 || pair.privateKey.length !== 32)
    throw new StartRefusal(
      `The server's keys in ${path} cannot be read. Put the file back from its backup: without it no desk's events open.`,
    );
  return pair;
};

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && (failure as NodeJS.ErrnoException).code === "ENOENT";

/** The server's own key pair: made once, kept in one file that only its owner may read. */
export const serverKeys = async (folder: string): Promise<BoxKeys> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  try {
    const text = await readFile(path, "utf8");
    // A copy or a restore may have loosened it.
    if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
    return parse(text, path);
  } catch (failure) {
    if (!isMissing(failure)) throw failure;
  }
  const keys = await newBoxKeys();
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(
      JSON.stringify({
        v: 1,
        publicKey: toBase64(keys.publicKey),
        privateKey: toBase64(keys.privateKey),
      }),
    );
    await file.sync();
  } finally {
    await file.close();
  }
  return keys;
};

/** Every desk has pinned the key of the first start: another one would lock all of them out unseen. */
export const pinServerKey = (store: Store, { publicKey }: BoxKeys, folder: string): Promise<void> =>
  store.write(async (tx) => {
    const { serverPublicKey: pinned } = await tx.meta();
    if (pinned === null) await tx.pinServerKey(toBase64(publicKey));
    else if (pinned !== toBase64(publicKey))
      throw new StartRefusal(
        `The database belongs to another server key than the one in ${join(folder, FILE)}. Put back the file that this database was started with, or set ACCESSLINE_DATA to its folder.`,
      );
  });
