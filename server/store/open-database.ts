import { join } from "node:path";
import { type Logger } from "pino";
import { failureForLog } from "../api/log.ts";
import { type ServerConfig } from "../config.ts";
import { StartRefusal } from "../start-refusal.ts";
import { type Database } from "./database.ts";
import { holdFolder } from "./hold-folder.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { pgliteDatabase } from "./pglite-database.ts";
import { postgresDatabase } from "./postgres-database.ts";
import { startUpCheck } from "./start-up-check.ts";

const checkRoles = async (database: Database, mode: ServerConfig["mode"]): Promise<void> => {
  const checked = await database.transact(startUpCheck);
  if (!checked.ok) throw new StartRefusal(checked.refusal.remedy);
  // Whoever breaks out of the role falls back to the one that connects.
  if (mode === "production" && database.kind === "postgres") {
    const [{ superuser } = { superuser: false }] = await database.asOwner((query) =>
      query<{ superuser: boolean }>(
        "select rolsuper or rolbypassrls as superuser from pg_roles where rolname = session_user",
      ),
    );
    if (superuser)
      throw new StartRefusal(
        "DATABASE_URL connects as a superuser of the database. Make a role that owns one database only, with createrole, and connect as that.",
      );
  }
};

/** The code of a failure of the system or of PostgreSQL, which never quotes anything. */
export const codeOf = (failure: unknown): string =>
  failure instanceof Error ? String((failure as { code?: unknown }).code ?? failure.name) : "";

/** Connects, or says what to set right. */
export const openDatabase = async (
  { databaseUrl, dataFolder }: { databaseUrl: string | null; dataFolder: string },
  log: Logger,
): Promise<Database> => {
  if (databaseUrl === null) {
    const release = await holdFolder(dataFolder);
    try {
      const embedded = await pgliteDatabase(join(dataFolder, "database"));
      return { ...embedded, close: () => embedded.close().finally(release) };
    } catch (failure) {
      await release();
      throw failure;
    }
  }
  const database = postgresDatabase(databaseUrl, (failure) =>
    log.warn(failureForLog(failure), "an unused database connection was cut"),
  );
  try {
    await database.asOwner((query) => query("select 1"));
    return database;
  } catch (failure) {
    await database.close();
    const { host, pathname } = new URL(databaseUrl);
    throw new StartRefusal(
      `PostgreSQL at ${host}${pathname} (DATABASE_URL) cannot be used: ${codeOf(failure)}. Start it, or set the address, database, user and password right.`,
    );
  }
};

/** Brings an open database to this program's form and checks as whom the program works in it. Answers its last migration. */
export const prepareDatabase = async (
  database: Database,
  mode: ServerConfig["mode"],
  log: Logger,
): Promise<number> => {
  const migrations = await readMigrations();
  const applied = await migrate(database, migrations);
  if (applied.length > 0) log.info({ applied }, "the database was brought up to date");
  await checkRoles(database, mode);
  return migrations.length;
};
