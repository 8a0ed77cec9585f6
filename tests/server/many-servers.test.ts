import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "#server/start-server.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { roundRobin } from "./round-robin.ts";
import { ServerProcesses } from "./server-process.ts";
import { aCase, eventually, idsOf, StationDouble } from "./station-double.ts";
import { postgresIfThere, type TestDatabase } from "./test-databases.ts";

const AT_ONCE = 20;

const processes = new ServerProcesses();
const made: TestDatabase[] = [];
afterAll(async () => {
  processes.killAll();
  await Promise.all(made.map((each) => each.drop()));
});

/** Two desks on a database whose server has stopped. */
const twoDesks = async (kind: NonNullable<typeof postgresIfThere>) => {
  const database = await kind.fresh();
  made.push(database);
  const server = await startServer(database);
  const desk = await (await StationDouble.enrol(server)).signIn();
  const other = await (await StationDouble.enrol(server)).signIn("t.brandt");
  await server.close();
  return { database, desk, other };
};

/** A desk with work to send: the next batch, and again after whatever went wrong. */
class Sending {
  readonly written: ReadEvent[] = [];
  confirmed = 0;
  cut = 0;
  readonly #desk: StationDouble;

  constructor(desk: StationDouble) {
    this.#desk = desk;
  }

  async batch(): Promise<void> {
    while (this.written.length < this.confirmed + AT_ONCE)
      this.written.push(this.#desk.write(aCase()));
    const told = await this.#desk.push(...this.written.slice(this.confirmed)).catch(() => null);
    if (told === null) this.cut += 1;
    else {
      expect(told.stopped).toBeNull();
      expect(told.verdicts.every(({ verdict }) => verdict.kind === "accepted")).toBe(true);
      this.confirmed = told.confirmed.seq;
    }
  }

  async until(confirmed: number): Promise<void> {
    while (this.confirmed < confirmed) await this.batch();
  }

  get ids(): string[] {
    return this.written.map(({ envelope }) => envelope.id);
  }
}

const kind = postgresIfThere;
if (kind !== null)
  describe("several servers on one PostgreSQL", () => {
    test("two behind a balancer, one killed in mid-push: every event is there once, at every desk", async () => {
      const { database, desk, other } = await twoDesks(kind);
      const servers = [await processes.start(database), await processes.start(database)];
      const balancer = await roundRobin(servers.map(({ url }) => url));
      for (const each of [desk, other]) each.url = balancer.url;
      const work = [new Sending(desk), new Sending(other)];
      await Promise.all(work.map((each) => each.until(3 * AT_ONCE)));
      expect([...balancer.answered.values()].every((answers) => answers > 0)).toBe(true);

      const before = work.map(({ confirmed }) => confirmed);
      const sending = work.map((each, at) => each.until((before[at] ?? 0) + 10 * AT_ONCE));
      await servers[0]?.end("SIGKILL");
      await Promise.all(sending);
      // What was recorded and never told is told when it is sent again.
      for (const each of work) await each.until(each.written.length);

      const ids = work.flatMap((each) => each.ids).toSorted();
      for (const each of [desk, other])
        await eventually(async () => idsOf((await each.pullAll()).items).toSorted()).toEqual(ids);
      await servers[1]?.end("SIGTERM");
      await balancer.close();
    });

    test("what one server takes in is heard at once by a desk that waits at the other", async () => {
      const { database, desk, other } = await twoDesks(kind);
      const [first, second] = [await processes.start(database), await processes.start(database)];
      [desk.url, other.url] = [first.url, second.url];
      const { cursor } = await other.pullAll();
      const heard = other.client.listen({ cursor, waitMs: 5000 });
      await desk.push(desk.write(aCase()));
      expect(await heard).toEqual({ news: true });
      expect(await Promise.all([first.end("SIGTERM"), second.end("SIGTERM")])).toEqual([0, 0]);
    });

    test("PostgreSQL connections killed under load: what was confirmed is there once, nothing half", async () => {
      const { database, desk } = await twoDesks(kind);
      const admin = new pg.Client({ connectionString: database.databaseUrl ?? "" });
      await admin.connect();
      const server = await processes.start(database);
      desk.url = server.url;
      const work = new Sending(desk);
      let killed = 0;
      for (let round = 0; round < 6 || killed === 0; round += 1) {
        const sending = work.until(work.confirmed + AT_ONCE);
        // Only one that is in the middle of a transaction: from its first statement to its commit.
        for (let tries = 0; tries < 40; tries += 1) {
          const { rowCount } = await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and application_name = 'accessline-server'
               and pid <> pg_backend_pid() and backend_xid is not null limit 1`,
          );
          if ((rowCount ?? 0) === 0) continue;
          killed += 1;
          break;
        }
        await sending;
      }
      await work.until(work.written.length);
      await eventually(async () => idsOf((await desk.pullAll()).items)).toEqual(work.ids);
      const { rows } = await admin.query(
        `select (select count(*)::int from events) as events, (select count(*)::int from feed) as feed,
           (select max(seq)::int from station_heads) as head`,
      );
      const count = work.written.length;
      expect(rows).toEqual([{ events: count, feed: count, head: count }]);
      expect(killed).toBeGreaterThan(0);
      console.log(
        `${killed} connections killed in mid-transaction, ${work.cut} pushes cut, 0 lost`,
      );
      await server.end("SIGTERM");
      await admin.end();
    });
  });
