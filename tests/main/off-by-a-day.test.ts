import "fake-indexeddb/auto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";
import { serverSight } from "../support/server-sight.ts";
import { PASSPHRASE } from "../support/thread.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
const DAY_MS = 86_400_000;
const bay = RegionId.parse("bay-coast");

let line: NodeLine;
beforeEach(async () => {
  line = await NodeLine.start(TEN_AM);
});
afterEach(() => line.close());

const referenceOf = async (desk: LineDesk): Promise<string> => {
  const { callId } = await aCall(desk);
  const { reference } = await desk.ask.call.escalate({ callId, region: bay, summary: "" });
  return reference ?? "";
};

describe("a desk whose clock is a day off", () => {
  test.each([
    ["behind", -DAY_MS],
    ["ahead", DAY_MS],
  ])(
    "%s is enrolled, signs in and delivers, and shows that its clock is wrong",
    async (_way, ms) => {
      const { clock } = line.centre;
      const desk = await line.enrolled("Desk 1", "k.alvarado", undefined, {
        clock: { ...clock, wallMs: () => clock.wallMs() + ms },
      });
      await desk.ask.call.start({ ani: null });
      await desk.settled();

      const { calls } = await serverSight(line.centre.server);
      expect(calls.size).toBe(1);
      expect(desk.workstation.status().clock.words).toContain("1440 min off");
    },
  );
});

describe("a desk that was started and has not reached the server since", () => {
  test("gives a reference that no copy of its disk gives, and the usual kind once the server knows it", async () => {
    const first = await line.enrolled("Desk 1", "k.alvarado");
    await first.settled();
    const usual = await referenceOf(first);
    await line.shut(first);
    const { dataFolder, store } = first;
    const again = await line.open({ dataFolder, store }, true);
    await again.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    const away = await referenceOf(again);
    again.network.mend();
    await again.settled();
    const next = await referenceOf(again);

    expect(away.length).toBeGreaterThan(usual.length);
    expect(next.slice(0, 6)).toBe(usual.slice(0, 6));
    expect(new Set([usual, away, next]).size).toBe(3);
  });
});

describe("a disk that takes nothing more", () => {
  test("is said with what to do, and the same key is kept once there is room again", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    await desk.ask.session.lock({});
    await desk.ask.session.unlock({ passphrase: PASSPHRASE });
    // The next event needs a new file, and there is no place for it.
    const journal = join(desk.dataFolder, "journal");
    const station = join(journal, readdirSync(journal).find((name) => !name.includes(".")) ?? "");
    rmSync(station, { recursive: true });
    const refused = await desk.ask.call.start({ ani: null }).catch((failure: unknown) => failure);
    expect(refused).toMatchObject({
      code: "REFUSED",
      data: { code: "not-kept", remedy: expect.stringContaining("Free some disk space") as string },
    });

    mkdirSync(station);
    await desk.ask.call.start({ ani: null });
    await desk.settled();
    expect((await serverSight(line.centre.server)).calls.size).toBe(1);
  });
});
