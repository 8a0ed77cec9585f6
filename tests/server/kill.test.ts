import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startServer } from "#server/start-server.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { aCase, idsOf, StationDouble, eventually } from "./station-double.ts";
import { ServerProcesses } from "./server-process.ts";
import { databases, type TestDatabase } from "./test-databases.ts";

const processes = new ServerProcesses();
afterAll(() => processes.killAll());

describe.each(databases)("a server process on $name", (kind) => {
  const made: TestDatabase[] = [];
  afterAll(() => Promise.all(made.map((each) => each.drop())));

  /** A desk that is enrolled and signed in, on a database whose server has stopped. */
  const aDesk = async () => {
    const database = await kind.fresh();
    made.push(database);
    const server = await startServer(database);
    const desk = await (await StationDouble.enrol(server)).signIn();
    await server.close();
    return { database, desk };
  };

  test("stops when it is asked to, and is there again", async () => {
    const { database, desk } = await aDesk();
    const first = await processes.start(database);
    desk.url = first.url;
    const event = desk.write(aCase());
    await desk.push(event);
    expect(await first.end("SIGTERM")).toBe(0);
    const second = await processes.start(database);
    desk.url = second.url;
    await eventually(async () => idsOf((await desk.pullAll()).items)).toEqual([event.envelope.id]);
    await second.end("SIGTERM");
  });

  test("killed at random under load, it has every confirmed event once, and nothing half", async () => {
    const { database, desk } = await aDesk();
    const written: ReadEvent[] = [];
    let confirmed = 0;
    for (let round = 0; round < 3; round += 1) {
      const server = await processes.start(database);
      desk.url = server.url;
      let killed: Promise<unknown> | null = null;
      for (let alive = true; alive;) {
        while (written.length < confirmed + 20) written.push(desk.write(aCase()));
        const told = await desk.push(...written.slice(confirmed)).catch(() => null);
        expect(told?.stopped ?? null).toBeNull();
        confirmed = told?.confirmed.seq ?? confirmed;
        alive = told !== null;
        // Under way: from now on it may end at any instant.
        killed ??= new Promise((resolve) => setTimeout(resolve, 30 + round * 170)).then(() =>
          server.end("SIGKILL"),
        );
      }
      await killed;
    }
    const server = await processes.start(database);
    desk.url = server.url;
    expect(confirmed).toBeGreaterThan(0);
    // What was recorded but never told is answered as it was recorded.
    const told = await desk.push(...written.slice(confirmed));
    expect(told.verdicts).toHaveLength(20);
    const ids = written.map(({ envelope }) => envelope.id);
    await eventually(async () => idsOf((await desk.pullAll()).items)).toEqual(ids);
    console.log(`${kind.name}: ${confirmed} events confirmed across 3 kills, 0 missing, 0 doubled`);
    await server.end("SIGTERM");
  });

  if (kind.name === "PostgreSQL")
    test("killed between two statements of a push, nothing of it is there, and it is sent again", async () => {
      const { database, desk } = await aDesk();
      const admin = new pg.Client({ connectionString: database.databaseUrl ?? "" });
      await admin.connect();
      const server = await processes.start(database);
      desk.url = server.url;
      // The push writes its events, then waits here before their places in the feed.
      await admin.query("begin; lock table feed in exclusive mode");
      const event = desk.route(aCase(), ["north-valley"]);
      const pushing = desk.push(event).catch(() => "cut");
      await eventually(async () => {
        const { rows } = await admin.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return rows.length;
      }).toBe(1);
      await server.end("SIGKILL");
      expect(await pushing).toBe("cut");
      await admin.query("rollback");
      const count = async (table: string) => {
        const { rows } = await admin.query<{ n: string }>(`select count(*) as n from ${table}`);
        return Number(rows[0]?.n);
      };
      await eventually(() =>
        admin
          .query(
            "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
          )
          .then(({ rows }) => rows.length),
      ).toBe(0);
      for (const table of ["events", "feed", "routings"]) expect(await count(table)).toBe(0);
      const { rows } = await admin.query("select seq from station_heads");
      expect(rows).toEqual([{ seq: "0" }]);

      const again = await processes.start(database);
      desk.url = again.url;
      expect(await desk.push(event)).toMatchObject({ confirmed: { seq: 1 }, stopped: null });
      expect([await count("events"), await count("feed")]).toEqual([1, 2]);
      await again.end("SIGTERM");
      await admin.end();
    });
});
