import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { nthPrefix } from "#server/stations/prefixes.ts";
import { startServer } from "#server/start-server.ts";
import { aCase, eventually, idsOf, LINE, StationDouble } from "./station-double.ts";
import { productionDatabases, type TestDatabase } from "./test-databases.ts";

const SCRIPTS = new URL("../../build/server/", import.meta.url).pathname;

const script = (name: string, folder: string, { databaseUrl, dataFolder }: TestDatabase): string =>
  execFileSync(join(SCRIPTS, name), [folder], {
    encoding: "utf8",
    env: {
      PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
      DATABASE_URL: databaseUrl ?? "",
      ACCESSLINE_DATA: dataFolder,
      ACCESSLINE_MODE: "demo",
    },
  });

const kind = productionDatabases.find(({ name }) => name === "PostgreSQL");

if (kind === undefined)
  test("no PostgreSQL answers: the restore was NOT RUN", () => expect(kind).toBeUndefined());
else
  test("a backup is put into a new database, the desk sends again what it lacks, and nothing is lost or twice", async () => {
    const folder = mkdtempSync(join(tmpdir(), "accessline-backup-"));
    const [lost, found] = [await kind.fresh(), await kind.fresh()];
    const first = await startServer(lost);
    const desk = await (await StationDouble.enrol(first)).signIn();
    const reader = await StationDouble.enrol(first);
    const before = [1, 2, 3].map(() => desk.write(aCase()));
    await desk.push(...before);
    // As in a cluster that has run for years: the new one has not counted so far.
    const admin = new pg.Client({ connectionString: lost.databaseUrl ?? "" });
    await admin.connect();
    await admin.query("update feed set xid = (xid::text::bigint + 1000000000)::text::xid8");
    await admin.end();
    script("backup.sh", folder, lost);
    // Confirmed, and not in the backup.
    const after = [4, 5].map(() => desk.write(aCase()));
    expect(await desk.push(...after)).toMatchObject({ confirmed: { seq: 5 } });
    const { cursor } = await reader.pullAll();
    const late = await StationDouble.enrol(first, LINE);
    const { epoch } = await desk.client.hello(aHello);
    await first.close();

    expect(script("restore.sh", folder, found)).toContain("The database has a new epoch.");
    const second = await startServer(found);
    desk.url = second.url;
    reader.url = second.url;
    const told = await desk.client.hello(aHello);
    expect(told.epoch).not.toBe(epoch);
    expect(told.head).toEqual({ seq: 3, hash: before[2]?.hash });
    const ids = [...before, ...after].map(({ envelope }) => envelope.id);
    // A desk keeps what it sent for longer than backups are old: it goes on from the head it is told.
    expect(await desk.push(...after)).toMatchObject({ confirmed: { seq: 5 }, stopped: null });
    expect(await desk.push(...after)).toMatchObject({ confirmed: { seq: 5 }, stopped: null });
    await eventually(async () => idsOf((await reader.pullAll()).items)).toEqual(ids);
    expect(await reader.client.pull({ cursor, limit: 10 })).toMatchObject({ fromZero: true });
    // Given after the backup was made, and so forgotten: it is not given to anybody else.
    const next = await StationDouble.enrol(second);
    expect(late.referencePrefix).toBe(nthPrefix(2));
    expect(next.referencePrefix).toBe(nthPrefix(502));
    await second.close();
    await lost.drop();
    await found.drop();
    rmSync(folder, { recursive: true, force: true });
  });

const aHello = { head: null, unsent: 0, build: "t", contentVersion: "t" };
