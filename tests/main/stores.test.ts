import "fake-indexeddb/auto";
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
