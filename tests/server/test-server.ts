import { afterAll, beforeAll } from "vitest";
import { type RunningServer, type ServerOptions, startServer } from "#server/start-server.ts";
import { type DatabaseKind, type TestDatabase } from "./test-databases.ts";

/** A server that a whole test file talks to; its clock goes where a test moves it. */
export class TestServer {
  #running: RunningServer | null = null;
  #database: TestDatabase | null = null;
  #aheadMs = 0;

  constructor(kind: DatabaseKind, options: Partial<ServerOptions> = {}) {
    beforeAll(async () => {
      this.#database = await kind.fresh();
      const { databaseUrl, dataFolder } = this.#database;
      const now = () => new Date(Date.now() + this.#aheadMs);
      this.#running = await startServer({ databaseUrl, dataFolder, now, ...options });
    });
    afterAll(async () => {
      await this.#running?.close();
      await this.#database?.drop();
    });
  }

  get running(): RunningServer {
    if (this.#running === null) throw new Error("The server runs inside tests only.");
    return this.#running;
  }

  get url(): string {
    return this.running.url;
  }

  get database(): TestDatabase {
    if (this.#database === null) throw new Error("The database is there inside tests only.");
    return this.#database;
  }

  /** Runs `work` with the server's clock ahead by `ms`, then sets it right again. */
  async later<T>(ms: number, work: () => Promise<T>): Promise<T> {
    this.#aheadMs = ms;
    try {
      return await work();
    } finally {
      this.#aheadMs = 0;
    }
  }
}
