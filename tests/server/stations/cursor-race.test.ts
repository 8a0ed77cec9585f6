import { expect, test } from "vitest";
import { push } from "#server/stations/push.ts";
import { serverKeys } from "#server/stations/server-keys.ts";
import { type Store } from "#server/store/store.ts";
import pg from "pg";
import { aCase, idsOf, StationDouble, eventually } from "../station-double.ts";
import { postgresIfThere } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

/** A store whose next commit waits for `gate`, as a slow disk or a stopped process would make it. */
const commitsLate = (store: Store, gate: Promise<void>, onReached: () => void): Store => ({
  ...store,
  write: (work) =>
    store.write(async (tx) => {
      const value = await work(tx);
      onReached();
      await gate;
      return value;
    }),
});

if (postgresIfThere === null)
  test("the cursor race needs PostgreSQL: it was NOT RUN, as PGlite has one connection", () => {
    expect(postgresIfThere).toBeNull();
  });
else {
  const server = new TestServer(postgresIfThere);

  /** What a pull by running number alone would read, and where its cursor would be then. */
  const naivePull = async (after: number) => {
    const client = new pg.Client({ connectionString: server.database.databaseUrl ?? "" });
    await client.connect();
    const { rows } = await client.query<{ position: string; id: string }>(
      `select feed.position, events.id from feed join events using (station, seq)
       where feed.position > $1 order by feed.position`,
      [after],
    );
    await client.end();
    return { ids: rows.map(({ id }) => id), last: Number(rows.at(-1)?.position ?? after) };
  };

  test("a transaction that commits late is not skipped; a cursor of running numbers would skip it", async () => {
    const slow = await (await StationDouble.enrol(server.running)).signIn();
    const quick = await (await StationDouble.enrol(server.running)).signIn("t.brandt");
    const reader = await StationDouble.enrol(server.running);
    const start = await reader.pullAll();
    const { last: naiveStart } = await naivePull(0);

    let letCommit = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letCommit = resolve));
    let reached = (): void => undefined;
    const written = new Promise<void>((resolve) => (reached = resolve));
    const { store } = server.running;
    const { privateKey } = await serverKeys(server.database.dataFolder);
    const station = await store.read((tx) => tx.station(slow.stationId));
    if (station === null) throw new Error("The slow desk is enrolled.");
    const early = slow.write(aCase());
    const pushing = push(
      { store: commitsLate(store, gate, reached), privateKey, trustMs: 1e9, now: () => new Date() },
      station,
      [await slow.seal([early])],
    );
    await written;
    // The slow one has its place in the feed; the quick one takes the next and commits first.
    const late = quick.write(aCase());
    await quick.push(late);

    const naive = await naivePull(naiveStart);
    expect(naive.ids).toEqual([late.envelope.id]);
    const meanwhile = await reader.pullAll(start.cursor);
    expect(meanwhile.items).toEqual([]);

    letCommit();
    expect(await pushing).toMatchObject({ ok: true });
    expect((await naivePull(naive.last)).ids).toEqual([]);
    await eventually(async () => idsOf((await reader.pullAll(meanwhile.cursor)).items)).toEqual([
      early.envelope.id,
      late.envelope.id,
    ]);
  });

  test("a case moved by a transaction that began earlier and ended later leaves no event behind", async () => {
    const mover = await (await StationDouble.enrol(server.running)).signIn();
    const writer = await (await StationDouble.enrol(server.running)).signIn("t.brandt");
    const north = await StationDouble.enrol(server.running, {
      kind: "regions",
      regions: ["north-valley" as never],
    });
    const stream = aCase();
    const first = mover.route(stream, ["north-valley"]);
    await mover.push(first);
    await eventually(async () => idsOf((await north.pullAll()).items)).toEqual([first.envelope.id]);

    const { store } = server.running;
    const { privateKey } = await serverKeys(server.database.dataFolder);
    const station = await store.read((tx) => tx.station(mover.stationId));
    if (station === null) throw new Error("The mover is enrolled.");
    // The mover takes its transaction id by locking its head, then waits before it locks the stream.
    let letLock = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letLock = resolve));
    let began = (): void => undefined;
    const begun = new Promise<void>((resolve) => (began = resolve));
    const waits: Store = {
      ...store,
      write: (work) =>
        store.write((tx) =>
          work({
            ...tx,
            lockStreams: async (streams) => {
              began();
              await gate;
              return tx.lockStreams(streams);
            },
          }),
        ),
    };
    const moved = mover.route(stream, [], [first.envelope.id]);
    const moving = push(
      { store: waits, privateKey, trustMs: 1e9, now: () => new Date() },
      station,
      [await mover.seal([moved])],
    );
    await begun;
    // This event is written while the stream is still north's, under a later transaction id.
    const between = writer.write(stream);
    await writer.push(between);
    letLock();
    expect(await moving).toMatchObject({ ok: true });

    await eventually(async () => idsOf((await north.pullAll()).items)).toEqual([
      `withdrawn ${stream}`,
    ]);
  });
}
