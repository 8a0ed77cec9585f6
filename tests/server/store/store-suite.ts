import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database } from "#server/store/database.ts";
import { BEGINNING } from "#server/store/feed-verbs.ts";
import { migrate, readMigrations } from "#server/store/migrate.ts";
import { startUpCheck } from "#server/store/start-up-check.ts";
import { sqlStore, type Store, type StoreTx } from "#server/store/store.ts";
import { CHAIN_START } from "#shared/events/envelope.ts";
import { DeskId, EventId, PersonId, StationId } from "#shared/events/ids.ts";
import { aCase, covering, regionIds } from "../station-double.ts";

const NOON = new Date("2026-11-25T20:00:00.000Z");

/** What every database behind the store must do alike. */
export const storeSuite = (open: () => Promise<Database>): void => {
  let database: Database;
  let store: Store;

  beforeAll(async () => {
    database = await open();
    await migrate(database, await readMigrations());
    store = sqlStore(database);
  });
  afterAll(() => store.close());

  const enrolled = async (prefix: string): Promise<{ desk: DeskId; station: StationId }> => {
    const desk = DeskId.parse(randomUUID());
    const station = StationId.parse(randomUUID());
    await store.write(async (tx) => {
      const coverage = covering("north-valley");
      await tx.addDesk({ id: desk, name: "Desk", coverage, publicKey: "k", host: "preview" }, NOON);
      const publicKey = `key of ${station}`;
      await tx.addStation(
        { id: station, deskId: desk, publicKey, referencePrefix: prefix, why: "enrolled" },
        NOON,
      );
    });
    return { desk, station };
  };

  const anEvent = (station: StationId, seq: number, stream = aCase()) => ({
    station,
    seq,
    id: EventId.parse(randomUUID()),
    stream,
    type: "case-noted",
    envelope: `{"envelope":${seq}}`,
    body: `{"text":"\\u0000 and 'quotes', \\"commas\\", {braces} and \\\\ backslashes"}`,
    hash: "a".repeat(64),
    verdict: { kind: "accepted" } as const,
    repeats: false,
  });

  test("every transaction runs as the role that owns nothing", async () => {
    expect(await database.transact(startUpCheck)).toEqual({ ok: true, value: "accessline_app" });
    expect(await database.transact(startUpCheck, "snapshot")).toMatchObject({ ok: true });
  });

  test("the start-up check notices a role that no rule binds", async () => {
    const checked = await database.asOwner((query) => startUpCheck(query));
    expect(checked).toMatchObject({ ok: false, refusal: { code: "role-bypasses" } });
    expect(checked).toHaveProperty("refusal.remedy", expect.stringContaining("alter role"));
  });

  test.each([
    ["delete an event", "delete from events"],
    ["move an event in the feed", "update feed set position = default"],
    ["change an envelope", "update events set envelope = ''"],
    ["take a person out", "delete from people"],
    ["drop a table", "drop table events"],
    ["turn the epoch back", "update meta set epoch = gen_random_uuid()"],
    ["touch what migrations applied", "delete from migrations"],
    ["make a table", "create table elsewhere (id integer)"],
  ])("the program may not %s", async (_, sql) => {
    await expect(database.transact((query) => query(sql))).rejects.toMatchObject({ code: "42501" });
  });

  test("a read may not write", async () => {
    const reading = database.transact(
      (query) => query("insert into streams (stream) values ('case:x')"),
      "snapshot",
    );
    await expect(reading).rejects.toMatchObject({ code: "25006" });
  });

  test("a transaction that fails leaves nothing", async () => {
    const { station } = await enrolled("AAA");
    const failing = store.write(async (tx) => {
      await tx.record([anEvent(station, 1)], NOON);
      await tx.moveHead(station, { seq: 1, hash: "b".repeat(64) });
      throw new Error("The power went.");
    });
    await expect(failing).rejects.toThrow("The power went.");
    expect(await store.read((tx) => tx.head(station))).toEqual({ seq: 0, hash: CHAIN_START });
    expect(await store.read((tx) => tx.recorded(station, 1, 9))).toEqual(new Map());
  });

  test("texts come back as they went in, whatever is in them", async () => {
    const { station } = await enrolled("AAB");
    const event = { ...anEvent(station, 1), envelope: `{"name":"Zoë 👩🏽‍⚕️ ","nul":"\\u0000"}` };
    const rows = await store.write(async (tx) => {
      await tx.lockStreams([event.stream]);
      await tx.record([event], NOON);
      await tx.appendFeed([{ kind: "event", stream: event.stream, station, seq: 1 }]);
      return tx.historyOf(
        event.stream,
        BEGINNING,
        { xid: "18446744073709551615", position: "1" },
        9,
      );
    });
    expect(rows).toMatchObject([{ texts: { envelope: event.envelope, body: event.body } }]);
  });

  test("one number counts once: a second accepted event under it is refused by the database", async () => {
    const { station } = await enrolled("AAC");
    const first = anEvent(station, 1);
    const second = { ...anEvent(station, 2), id: first.id };
    await store.write((tx) => tx.record([first], NOON));
    await expect(store.write((tx) => tx.record([second], NOON))).rejects.toMatchObject({
      code: "23505",
    });
    await store.write((tx) => tx.record([{ ...second, repeats: true }], NOON));
    const { accepted } = await store.read((tx) => tx.copies([first.id]));
    expect(accepted.get(first.id)).toEqual({ envelope: first.envelope, body: first.body });
  });

  test("a reference prefix is given once", async () => {
    const { desk } = await enrolled("AAD");
    const again = (tx: StoreTx, referencePrefix: string) =>
      tx.addStation(
        {
          id: StationId.parse(randomUUID()),
          deskId: desk,
          publicKey: randomUUID(),
          referencePrefix,
          why: "forked",
        },
        NOON,
      );
    expect(await store.write((tx) => again(tx, "AAD"))).toBe(false);
    expect(await store.write((tx) => again(tx, "AAE"))).toBe(true);
  });

  test("streams are made where new and come back with their regions and routings", async () => {
    const [one, other] = [aCase(), aCase()];
    const routing = {
      event: EventId.parse(randomUUID()),
      stream: one,
      regions: regionIds("bay-coast", "north-valley"),
      replaced: [EventId.parse(randomUUID())],
    };
    const nowhere = { ...routing, event: EventId.parse(randomUUID()), regions: [], replaced: [] };
    await store.write(async (tx) => {
      await tx.lockStreams([other, one, other]);
      await tx.addRoutings([routing, nowhere]);
      await tx.setRegions(one, routing.regions);
    });
    const found = await store.write((tx) => tx.lockStreams([one, other]));
    expect(found.get(one)?.regions).toEqual(new Set(routing.regions));
    expect(found.get(one)?.routings).toMatchObject([
      { event: routing.event, regions: routing.regions, replaced: routing.replaced },
      { event: nowhere.event, regions: [], replaced: [] },
    ]);
    expect(found.get(other)).toEqual({ regions: new Set(), routings: [] });
  });

  test("feed rows keep the order they were appended in", async () => {
    const { station } = await enrolled("AAF");
    const stream = aCase();
    const events = Array.from({ length: 200 }, (_, n) => anEvent(station, n + 1, stream));
    await store.write(async (tx) => {
      await tx.lockStreams([stream]);
      await tx.record(events, NOON);
      await tx.appendFeed(events.map(({ seq }) => ({ kind: "event", stream, station, seq })));
    });
    const end = { xid: "18446744073709551615", position: "1" };
    const rows = await store.read((tx) => tx.historyOf(stream, BEGINNING, end, 500));
    expect(rows.map(({ texts }) => texts?.envelope)).toEqual(
      events.map(({ envelope }) => envelope),
    );
  });

  test("tries to sign in are counted for the person and for the station", async () => {
    const [one, other] = [StationId.parse(randomUUID()), StationId.parse(randomUUID())];
    const since = new Date(NOON.getTime() - 1000);
    await store.write((tx) => tx.countTries("a", one, since, NOON));
    await store.write((tx) => tx.countTries("b", one, since, NOON));
    expect(await store.write((tx) => tx.countTries("a", other, since, NOON))).toEqual({
      byLogin: 2,
      atStation: 1,
    });
    await store.write((tx) => tx.forgetTries("a"));
    expect(await store.write((tx) => tx.countTries("b", one, NOON, NOON))).toEqual({
      byLogin: 0,
      atStation: 0,
    });
  });

  test("what is known of an actor names the last sign-in at that desk only", async () => {
    const here = await enrolled("AAG");
    const there = await enrolled("AAH");
    const id = PersonId.parse(randomUUID());
    const late = new Date(NOON.getTime() + 60_000);
    await store.write(async (tx) => {
      await tx.addPerson(
        {
          id,
          login: "x",
          name: "X",
          role: "regional",
          regions: regionIds("southland"),
          passphraseHash: "h",
          state: "active",
          demo: false,
        },
        NOON,
      );
      await tx.addSignIn(id, here.desk, here.station, NOON);
      await tx.addSignIn(id, here.desk, here.station, late);
    });
    const at = (desk: DeskId) =>
      store.read((tx) => tx.actors([id], desk)).then((all) => all.get(id));
    expect(await at(here.desk)).toMatchObject({ regions: ["southland"], lastSignInAt: late });
    expect(await at(there.desk)).toMatchObject({ state: "active", lastSignInAt: null });
  });

  test("prefixes are counted, each number once", async () => {
    const count = () => store.write((tx) => tx.countPrefix());
    const counted = await Promise.all([count(), count(), count()]);
    expect(counted.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  });

  test("migrating again applies nothing", async () => {
    expect(await migrate(database, await readMigrations())).toEqual([]);
  });

  test("a migration that was changed after it was applied is refused", async () => {
    const [first, ...rest] = await readMigrations();
    if (first === undefined) throw new Error("There is a first migration.");
    const changed = migrate(database, [{ ...first, sql: `${first.sql}-- and more` }, ...rest]);
    await expect(changed).rejects.toThrow("0001-foundation.sql was applied in another form");
  });

  test("a database of a newer server is refused", async () => {
    await expect(migrate(database, [])).rejects.toThrow("newer server");
  });

  test("a migration that fails changes nothing", async () => {
    const all = await readMigrations();
    const number = all.length + 1;
    const bad = { number, name: "bad.sql", sql: "create table half (id integer); select 1/0" };
    await expect(migrate(database, [...all, bad])).rejects.toThrow();
    const [found] = await database.asOwner((query) =>
      query<{ half: string | null }>("select to_regclass('half')::text as half"),
    );
    expect(found?.half).toBeNull();
    expect(await migrate(database, all)).toEqual([]);
  });
};
