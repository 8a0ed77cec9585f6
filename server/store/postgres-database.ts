import pg from "pg";
import { type Database, opening, type Query, type Transaction, tryAgain } from "./database.ts";
import { type PostgresListener, postgresListener } from "./postgres-listener.ts";

/** One long transaction stalls every pull, so nothing of ours may run or idle longer (milliseconds). */
const LONGEST_MS = 15_000;
const CONNECTIONS = 10;

const queryOf =
  (client: pg.PoolClient): Query =>
  async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
    const { rows } = await client.query<Row>(sql, [...parameters]);
    return rows;
  };

/** A PostgreSQL database behind a pool. `onIdleFailure`: an unused connection was cut. */
export const postgresDatabase = (
  url: string,
  onIdleFailure: (failure: Error) => void = () => undefined,
): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: LONGEST_MS,
    statement_timeout: LONGEST_MS,
    idle_in_transaction_session_timeout: LONGEST_MS,
    application_name: "accessline-server",
  });
  pool.on("error", onIdleFailure);
  const listeners: PostgresListener[] = [];

  const within = async <T>(
    begin: string,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // The pool listens to unused connections only; one cut in mid-work would end the whole process.
    const onCut = (failure: Error): void => {
      broken = failure;
    };
    client.on("error", onCut);
    try {
      await client.query(begin);
      const value = await work(client);
      await client.query("commit");
      return value;
    } catch (failure) {
      await client.query("rollback").catch((worse: unknown) => {
        broken = worse instanceof Error ? worse : new Error("The connection was lost.");
      });
      throw failure;
    } finally {
      if (broken === undefined) client.off("error", onCut);
      // A connection that was cut or could not roll back is not given to anybody else.
      client.release(broken);
    }
  };

  return {
    kind: "postgres",
    transact: <T>(work: (query: Query) => Promise<T>, mode: Transaction = "write") =>
      tryAgain(() => within(`begin; ${opening(mode)}`, (client) => work(queryOf(client)))),
    asOwner: (work) =>
      within("begin", (client) =>
        work(queryOf(client), async (sql) => {
          await client.query(sql);
        }),
      ),
    listen: async (channel, heard) => {
      const listener = postgresListener({ url, channel, heard, onFailure: onIdleFailure });
      listeners.push(listener);
      await listener.ready;
    },
    connections: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
      await pool.end();
    },
  };
};
