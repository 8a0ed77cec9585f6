/** Runs one statement; rows as objects by column name. */
export type Query = <Row extends object>(
  sql: string,
  parameters?: readonly unknown[],
) => Promise<Row[]>;

/** `snapshot`: read only, and every statement sees the same instant. */
export type Transaction = "write" | "snapshot";

/** Of a pool. */
export type Connections = {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
};

/** What the store needs of a SQL database; PostgreSQL and PGlite pass one suite. */
export type Database = {
  readonly kind: "postgres" | "pglite";
  /**
   * One transaction as the non-owner role. Tried again after a deadlock, so `work` must not
   * remember anything outside.
   */
  transact<T>(work: (query: Query) => Promise<T>, mode?: Transaction): Promise<T>;
  /** One transaction as the role that connects and owns the tables: migrations only. */
  asOwner<T>(
    work: (query: Query, script: (sql: string) => Promise<void>) => Promise<T>,
  ): Promise<T>;
  /** Calls `heard` for every notification of a channel, of whatever process, and after a gap in hearing. */
  listen(channel: string, heard: () => void): Promise<void>;
  /** Null: one connection, within this process. */
  connections(): Connections | null;
  close(): Promise<void>;
};

export const APP_ROLE = "accessline_app";

/** First statements of every transaction of the program. The isolation must come before anything reads. */
export const opening = (mode: Transaction): string =>
  (mode === "snapshot" ? "set transaction isolation level repeatable read, read only; " : "") +
  `set local role ${APP_ROLE}`;

/** Code of a SQL failure ("23505"), or null for any other failure. */
export const sqlState = (failure: unknown): string | null => {
  const code = failure instanceof Error ? (failure as { code?: unknown }).code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

const DEADLOCK = "40P01";
const SERIALISATION = "40001";
export const UNIQUE_VIOLATION = "23505";

/** Tries `work` up to three times where the database asked for it. */
export const tryAgain = async <T>(
  work: () => Promise<T>,
  states: readonly string[] = [DEADLOCK, SERIALISATION],
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (failure) {
      const state = sqlState(failure);
      if (tries === 3 || state === null || !states.includes(state)) throw failure;
    }
  }
};
