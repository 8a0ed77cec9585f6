import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getuid } from "node:process";
import pg from "pg";

const DEBIAN = "/usr/lib/postgresql";

/** Where PostgreSQL's own programs lie; null: none here, and its crash cannot be tried. */
export const postgresPrograms = (): string | null => {
  if (!existsSync(DEBIAN)) return null;
  const newest = readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a))[0];
  const folder = join(DEBIAN, newest ?? "", "bin");
  return existsSync(join(folder, "initdb")) ? folder : null;
};

const idOf = (flag: "-u" | "-g"): number =>
  Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim());

/** PostgreSQL refuses to run as root: then it runs as its own user. */
const asWhom = (): { uid?: number; gid?: number } =>
  getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A PostgreSQL of our own, with fsync on, that can be killed and started again on the same files. */
export class PostgresCluster {
  readonly #programs: string;
  readonly #folder: string;
  readonly #port: number;
  #child: ChildProcess | null = null;

  private constructor(programs: string, folder: string, port: number) {
    this.#programs = programs;
    this.#folder = folder;
    this.#port = port;
  }

  static async make(programs: string): Promise<PostgresCluster> {
    const folder = mkdtempSync(join(tmpdir(), "accessline-cluster-"));
    const { uid, gid } = asWhom();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    const made = spawnSync(
      join(programs, "initdb"),
      [
        "-D",
        join(folder, "data"),
        "-U",
        "postgres",
        "-A",
        "trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C",
      ],
      { ...asWhom(), cwd: folder, encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    const cluster = new PostgresCluster(programs, folder, await freePort());
    await cluster.start();
    return cluster;
  }

  urlOf(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/${database}`;
  }

  async start(): Promise<void> {
    this.#child = spawn(
      join(this.#programs, "postgres"),
      [
        "-D",
        join(this.#folder, "data"),
        "-p",
        String(this.#port),
        "-k",
        this.#folder,
        "-c",
        "listen_addresses=127.0.0.1",
      ],
      { ...asWhom(), cwd: this.#folder, stdio: "ignore" },
    );
    for (let tries = 0; tries < 300; tries += 1) {
      const client = new pg.Client({ connectionString: this.urlOf("postgres") });
      client.on("error", () => undefined);
      try {
        await client.connect();
        await client.query("select 1");
        await client.end();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    throw new Error("PostgreSQL did not come up.");
  }

  /** kill -9 of the postmaster and of every process below it. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    spawnSync("pkill", ["-9", "-P", String(child.pid)]);
    child.kill("SIGKILL");
    await exited;
    this.#child = null;
  }

  async drop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
