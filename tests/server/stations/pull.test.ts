import { describe, expect, test } from "vitest";
import { streamName, type StreamName } from "#shared/events/stream.ts";
import { aCase, covering, idsOf, LINE, StationDouble, eventually } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

describe.each(databases)("pulling from $name", (kind) => {
  const server = new TestServer(kind);
  const aDesk = async (...regions: string[]) =>
    StationDouble.enrol(server.running, regions.length === 0 ? LINE : covering(...regions)).then(
      (desk) => desk.signIn("k.alvarado"),
    );
  /** What `desk` is told of `stream` from zero, as ids and withdrawals. */
  const told = async (
    desk: StationDouble,
    stream: StreamName,
    cursor: string | null = null,
    limit = 1000,
  ) => {
    const { items } = await desk.pullAll(cursor, limit);
    return idsOf(
      items.filter((item) =>
        item.kind === "withdrawal"
          ? item.stream === stream
          : (JSON.parse(item.envelope) as { stream: string }).stream === stream,
      ),
    );
  };

  test("a region's desk is given its own cases and no others", async () => {
    const line = await aDesk();
    const north = await aDesk("north-valley");
    const coast = await aDesk("bay-coast");
    const stream = aCase();
    const event = line.route(stream, ["north-valley"]);
    const nowhere = line.write(aCase());
    await line.push(event, nowhere);
    await eventually(() => told(north, stream)).toEqual([event.envelope.id]);
    expect(await told(coast, stream)).toEqual([]);
    expect(await told(north, nowhere.envelope.stream)).toEqual([]);
    expect(await told(line, nowhere.envelope.stream)).toEqual([nowhere.envelope.id]);
  });

  test("a case that enters a region brings its whole history, each event once", async () => {
    const line = await aDesk();
    const north = await aDesk("north-valley");
    const stream = aCase();
    const before = [line.write(stream), line.write(stream), line.write(stream)];
    await line.push(...before);
    const routed = line.route(stream, ["north-valley"]);
    const after = line.write(stream);
    await line.push(routed, after);
    const ids = [...before, routed, after].map(({ envelope }) => envelope.id);
    await eventually(() => told(north, stream)).toEqual(ids);
    expect(await told(line, stream)).toEqual(ids);
  });

  test.each([1, 2, 3, 8, 1000])(
    "a history comes whole in answers of %i, to a new desk and to one that was there before",
    async (limit) => {
      const line = await aDesk();
      const south = await aDesk("southland");
      const stream = aCase();
      await line.push(...Array.from({ length: 7 }, () => line.write(stream)));
      await eventually(async () => (await told(line, stream)).length).toBe(7);
      const { cursor } = await south.pullAll();
      await line.push(line.route(stream, ["southland"]), line.write(stream));
      await eventually(async () => (await told(line, stream)).length).toBe(9);
      const ids = await told(line, stream);
      expect(await told(south, stream, cursor, limit)).toEqual(ids);
      expect(await told(south, stream, null, limit)).toEqual(ids);
      expect(await told(await aDesk("southland"), stream, null, limit)).toEqual(ids);
    },
  );

  test("a case that moves is withdrawn where it was and granted where it goes", async () => {
    const line = await aDesk();
    const north = await aDesk("north-valley");
    const coast = await aDesk("bay-coast");
    const stream = aCase();
    const first = line.route(stream, ["north-valley"]);
    await line.push(first);
    await eventually(() => told(north, stream)).toEqual([first.envelope.id]);
    const { cursor } = await north.pullAll();
    const moved = line.route(stream, ["bay-coast"], [first.envelope.id]);
    const late = line.write(stream);
    await line.push(moved, late);
    await eventually(() => told(north, stream, cursor)).toEqual([`withdrawn ${stream}`]);
    await eventually(() => told(coast, stream)).toEqual(
      [first, moved, late].map(({ envelope }) => envelope.id),
    );
  });

  test("a case that comes back brings again what was purged", async () => {
    const line = await aDesk();
    const north = await aDesk("north-valley");
    const stream = aCase();
    const first = line.route(stream, ["north-valley"]);
    const away = line.route(stream, ["bay-coast"], [first.envelope.id]);
    await line.push(first, away);
    await eventually(() => told(north, stream)).toEqual([`withdrawn ${stream}`]);
    const { cursor } = await north.pullAll();
    const back = line.route(stream, ["north-valley"], [away.envelope.id]);
    await line.push(back);
    await eventually(() => told(north, stream, cursor)).toEqual(
      [first, away, back].map(({ envelope }) => envelope.id),
    );
  });

  test("what a desk wrote to a case that had moved on goes from that desk too", async () => {
    const line = await aDesk();
    const north = await aDesk("north-valley");
    const neighbour = await aDesk("north-valley");
    const stream = aCase();
    const first = line.route(stream, ["north-valley"]);
    const away = line.route(stream, ["bay-coast"], [first.envelope.id]);
    await line.push(first, away);
    await eventually(() => told(north, stream)).toEqual([`withdrawn ${stream}`]);
    const { cursor } = await north.pullAll();
    const elsewhere = await neighbour.pullAll();
    await north.push(north.write(stream));
    await eventually(() => told(north, stream, cursor)).toEqual([`withdrawn ${stream}`]);
    expect(await told(neighbour, stream, elsewhere.cursor)).toEqual([]);
  });

  test("a desk's own call, which belongs to no region, is not taken from it", async () => {
    const north = await aDesk("north-valley");
    const { cursor } = await north.pullAll();
    const call = streamName("call", north.stationId);
    const body = { add: { step: "asking", at: "2026-11-25T20:00:00.000Z" } };
    const asked = north.write(call, { type: "crisis-moved" }, body);
    const marker = north.route(aCase(), ["north-valley"]);
    await north.push(asked, marker);
    await eventually(async () => idsOf((await north.pullAll(cursor)).items)).toEqual([
      marker.envelope.id,
    ]);
  });

  test("two concurrent routings both count: nobody who should hold a case loses it", async () => {
    const line = await aDesk();
    const other = await aDesk();
    const north = await aDesk("north-valley");
    const coast = await aDesk("bay-coast");
    const stream = aCase();
    await line.push(line.route(stream, ["north-valley"]));
    await other.push(other.route(stream, ["bay-coast"]));
    await eventually(async () => (await told(north, stream)).length).toBe(2);
    await eventually(async () => (await told(coast, stream)).length).toBe(2);
  });

  test("a desk of two regions loses nothing when a case moves between them", async () => {
    const line = await aDesk();
    const both = await aDesk("north-valley", "bay-coast");
    const stream = aCase();
    const first = line.route(stream, ["north-valley"]);
    const moved = line.route(stream, ["bay-coast"], [first.envelope.id]);
    await line.push(first, moved);
    await eventually(() => told(both, stream)).toEqual(
      [first, moved].map(({ envelope }) => envelope.id),
    );
  });

  test("two desks of one coverage hold the same events in the same bytes", async () => {
    const line = await aDesk();
    const one = await aDesk("southland");
    const other = await aDesk("southland");
    const stream = aCase();
    await line.push(line.write(stream), line.route(stream, ["southland"]), line.write(stream));
    await eventually(async () => (await told(one, stream)).length).toBe(3);
    const texts = async (desk: StationDouble, limit: number) =>
      (await desk.pullAll(null, limit)).items.map((item) => JSON.stringify(item)).toSorted();
    expect(await texts(other, 2)).toEqual(await texts(one, 1000));
  });

  test("a cursor goes on from where it was", async () => {
    const desk = await aDesk();
    await desk.push(desk.write(aCase()));
    await eventually(async () => (await desk.pullAll()).items.length).toBeGreaterThan(0);
    const { cursor, fromZero } = await desk.pullAll();
    expect(fromZero).toBe(false);
    expect(await desk.client.pull({ cursor, limit: 10 })).toEqual({
      items: [],
      cursor,
      more: false,
      fromZero: false,
    });
    const event = desk.write(aCase());
    await desk.push(event);
    await eventually(async () => idsOf((await desk.pullAll(cursor)).items)).toEqual([
      event.envelope.id,
    ]);
  });

  test.each([
    [
      "of another epoch",
      (cursor: string) => cursor.replace(/^1\.[0-9a-f-]{36}/, `1.${"0".repeat(36)}`),
    ],
    [
      "of another coverage",
      (cursor: string) => cursor.replace(/\.[0-9a-f]{16}\./, `.${"0".repeat(16)}.`),
    ],
    ["that nobody wrote", () => "what is this"],
    [
      "with numbers no database has",
      (cursor: string) => cursor.replace(/\.\d+\.\d+(\.b.*)?$/, `.${"9".repeat(20)}.1`),
    ],
  ])("a cursor %s starts from zero and says so", async (_, change) => {
    const desk = await aDesk();
    await desk.push(desk.write(aCase()));
    await eventually(async () => (await desk.pullAll()).items.length).toBeGreaterThan(0);
    const { items, cursor } = await desk.pullAll();
    const again = await desk.client.pull({ cursor: change(cursor), limit: 1000 });
    expect(again.fromZero).toBe(true);
    expect(again.items.length).toBeGreaterThanOrEqual(items.length);
  });
});
