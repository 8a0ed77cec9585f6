import { describe, expect, test } from "vitest";
import { pgliteDatabase } from "#server/store/pglite-database.ts";
import { storeSuite } from "./store-suite.ts";

describe("the store on PGlite", () => storeSuite(() => pgliteDatabase(null)));

test("transactions on PGlite run one after the other, whole", async () => {
  const database = await pgliteDatabase(null);
  await database.asOwner(async (query, script) => {
    await script(
      "create role accessline_app; create table n (n int); insert into n values (0); grant select, update on n to accessline_app",
    );
    await query("select 1");
  });
  const addOne = () =>
    database.transact(async (query) => {
      const [row] = await query<{ n: number }>("select n from n");
      await query("update n set n = $1", [(row?.n ?? 0) + 1]);
    });
  await Promise.all(Array.from({ length: 20 }, addOne));
  expect(await database.transact((query) => query("select n from n"))).toEqual([{ n: 20 }]);
  await database.close();
});
