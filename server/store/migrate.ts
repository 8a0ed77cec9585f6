import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { type Database, type Query } from "./database.ts";
import { StartRefusal } from "../start-refusal.ts";

export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

/** Any number that no other program of the plan locks: only one server migrates at a time. */
const MIGRATION_LOCK = 4_107_260_001;

const FOLDER = new URL("./migrations/", import.meta.url);

/** The numbered files of `migrations/`, in order. Throws on a hole or two of one number. */
export const readMigrations = async (folder: URL = FOLDER): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    names.map(async (name, at) => {
      const number = Number(name.slice(0, 4));
      if (number !== at + 1)
        throw new StartRefusal(
          `Migration ${name} should be number ${at + 1}: they are counted 1, 2, 3 …`,
        );
      return { number, name, sql: await readFile(new URL(name, folder), "utf8") };
    }),
  );
};

const hashOf = (sql: string): string => createHash("sha256").update(sql).digest("hex");

type Applied = { number: number; name: string; sha256: string };

const appliedSoFar = async (query: Query): Promise<Applied[]> => {
  await query(
    `create table if not exists migrations (
       number integer primary key, name text not null, sha256 text not null,
       applied_at timestamptz not null default now())`,
  );
  return query<Applied>("select number, name, sha256 from migrations order by number");
};

/** Brings the database to this program's form, all or nothing. Answers the names applied now. */
export const migrate = (database: Database, migrations: readonly Migration[]): Promise<string[]> =>
  database.asOwner(async (query, script) => {
    await query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    const applied = await appliedSoFar(query);
    if (applied.length > migrations.length)
      throw new StartRefusal(
        `The database was brought to migration ${applied.length} by a newer server; this one knows ${migrations.length}. Start the newer server, or restore a backup of before.`,
      );
    for (const before of applied) {
      const now = migrations[before.number - 1];
      if (now === undefined || hashOf(now.sql) !== before.sha256)
        throw new StartRefusal(
          `Migration ${before.name} was applied in another form than this program has. Migrations are only added, never changed.`,
        );
    }
    const due = migrations.slice(applied.length);
    for (const { number, name, sql } of due) {
      await script(sql);
      await query("insert into migrations (number, name, sha256) values ($1, $2, $3)", [
        number,
        name,
        hashOf(sql),
      ]);
    }
    return due.map(({ name }) => name);
  });
