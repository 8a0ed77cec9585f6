import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { nthPrefix } from "#server/stations/prefixes.ts";
import { migrate, readMigrations } from "#server/store/migrate.ts";
import { startServer } from "#server/start-server.ts";
import { pgliteDatabase } from "#server/store/pglite-database.ts";
import { join } from "node:path";
import { StationDouble } from "../station-double.ts";
import { databases } from "../test-databases.ts";

test("a server of today takes a database of the first form, and gives no prefix of then again", async () => {
  const kind = databases[0] ?? expect.fail("PGlite");
  const fresh = await kind.fresh();
  const old = await pgliteDatabase(join(fresh.dataFolder, "database"));
  await migrate(old, (await readMigrations()).slice(0, 1));
  await old.transact(async (query) => {
    const [desk, station] = [randomUUID(), randomUUID()];
    await query(
      `insert into desks (id, name, coverage, public_key, host, enrolled_at)
       values ($1, 'Old', '{"kind":"line"}', 'k', 'preview', now())`,
      [desk],
    );
    await query(
      `insert into stations (id, desk, public_key, reference_prefix, why, created_at)
       values ($1, $2, 'k', $3, 'enrolled', now())`,
      [station, desk, nthPrefix(0)],
    );
  });
  await old.close();
  const server = await startServer(fresh);
  const { referencePrefix } = await StationDouble.enrol(server);
  expect(referencePrefix).toBe(nthPrefix(1));
  await server.close();
  await fresh.drop();
});
