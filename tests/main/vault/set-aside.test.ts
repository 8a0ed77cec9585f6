import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { Vault } from "#main/vault/page/vault.ts";
import { setAsideRows } from "#main/vault/page/quarantine.ts";
import { openVaultDb } from "#main/vault/page/vault-db.ts";
import { EventId, type StationId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { anEvent, aStation } from "../../support/events.ts";

const WORDS = { concerns: {}, regions: {}, referrals: {}, fields: {} };
const AT = "2026-11-25T18:04:00.000Z";
const STREAM = streamName("case", randomUUID());

const setAside = (vault: Vault) => setAsideRows(vault.records, vault.index);

let name: string;
let station: StationId;
let key: Uint8Array<ArrayBuffer>;
const opened = async (dataKey = key): Promise<Vault> => {
  const vault = new Vault({ name, newGeneration: randomUUID, now: () => AT });
  await vault.open(Uint8Array.from(dataKey), WORDS);
  return vault;
};
beforeEach(() => {
  name = randomUUID();
  station = aStation();
  key = crypto.getRandomValues(new Uint8Array(32));
});

const aNote = (seq = 1, over: object = {}): ReadEvent =>
  anEvent(
    station,
    { ...EMPTY_HEAD, seq: seq - 1 },
    { id: EventId.parse(randomUUID()), stream: STREAM, type: "case-noted", ...over },
    { add: { text: "Planted words", at: AT } } as never,
  );
const pulled = ({ text }: ReadEvent) => ({ kind: "event" as const, ...text });

test("a record of another key is set aside with its size, nothing of it is thrown away, and it comes back with its key", async () => {
  const other = crypto.getRandomValues(new Uint8Array(32));
  const before = await opened(other);
  await before.append([aNote().text]);
  await before.close();

  const vault = await opened();
  expect(vault.state()).toMatchObject({ events: 0, quarantined: 1 });
  await vault.refill();
  const [row] = await setAside(vault);
  expect(row).toMatchObject({ kind: "own-event", count: 1, at: AT, reason: "not-decrypted" });
  expect(row?.bytes).toBeGreaterThan(100);
  expect(JSON.stringify(row)).not.toContain("Planted");
  await vault.close();
  expect(await setAside(await opened())).toHaveLength(1);

  const again = await opened(other);
  expect(again.state()).toMatchObject({ events: 1, quarantined: 0 });
  expect(await setAside(again)).toEqual([]);
});

test("an event from the server that nobody here can read is set aside by itself; those around it are kept and the cursor goes on", async () => {
  const vault = await opened();
  const [first, last] = [aNote(1), aNote(2)];
  const strange = {
    kind: "event" as const,
    envelope: JSON.stringify({ ...first.envelope, id: randomUUID(), stream: "letter:1" }),
    body: "{}",
  };
  const broken = { kind: "event" as const, envelope: "{", body: "{}" };
  await vault.store([pulled(first), strange, broken, pulled(last)], "c2");

  expect(vault.state()).toMatchObject({ events: 2, cursor: "c2" });
  const rows = await setAside(vault);
  expect(rows.map(({ kind, reason }) => [kind, reason])).toEqual([
    ["server-event", "not-parsed"],
    ["server-event", "not-parsed"],
  ]);
  // The same again, as after a rebuild, is one record.
  await vault.store([strange], "c3");
  expect(await setAside(vault)).toHaveLength(2);
});

test("a block that holds one event nobody can read loses none of the others", async () => {
  const vault = await opened();
  const sound = aNote(1);
  // It looks like one of ours at a glance, and is none.
  const bent = {
    kind: "event" as const,
    envelope: JSON.stringify({ id: randomUUID(), stream: STREAM }),
    body: "{]}",
  };
  await vault.store([pulled(sound)], "c1");
  const another = aNote(2);
  await vault.store([bent, pulled(another)], "c2");
  expect(vault.state()).toMatchObject({ events: 2, cursor: "c2" });
  await vault.close();

  const again = await opened();
  expect(again.state().events).toBe(2);
  expect((await setAside(again)).map(({ kind }) => kind)).toEqual(["server-event"]);
});

test("what a newer build wrote is counted by type and version, and is still in its case", async () => {
  const vault = await opened();
  await vault.store(
    [
      pulled(aNote(1, { v: 2 })),
      pulled(aNote(2, { v: 2 })),
      pulled(aNote(3, { type: "case-weighed" })),
    ],
    "c1",
  );
  expect((await setAside(vault)).map(({ kind, id, count }) => [kind, id, count])).toEqual([
    ["newer-event", "case-noted 2", 2],
    ["newer-event", "case-weighed 1", 1],
  ]);
  expect(vault.state().events).toBe(3);
});

test("a record that was set aside by an earlier build is still listed and comes back", async () => {
  const before = await opened();
  await before.append([aNote().text]);
  await before.close();
  const db = openVaultDb(name);
  const [record] = await db.queue.toArray();
  await db.meta.put({ key: `quarantine/queue/${record?.station}/1`, value: record });
  await db.queue.clear();
  db.close();
  expect((await opened()).state().events).toBe(1);
});
