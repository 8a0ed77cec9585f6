import { describe, expect, test } from "vitest";
import { diskOf, diskSpace, floorOf, storeSpace, watchSpace } from "#main/free-space.ts";
import { RegionId } from "#shared/events/ids.ts";
import { freshFolder } from "../support/fresh-folder.ts";
import { aCall, NodeLine, noticesOf } from "../support/node-line.ts";
import { lineCoverage, PASSPHRASE } from "../support/thread.ts";

const GIB = 1024 ** 3;
const disk =
  (free: number, size = 500 * GIB) =>
  () =>
    Promise.resolve({ free, size });

describe("the room on a desk's disk", () => {
  test("is short below two gigabytes, on a small disk below a tenth of it", () => {
    expect(floorOf(500 * GIB)).toBe(2 * GIB);
    expect(floorOf(10 * GIB)).toBe(GIB);
  });

  test("is said with what to do when it is short, and is not guessed where the machine does not tell", async () => {
    expect(await diskSpace(disk(3 * GIB), "/")).toEqual({
      kind: "enough",
      words: "3.0 GB free",
      remedy: null,
    });
    const low = await diskSpace(disk(1.5 * GIB), "/");
    expect(low).toMatchObject({ kind: "low", words: "1.5 GB free, less than 2.0 GB" });
    expect(low.remedy).toContain("recycle bin");
    expect(await diskSpace(() => Promise.reject(new Error("no disk")), "/")).toMatchObject({
      kind: "unknown",
      remedy: null,
    });
  });

  test("is asked of the file system", async () => {
    const { free, size } = await diskOf(freshFolder());
    expect(free).toBeGreaterThan(0);
    expect(size).toBeGreaterThanOrEqual(free);
  });

  test("of the browser's store is short when a tenth of its quota is left", () => {
    expect(storeSpace(null).kind).toBe("unknown");
    expect(storeSpace({ used: 1 * GIB, quota: 10 * GIB }).kind).toBe("enough");
    expect(storeSpace({ used: 9.5 * GIB, quota: 10 * GIB })).toMatchObject({ kind: "low" });
  });

  test("is looked at once a minute: getting short is said once, and again only after it was enough", async () => {
    const said: string[] = [];
    let free = 5 * GIB;
    let next = (): void => undefined;
    const minute = async (gib: number): Promise<void> => {
      free = gib * GIB;
      next();
      await new Promise((done) => setTimeout(done, 5));
    };
    const { stop, isShort } = watchSpace({
      folder: "/",
      of: () => Promise.resolve({ free, size: 500 * GIB }),
      after: (_ms, work) => {
        next = work;
        return () => (next = () => undefined);
      },
      notice: (words) => said.push(words),
    });
    await minute(5);
    expect(said).toEqual([]);
    await minute(1);
    await minute(0.5);
    expect(said).toHaveLength(1);
    expect(isShort()).toBe(true);
    expect(said[0]).toContain("getting full: 1.0 GB free");
    await minute(5);
    await minute(1);
    expect(said).toHaveLength(2);
    stop();
    await minute(0.1);
    expect(said).toHaveLength(2);
  });
});

test("a new desk on a disk that is nearly full fetches nothing and says so; once there is room it has everything", async () => {
  const line = await NodeLine.start("2026-11-25T18:04:00Z");
  try {
    const first = await line.enrolled("Desk 1", "k.alvarado");
    const { callId } = await aCall(first);
    await first.ask.call.escalate({ callId, region: RegionId.parse("bay-coast"), summary: "" });
    await first.settled();
    let free = GIB;
    const desk = await line.enrolled("Desk 2", "k.alvarado", lineCoverage, {
      disk: () => Promise.resolve({ free, size: 500 * GIB }),
    });
    await desk.settled();
    expect((await desk.ask.desk.get({})).cases).toEqual([]);
    expect(noticesOf(desk)).toContain("getting full");
    expect(noticesOf(desk)).toContain("does not fetch its records");
    expect((await desk.ask.health.get({})).disk.kind).toBe("low");
    free = 100 * GIB;
    await line.shut(desk);
    const again = await line.open({ dataFolder: desk.dataFolder, store: desk.store });
    await again.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    await again.settled();
    await expect
      .poll(async () => (await again.ask.desk.get({})).cases, { timeout: 10_000 })
      .toHaveLength(1);
  } finally {
    await line.close();
  }
}, 120_000);
