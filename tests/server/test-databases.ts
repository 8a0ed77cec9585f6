import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

const POSTGRES = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Runs statements where databases are made and dropped. */
const asAdmin = async (...statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 3000 });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A database of its own for one test file, and the folder a server keeps beside it. */
export type TestDatabase = {
  /** Null: PGlite in the folder. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  drop(): Promise<void>;
};

export type DatabaseKind = {
  readonly name: "PGlite" | "PostgreSQL";
  fresh(): Promise<TestDatabase>;
};

const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "accessline-server-"));
const dropFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

const pglite: DatabaseKind = {
  name: "PGlite",
  fresh: async () => {
    const dataFolder = await freshFolder();
    return { databaseUrl: null, dataFolder, drop: () => dropFolder(dataFolder) };
  },
};

const postgres: DatabaseKind = {
  name: "PostgreSQL",
  fresh: async () => {
    const name = `accessline_test_${randomBytes(6).toString("hex")}`;
    await asAdmin(`create database ${name}`);
    const url = new URL(POSTGRES);
    url.pathname = `/${name}`;
    const dataFolder = await freshFolder();
    return {
      databaseUrl: url.href,
      dataFolder,
      drop: async () => {
        await asAdmin(`drop database ${name} with (force)`);
        await dropFolder(dataFolder);
      },
    };
  },
};

/** As in production: a database of a role of its own, which is no superuser. */
const postgresOfOwner: DatabaseKind = {
  name: "PostgreSQL",
  fresh: async () => {
    const name = `accessline_test_${randomBytes(6).toString("hex")}`;
    await asAdmin(`create role ${name} login createrole`, `create database ${name} owner ${name}`);
    const url = new URL(POSTGRES);
    url.pathname = `/${name}`;
    url.username = name;
    const dataFolder = await freshFolder();
    return {
      databaseUrl: url.href,
      dataFolder,
      drop: async () => {
        await asAdmin(`drop database ${name} with (force)`, `drop role ${name}`);
        await dropFolder(dataFolder);
      },
    };
  },
};

const answers = await asAdmin("select 1").then(
  () => true,
  () => false,
);
if (!answers) {
  const { host } = new URL(POSTGRES);
  console.warn(
    `\n*** NOT RUN: no PostgreSQL answers at ${host}. The server was tested on PGlite only: no cursor race, no lock, no kill in mid-commit. Start one or set DATABASE_URL. ***\n`,
  );
}

/** PostgreSQL where one answers; null where only PGlite can be tested. */
export const postgresIfThere: DatabaseKind | null = answers ? postgres : null;
export const databases: readonly DatabaseKind[] = answers ? [pglite, postgres] : [pglite];
/** Databases with which a production server starts. */
export const productionDatabases: readonly DatabaseKind[] = answers
  ? [pglite, postgresOfOwner]
  : [pglite];
