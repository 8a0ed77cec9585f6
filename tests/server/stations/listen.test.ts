import { describe, expect, test } from "vitest";
import { FeedNews } from "#server/stations/feed-news.ts";
import { startServer } from "#server/start-server.ts";
import { aCase, covering, idsOf, LINE, StationDouble, eventually } from "../station-double.ts";
import { databases, postgresIfThere } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

/** How long a promise takes, beside what it brings (milliseconds). */
const timed = async <T>(work: Promise<T>): Promise<{ value: T; ms: number }> => {
  const startedAt = performance.now();
  const value = await work;
  return { value, ms: performance.now() - startedAt };
};

describe.each(databases)("listening to $name", (kind) => {
  const server = new TestServer(kind);
  const aDesk = async (coverage = LINE) =>
    (await StationDouble.enrol(server.running, coverage)).signIn("k.alvarado");

  test("a desk that waits is woken by what another desk sends", async () => {
    const [first, second] = [await aDesk(), await aDesk()];
    const { cursor } = await first.pullAll();
    const woken = timed(first.client.listen({ cursor, waitMs: 5000 }));
    await second.push(second.write(aCase()));
    const { value, ms } = await woken;
    expect(value).toEqual({ news: true });
    expect(ms).toBeLessThan(3000);
  });

  test("what came before the waiting began is told at once", async () => {
    const [first, second] = [await aDesk(), await aDesk()];
    const { cursor } = await first.pullAll();
    const event = second.write(aCase());
    await second.push(event);
    // What another test of this cluster held up before may come along with it.
    await eventually(async () => idsOf((await first.pullAll(cursor)).items)).toContain(
      event.envelope.id,
    );
    const { value, ms } = await timed(first.client.listen({ cursor, waitMs: 5000 }));
    expect(value).toEqual({ news: true });
    expect(ms).toBeLessThan(2000);
  });

  test("a quiet line is told after the time asked for, and no longer than five seconds", async () => {
    const desk = await aDesk(covering("southland"));
    const { cursor } = await desk.pullAll();
    const { value, ms } = await timed(desk.client.listen({ cursor, waitMs: 300 }));
    expect(value).toEqual({ news: false });
    expect(ms).toBeGreaterThan(290);
    await expect(desk.client.listen({ cursor, waitMs: 5001 })).rejects.toThrow();
  });
});

describe.runIf(postgresIfThere !== null)("two servers on one PostgreSQL", () => {
  const kind = postgresIfThere ?? databases[0];
  if (kind === undefined) throw new Error("There is always a database to test on.");
  const server = new TestServer(kind);

  test("a desk of one server is woken by what arrives at the other", async () => {
    const { databaseUrl, dataFolder } = server.database;
    const other = await startServer({ databaseUrl, dataFolder });
    try {
      const here = await (await StationDouble.enrol(server.running, LINE)).signIn("k.alvarado");
      const there = await (await StationDouble.enrol(other, LINE)).signIn("k.alvarado");
      const { cursor } = await here.pullAll();
      const woken = timed(here.client.listen({ cursor, waitMs: 5000 }));
      await there.push(there.write(aCase()));
      const { value, ms } = await woken;
      expect(value).toEqual({ news: true });
      expect(ms).toBeLessThan(3000);
    } finally {
      await other.close();
    }
  });
});

describe("who waits for news", () => {
  test("is let go when the server ends, and nobody waits after that", async () => {
    const news = new FeedNews();
    const { heard } = news.wait(60_000);
    news.close();
    expect(await heard).toBe(false);
    expect(await news.wait(60_000).heard).toBe(false);
  });

  test("everybody hears, once", async () => {
    const news = new FeedNews();
    const both = [news.wait(60_000).heard, news.wait(60_000).heard];
    news.tell();
    expect(await Promise.all(both)).toEqual([true, true]);
  });
});
