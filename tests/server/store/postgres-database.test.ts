import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate, readMigrations } from "#server/store/migrate.ts";
import { postgresDatabase } from "#server/store/postgres-database.ts";
import { aCase } from "../station-double.ts";
import { postgresIfThere, type TestDatabase } from "../test-databases.ts";
import { storeSuite } from "./store-suite.ts";

if (postgresIfThere === null)
  test("no PostgreSQL answers: its store suite was NOT RUN", () => {
    expect(postgresIfThere).toBeNull();
  });
else {
  const kind = postgresIfThere;
  const dropped: TestDatabase[] = [];
  const open = async () => {
    const fresh = await kind.fresh();
    dropped.push(fresh);
    return postgresDatabase(fresh.databaseUrl ?? "");
  };
  // Registered first, so it runs last: after the suite has closed its connections.
  afterAll(() => Promise.all(dropped.map((each) => each.drop())));

  describe("the store on PostgreSQL", () => storeSuite(open));

  describe("many connections", () => {
    let database: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      database = await open();
      await migrate(database, await readMigrations());
    });
    afterAll(() => database.close());

    test("two servers that start at once bring the database up to date once", async () => {
      const fresh = await open();
      const migrations = await readMigrations();
      const applied = await Promise.all([migrate(fresh, migrations), migrate(fresh, migrations)]);
      expect(applied.map(({ length }) => length).toSorted()).toEqual([0, migrations.length]);
      await fresh.close();
    });

    test("transactions that lock in opposite order both end, the one in the way tried again", async () => {
      const [a, b] = [aCase(), aCase()];
      await database.transact((query) =>
        query("insert into streams (stream) values ($1), ($2)", [a, b]),
      );
      const lock = (first: string, second: string) =>
        database.transact(async (query) => {
          await query("select 1 from streams where stream = $1 for update", [first]);
          await new Promise((resolve) => setTimeout(resolve, 50));
          await query("select 1 from streams where stream = $1 for update", [second]);
          return second;
        });
      expect(await Promise.all([lock(a, b), lock(b, a)])).toEqual([b, a]);
    });

    test("a statement that hangs is cut, so that it cannot hold up every pull", async () => {
      const [row] = await database.transact((query) =>
        query<{ statement: string; idle: string }>(
          `select current_setting('statement_timeout') as statement,
             current_setting('idle_in_transaction_session_timeout') as idle`,
        ),
      );
      expect(row).toEqual({ statement: "15s", idle: "15s" });
    });
  });
}
