import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { makeEnrolmentCode } from "#server/stations/codes.ts";
import { postgresDatabase } from "#server/store/postgres-database.ts";
import { sqlStore } from "#server/store/store.ts";
import { type Coverage } from "#shared/events/coverage.ts";
import { type ServerProcess, ServerProcesses } from "../server/server-process.ts";
import { lineCoverage } from "../support/thread.ts";
import { ChaosDesk, type DeskStart } from "./chaos-desk.ts";
import { FaultyProxy } from "./faulty-proxy.ts";
import { type PostgresCluster } from "./postgres-cluster.ts";

const MARK = /"(m[a-z0-9]*-\d+) *"/g;

/** A server process on a PostgreSQL database of its own, behind a proxy with a fixed address. */
export class ChaosCentre {
  readonly proxy: FaultyProxy;
  readonly #cluster: PostgresCluster;
  readonly #processes = new ServerProcesses();
  readonly #folder = mkdtempSync(join(tmpdir(), "accessline-chaos-centre-"));
  readonly #desks: ChaosDesk[] = [];
  #database = `centre_${randomBytes(5).toString("hex")}`;
  #server: ServerProcess | null = null;

  private constructor(cluster: PostgresCluster, proxy: FaultyProxy) {
    this.#cluster = cluster;
    this.proxy = proxy;
  }

  static async start(cluster: PostgresCluster): Promise<ChaosCentre> {
    const centre = new ChaosCentre(cluster, await FaultyProxy.start());
    await centre.#asAdmin(`create database ${centre.#database}`);
    await centre.startServer();
    return centre;
  }

  get databaseUrl(): string {
    return this.#cluster.urlOf(this.#database);
  }

  async startServer(): Promise<void> {
    this.#server = await this.#processes.start({
      databaseUrl: this.databaseUrl,
      dataFolder: this.#folder,
      drop: () => Promise.resolve(),
    });
    this.proxy.target = this.#server.url;
  }

  async endServer(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    await this.#server?.end(signal);
    this.#server = null;
    this.proxy.target = null;
  }

  /** The database as it is now, to be put back later. The server must be stopped. */
  async backup(): Promise<string> {
    const copy = `backup_${randomBytes(5).toString("hex")}`;
    await this.#asAdmin(`create database ${copy} template ${this.#database}`);
    return copy;
  }

  /** What an operator does after a restore: the copy is the database, under a new epoch. */
  async restore(copy: string): Promise<void> {
    await this.#asAdmin(`drop database ${this.#database} with (force)`);
    this.#database = copy;
    await this.query("update meta set epoch = gen_random_uuid()");
  }

  async query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async #asAdmin(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#cluster.urlOf("postgres") });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** A one-time code for a new desk. */
  async code(deskName: string, coverage: Coverage): Promise<string> {
    const database = postgresDatabase(this.databaseUrl, () => undefined);
    const made = await makeEnrolmentCode(
      sqlStore(database),
      { deskName, coverage },
      null,
      new Date(),
    );
    await database.close();
    return made.code;
  }

  /** A desk of its own folder, enrolled and signed in. */
  async enrolled(
    name: string,
    {
      login = "k.alvarado",
      coverage = lineCoverage,
      ...start
    }: Partial<DeskStart> & { login?: string; coverage?: Coverage } = {},
  ): Promise<ChaosDesk> {
    const dataFolder = start.dataFolder ?? mkdtempSync(join(tmpdir(), "accessline-chaos-desk-"));
    const desk = await ChaosDesk.open({ ...start, dataFolder });
    this.#desks.push(desk);
    const code = await this.code(name, coverage);
    await desk.ask("session.enrol", { server: this.proxy.url, code });
    await desk.signIn(login);
    return desk;
  }

  /** The next life of a desk counts to this centre too. */
  async again(desk: ChaosDesk, change: Partial<DeskStart> = {}): Promise<ChaosDesk> {
    const next = await desk.again(change);
    this.#desks.push(next);
    return next;
  }

  /** How often each mark is recorded here, by events that keyed it. */
  async marks(): Promise<Map<string, number>> {
    const counted = new Map<string, number>();
    for (const { body } of await this.query<{ body: string }>(
      "select body from events where type = 'safety-keyed' and not repeats and verdict = 'accepted'",
    ))
      for (const [, mark = ""] of body.matchAll(MARK))
        counted.set(mark, (counted.get(mark) ?? 0) + 1);
    return counted;
  }

  /** What was called kept and is not here, and what is here more than once. */
  async compare(
    kept: Iterable<string>,
  ): Promise<{ kept: number; missing: number; doubled: number }> {
    const here = await this.marks();
    const all = [...kept];
    return {
      kept: all.length,
      missing: all.filter((mark) => !here.has(mark)).length,
      doubled: [...here.values()].filter((times) => times > 1).length,
    };
  }

  async close(): Promise<void> {
    for (const desk of this.#desks) {
      await desk.kill().catch(() => undefined);
      rmSync(desk.dataFolder, { recursive: true, force: true });
    }
    await this.proxy.close();
    await this.#server?.end("SIGKILL");
    this.#processes.killAll();
    await this.#asAdmin(`drop database if exists ${this.#database} with (force)`);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
