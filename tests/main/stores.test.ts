import "fake-indexeddb/auto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { openVaultDb } from "#main/vault/page/vault-db.ts";
import { aCall, type LineDesk, NodeLine, noticesOf } from "../support/node-line.ts";
import { serverSight } from "../support/server-sight.ts";
import { PASSPHRASE } from "../support/thread.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
const bay = RegionId.parse("bay-coast");

let line: NodeLine;
beforeEach(async () => {
  line = await NodeLine.start(TEN_AM);
});
afterEach(() => line.close());

const escalated = async (desk: LineDesk): Promise<string> => {
  const { callId } = await aCall(desk);
  const { reference } = await desk.ask.call.escalate({ callId, region: bay, summary: "" });
  return reference ?? "";
};

const signIn = ({ ask }: LineDesk) =>
  ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });

describe("a desk that takes a new number while it is locked", () => {
  test("writes what the old one had not sent again after the unlock, once", async () => {
    const first = await line.enrolled("Desk 1", "k.alvarado");
    await first.settled();
    first.network.cut();
    const reference = await escalated(first);
    const { unsent } = first.workstation.status();
    await line.shut(first);

    const moved = await line.open(
      { dataFolder: first.dataFolder, store: first.store, machine: "another machine" },
      true,
    );
    await signIn(moved);
    await moved.ask.session.lock({});
    moved.network.mend();
    moved.workstation.syncNow();
    await expect.poll(() => noticesOf(moved), { timeout: 10_000 }).toContain("new number");
    await moved.ask.session.unlock({ passphrase: PASSPHRASE });
    await moved.settled();

    const sight = await serverSight(line.centre.server);
    const raised = sight.events.filter(({ envelope }) => envelope.type === "escalation-raised");
    expect(unsent).toBeGreaterThan(0);
    expect(sight.cases.get(reference)?.escalations).toHaveLength(1);
    expect(raised).toHaveLength(1);
    expect((await moved.ask.desk.get({})).cases).toHaveLength(1);
  });
});

describe("a store with a damaged record", () => {
  test("keeps what it can still read of others too, without the network, and says so", async () => {
    const other = await line.enrolled("Desk 1", "k.alvarado");
    const theirs = await escalated(other);
    await other.settled();
    const first = await line.enrolled("Desk 2", "k.alvarado");
    const mine = await escalated(first);
    await first.settled();
    await line.shut(first);

    const db = openVaultDb(first.store);
    const records = await db.queue.toArray();
    const [damaged] = records;
    damaged?.box.fill(7);
    if (damaged !== undefined) await db.queue.put(damaged);
    db.close();

    const again = await line.open({ dataFolder: first.dataFolder, store: first.store }, true);
    await signIn(again);
    const offline = await again.ask.desk.get({});
    again.network.mend();
    await again.settled();
    const rebuilt = await again.ask.desk.get({});

    expect(records.length).toBeGreaterThan(1);
    expect(noticesOf(again)).toContain("damaged and is being rebuilt");
    expect(offline.cases.map(({ reference }) => reference)).toContain(theirs);
    expect(rebuilt.cases.map(({ reference }) => reference).toSorted()).toEqual(
      [mine, theirs].toSorted(),
    );
  });
});

/** The end of the journal is gone, as after a disk that lost its last writes: `frames` whole ones from the end. */
const loseTheEnd = (dataFolder: string, frames: number): void => {
  const folders = join(dataFolder, "journal");
  const [station = ""] = readdirSync(folders).filter((name) => !name.endsWith(".json"));
  const name = readdirSync(join(folders, station)).toSorted().at(-1) ?? "";
  const path = join(folders, station, name);
  const bytes = readFileSync(path);
  const starts: number[] = [];
  for (let at = 4; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) break;
    starts.push(at);
    at += 8 + length;
  }
  truncateSync(path, starts.at(-frames) ?? statSync(path).size);
};

describe("a journal that lost its end", () => {
  test("is given again what the store holds of it, before the next event takes its place", async () => {
    const first = await line.enrolled("Desk 1", "k.alvarado");
    await first.settled();
    first.network.cut();
    const besideBefore = first.workstation.status().unsent;
    const { callId } = await first.ask.call.start({ ani: null });
    const key = async (words: string): Promise<unknown> =>
      first.ask.call.keySafety({ callId, key: "asked-safe", words });
    for (const words of ["one", "two", "three", "four"]) await key(words);
    // As after kill -9: nothing was written down at the end.
    const dataFolder = mkdtempSync(join(tmpdir(), "accessline-killed-"));
    cpSync(first.dataFolder, dataFolder, { recursive: true });
    await line.shut(first);
    loseTheEnd(dataFolder, 2);

    const again = await line.open({ dataFolder, store: first.store }, true);
    await signIn(again);
    await again.ask.call.keySafety({ callId, key: "asked-safe", words: "five" });
    again.network.mend();
    await again.settled();

    const sight = await serverSight(line.centre.server);
    const words = sight.events.flatMap(({ envelope, body }) =>
      envelope.type === "safety-keyed" && body.kind === "plain"
        ? [(body.json["set"] as { safety: { words: string } }).safety.words]
        : [],
    );
    expect(besideBefore).toBe(0);
    expect(words.toSorted()).toEqual(["five", "four", "one", "three", "two"]);
    expect(noticesOf(again)).toContain("journal was lost");
  });
});
