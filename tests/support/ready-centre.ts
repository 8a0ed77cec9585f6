import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { startServer } from "#server/start-server.ts";

const ROOT = join(import.meta.dirname, "../..");
const CACHE = join(ROOT, ".cache");
const MIGRATIONS = join(ROOT, "server/store/migrations");

/** What a fresh centre depends on: another migration, demo person or database is another folder. */
const madeFrom = (): string => {
  const hash = createHash("sha256");
  for (const file of [
    ...readdirSync(MIGRATIONS).map((name) => join(MIGRATIONS, name)),
    join(ROOT, "server/demo.ts"),
    join(ROOT, "server/people/passphrase.ts"),
    join(ROOT, "server/stations/server-keys.ts"),
    join(ROOT, "package-lock.json"),
  ])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
};

/** Making a PostgreSQL folder takes seconds, copying one does not: made once, by whoever comes first. */
const readyFolder = async (): Promise<string> => {
  const ready = join(CACHE, `centre-${madeFrom()}`);
  if (existsSync(ready)) return ready;
  mkdirSync(CACHE, { recursive: true });
  const making = mkdtempSync(join(CACHE, "making-centre-"));
  const server = await startServer({ dataFolder: making, databaseUrl: null });
  await server.close();
  try {
    renameSync(making, ready);
  } catch (failure) {
    if (!existsSync(ready)) throw failure;
    rmSync(making, { recursive: true, force: true });
  }
  return ready;
};

/** Puts an embedded centre with the demonstration's people, as it is after its first start, into a folder. */
export const putReadyCentre = async (folder: string): Promise<void> =>
  cpSync(await readyFolder(), folder, { recursive: true, preserveTimestamps: true });
