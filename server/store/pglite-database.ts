import { PGlite, type Transaction as PgliteTransaction } from "@electric-sql/pglite";
import { type Database, opening, type Query, type Transaction, tryAgain } from "./database.ts";

const queryOf =
  (client: PgliteTransaction): Query =>
  async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
    const { rows } = await client.query<Row>(sql, [...parameters]);
    return rows;
  };

/**
 * PostgreSQL embedded in this process. One connection: PGlite runs transactions one after the
 * other. `folder` null: in memory.
 */
export const pgliteDatabase = async (folder: string | null): Promise<Database> => {
  const pglite = await PGlite.create(folder === null ? {} : { dataDir: folder });
  return {
    kind: "pglite",
    transact: <T>(work: (query: Query) => Promise<T>, mode: Transaction = "write") =>
      tryAgain(() =>
        pglite.transaction(async (client) => {
          await client.exec(opening(mode));
          return work(queryOf(client));
        }),
      ),
    asOwner: (work) =>
      pglite.transaction((client) =>
        work(queryOf(client), async (sql) => {
          await client.exec(sql);
        }),
      ),
    listen: async (channel, heard) => {
      await pglite.listen(channel, heard);
    },
    connections: () => null,
    close: () => pglite.close(),
  };
};
