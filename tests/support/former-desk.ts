import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { openVaultDb } from "#main/vault/page/vault-db.ts";
import { freshFolder } from "./fresh-folder.ts";

const Bytes = z.object({ nonce: z.string(), box: z.string() });

/** A desk as an earlier build left it on its disk, with what it had not sent. */
export const FormerDesk = z.object({
  /** Version of its store, as Dexie counts. */
  dexie: z.int().min(1),
  files: z.record(z.string(), z.string()),
  queue: z.array(Bytes.extend({ station: z.string(), seq: z.int() })),
  blocks: z.array(Bytes.extend({ n: z.int(), count: z.int() })),
  meta: z.array(z.object({ key: z.string(), value: z.unknown() })),
  /** What must be found on it again. */
  expects: z.object({
    unsent: z.int().min(1),
    events: z.int().min(1),
    reference: z.string(),
    callId: z.string(),
    typed: z.string(),
  }),
});
export type FormerDesk = z.infer<typeof FormerDesk>;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

/** Space that a journal takes ahead is zeros, and an end is where they begin. */
const withoutZeros = (file: Buffer): Buffer => {
  let end = file.length;
  while (end > 0 && file[end - 1] === 0) end -= 1;
  return file.subarray(0, Math.min(file.length, end + 16));
};

export const packFormer = async (
  dataFolder: string,
  store: string,
  expects: FormerDesk["expects"],
): Promise<Buffer> => {
  const names = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of names.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const whole = await readFile(path);
    const kept = entry.name.endsWith(".alj") ? withoutZeros(whole) : whole;
    files[path.slice(dataFolder.length + 1)] = text(kept);
  }
  const db = openVaultDb(store);
  await db.open();
  const sealed = <R extends { nonce: Uint8Array; box: Uint8Array }>(record: R) => ({
    ...record,
    nonce: text(record.nonce),
    box: text(record.box),
  });
  const former: FormerDesk = {
    dexie: db.verno,
    files,
    queue: (await db.queue.toArray()).map(sealed),
    blocks: (await db.blocks.toArray()).map(sealed),
    meta: (await db.meta.toArray()).map(({ key, value }) => {
      const boxed = value as { nonce?: Uint8Array; box?: Uint8Array };
      return boxed?.nonce === undefined || boxed.box === undefined
        ? { key, value }
        : { key, value: { nonce: text(boxed.nonce), box: text(boxed.box) } };
    }),
    expects,
  };
  db.close();
  return gzipSync(JSON.stringify(former), { level: 9 });
};

export const readFormer = async (path: string | URL): Promise<FormerDesk> =>
  FormerDesk.parse(JSON.parse(gunzipSync(await readFile(path)).toString("utf8")));

/** Puts it on a disk and into a store again, in the version it had. */
export const unpackFormer = async (
  former: FormerDesk,
): Promise<{ dataFolder: string; store: string }> => {
  const dataFolder = freshFolder();
  for (const [name, base64] of Object.entries(former.files)) {
    await mkdir(dirname(join(dataFolder, name)), { recursive: true });
    await writeFile(join(dataFolder, name), bytes(base64), { mode: 0o600 });
  }
  const store = `former-${randomUUID()}`;
  const db = openVaultDb(store, former.dexie);
  await db.open();
  const opened = <R extends { nonce: string; box: string }>(record: R) => ({
    ...record,
    nonce: bytes(record.nonce),
    box: bytes(record.box),
  });
  await db.queue.bulkPut(former.queue.map(opened));
  await db.blocks.bulkPut(former.blocks.map(opened));
  await db.meta.bulkPut(
    former.meta.map(({ key, value }) => {
      const boxed = Bytes.safeParse(value);
      return { key, value: boxed.success ? opened(boxed.data) : value };
    }),
  );
  db.close();
  return { dataFolder, store };
};
