import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { Vault } from "#main/vault/page/vault.ts";
import { foundRows } from "#main/vault/page/views/found.ts";
import { type FoundRow } from "#shared/contract/find-views.ts";
import { type BodyOf, type EventType } from "#shared/events/catalogue.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { EventId, PersonId, type StationId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";
import { readQuery } from "#shared/find/read-query.ts";
import { aStation, anEvent } from "../../support/events.ts";

const ME = PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000a");
const NOW_MS = Date.parse("2026-11-25T18:04:00Z");
const KEY = new Uint8Array(32);
const WORDS = { concerns: {}, regions: {}, referrals: {}, fields: {} };
const idOf = (n: number) => `5f0f3c1e-0000-4000-8000-${String(n).padStart(12, "0")}`;

let vault: Vault;
let station: StationId;
let seq = 0;

beforeEach(async () => {
  vault = new Vault({
    name: randomUUID(),
    newGeneration: () => "g1",
    now: () => "2026-11-25T18:04:00.000Z",
  });
  station = aStation();
  seq = 0;
  await vault.open(KEY, WORDS);
});

const made = <T extends EventType>(
  kind: "call" | "case",
  n: number,
  type: T,
  body: BodyOf<T>,
): ReadEvent => {
  const sets = "set" in body ? Object.keys(body.set as object) : [];
  const event = anEvent(
    station,
    { seq, hash: "0".repeat(64) },
    {
      id: EventId.parse(randomUUID()),
      stream: streamName(kind, idOf(n)),
      type,
      sets,
      stamp: nextStamp(null, NOW_MS + seq, station),
    },
    body as never,
  );
  seq += 1;
  return event;
};
const keep = async (event: ReadEvent): Promise<ReadEvent> => {
  await vault.append([event.text]);
  return event;
};
const opened = (n: number, call: number) =>
  made("case", n, "case-opened", {
    set: {
      opened: {
        call: idOf(call) as never,
        reference: `AL 7K3 20${n}`,
        concern: "initial-appointment",
        owner: ME,
        openedAt: new Date(NOW_MS + n * 60_000).toISOString(),
      },
    },
  });
const started = (n: number) =>
  made("call", n, "call-started", {
    set: {
      started: { startedAt: "2026-11-20T18:00:00Z", contentVersion: "1", ani: null, owner: ME },
    },
  });
const named = (n: number, memberName: string, note = "") =>
  made("case", n, "case-typed", {
    set: { memberName: { typed: memberName }, note: { typed: note } },
  });

const find = (text: string): FoundRow[] =>
  foundRows(
    vault,
    {
      query: readQuery(text, "2026-11-25"),
      from: 0,
      limit: 100,
      texts: true,
      regions: null,
      person: ME,
    },
    NOW_MS,
  ).rows;
const members = (text: string): string[] => find(text).map(({ member }) => member);

describe("what is kept", () => {
  test("is found with the next question, newest case first", async () => {
    for (const event of [opened(1, 11), named(1, "Ana Ruiz"), opened(2, 12), named(2, "Eva Ruiz")])
      await keep(event);
    expect(members("ruiz")).toEqual(["Eva Ruiz", "Ana Ruiz"]);
  });

  test("is found again after the desk was locked, and not while it is", async () => {
    for (const event of [opened(1, 11), named(1, "Ana Ruiz")]) await keep(event);
    await vault.close();
    expect(find("ruiz")).toEqual([]);
    await vault.open(KEY, WORDS);
    expect(members("ruiz")).toEqual(["Ana Ruiz"]);
  });

  test("under a name that was corrected is still found by the old one, and the row says so", async () => {
    for (const event of [opened(1, 11), named(1, "Ana Ruiz")]) await keep(event);
    const before = vault.replaces(streamName("case", idOf(1)), ["memberName"]);
    const corrected = anEvent(
      station,
      { seq, hash: "0".repeat(64) },
      {
        id: EventId.parse(randomUUID()),
        stream: streamName("case", idOf(1)),
        type: "case-typed",
        sets: ["memberName"],
        replaces: before,
        stamp: nextStamp(null, NOW_MS + 60_000, station),
      },
      { set: { memberName: { typed: "Ana Ortega" } } },
    );
    await keep(corrected);
    expect(find("ortega")[0]).toMatchObject({ member: "Ana Ortega", foundBy: null });
    expect(find("ruiz")[0]).toMatchObject({
      member: "Ana Ortega",
      foundBy: { place: "earlier" },
    });
  });

  test("of thousands of records the ones a question is about are folded, and not held for it", async () => {
    for (const event of [opened(1, 11), named(1, "Ana Ruiz")]) await keep(event);
    const stream = streamName("case", idOf(1));
    expect(vault.glance(stream)).not.toBe(vault.glance(stream));
    expect(vault.folded(stream)).toBe(vault.glance(stream));
  });
});

describe("what is gone", () => {
  test("is not found: a refused event, an erased text, a case that left this desk", async () => {
    const refused = made("case", 1, "case-noted", {
      add: { text: "filed with the wrong member", at: "2026-11-25T18:00:00Z" },
    });
    const erased = named(1, "Ana Ruiz", "bus strike");
    for (const event of [opened(1, 11), erased, refused]) await keep(event);
    expect([find("wrong"), find("strike")].map(({ length }) => length)).toEqual([1, 1]);
    await vault.verdicts(station, seq, [
      { seq: refused.envelope.seq, verdict: { kind: "refused", why: "too-late" } as never },
    ]);
    expect([find("wrong"), find("strike")].map(({ length }) => length)).toEqual([0, 1]);
    const body = JSON.stringify({ erased: true, why: "court order", by: ME });
    await vault.store([{ kind: "event", envelope: erased.text.envelope, body }], "c1" as never);
    expect(find("strike")).toEqual([]);
    await vault.store(
      [{ kind: "withdrawal", stream: streamName("case", idOf(1)) } as never],
      "c2" as never,
    );
    expect(find("7K3 201")).toEqual([]);
  });
});

describe("a call", () => {
  test("is found until it has a case, which speaks for it, and again when that case has left", async () => {
    const typed = made("call", 11, "call-typed", { set: { memberName: { typed: "Ana Ruiz" } } });
    for (const event of [started(11), typed]) await keep(event);
    expect(find("ruiz").map(({ opens }) => opens)).toEqual(["call"]);
    for (const event of [opened(1, 11), named(1, "Ana Ruiz")]) await keep(event);
    expect(find("ruiz").map(({ opens }) => opens)).toEqual(["case"]);
    await vault.store(
      [{ kind: "withdrawal", stream: streamName("case", idOf(1)) } as never],
      "c1" as never,
    );
    expect(find("ruiz").map(({ opens }) => opens)).toEqual(["call"]);
  });
});

test("a desk with very many records is read in slices, says how far it is, and is found through in the end", async () => {
  for (let n = 0; n < 400; n += 1) {
    const id = 1_000 + n;
    vault.index.add(opened(id, id + 5_000).text, null);
    vault.index.add(named(id, `Member Number${n}`).text, null);
  }
  vault.finder.start();
  const { reading } = foundRows(
    vault,
    { query: { readings: [] }, from: 0, limit: 1, texts: true, regions: null, person: ME },
    NOW_MS,
  );
  expect(reading).toEqual({ done: 0, of: 400 });
  await expect.poll(() => vault.finder.reading).toBeNull();
  expect(vault.finder.holds).toEqual({ cases: 400, calls: 0 });
  expect(members("number399")).toEqual(["Member Number399"]);
});
