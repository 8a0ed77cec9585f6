import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { erase, release } from "#server/stations/review.ts";
import { newBoxKeyPair } from "#main/keys/hpke.ts";
import { toBase64 } from "#main/keys/bytes.ts";
import { sha256 } from "#main/keys/hash.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { reissued } from "#shared/events/reissue.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { EventId, PersonId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { aCase, idsOf, refusalBy, StationDouble, eventually } from "../station-double.ts";
import { databases } from "../test-databases.ts";
import { TestServer } from "../test-server.ts";

const DAY_MS = 86_400_000;
const NOON = "2026-11-25T20:00:00.000Z";

describe.each(databases)("pushing to $name", (kind) => {
  const server = new TestServer(kind);
  const aDesk = async (login = "k.alvarado") =>
    (await StationDouble.enrol(server.running)).signIn(login);
  const verdictOf = (told: Awaited<ReturnType<StationDouble["push"]>>) => told.verdicts[0]?.verdict;

  test("what is pushed is accepted, confirmed and told to another desk", async () => {
    const desk = await aDesk();
    const other = await aDesk("t.brandt");
    const events = [desk.write(aCase()), desk.write(aCase())];
    const told = await desk.push(...events);
    expect(told).toEqual({
      confirmed: desk.head,
      verdicts: [1, 2].map((seq) => ({ seq, verdict: { kind: "accepted" } })),
      stopped: null,
    });
    const wanted = events.map(({ envelope }) => envelope.id);
    await eventually(async () => idsOf((await other.pullAll()).items)).toEqual(
      expect.arrayContaining(wanted),
    );
  });

  test("sending the same events twice changes nothing and is answered as the first time", async () => {
    const desk = await aDesk();
    const event = desk.write(aCase());
    const late = desk.write(aCase());
    const first = await desk.push(event, late);
    expect(await desk.push(event, late)).toEqual(first);
    await eventually(async () =>
      idsOf((await desk.pullAll()).items).filter((id) => id === event.envelope.id),
    ).toEqual([event.envelope.id]);
  });

  test("a hole stops the batch; what came before it is kept", async () => {
    const desk = await aDesk();
    const first = desk.write(aCase());
    desk.write(aCase());
    const third = desk.write(aCase());
    const told = await desk.push(first, third);
    expect(told.stopped).toEqual({ kind: "gap", fromSeq: 2 });
    expect(told.confirmed).toEqual({ seq: 1, hash: first.hash });
    expect(told.verdicts).toHaveLength(1);
  });

  test("a second history under one number is told apart as a fork and not recorded", async () => {
    const desk = await aDesk();
    const first = desk.write(aCase());
    await desk.push(first);
    desk.head = EMPTY_HEAD;
    const twin = desk.write(aCase());
    expect(await desk.push(twin)).toEqual({
      confirmed: { seq: 1, hash: first.hash },
      verdicts: [],
      stopped: { kind: "forked", atSeq: 1 },
    });
    desk.head = { seq: 1, hash: twin.hash };
    const next = desk.write(aCase());
    expect((await desk.push(next)).stopped).toEqual({ kind: "forked", atSeq: 2 });
  });

  test("a frame that was changed on the way stops the batch and says so", async () => {
    const desk = await aDesk();
    const segment = await desk.seal([desk.write(aCase()), desk.write(aCase())]);
    const [first, second] = segment.frames;
    if (first === undefined || second === undefined) throw new Error("Two frames were sealed.");
    const changed = { ...segment, frames: [first, { ...second, box: first.box }] };
    const told = await desk.client.push({ segments: [changed] });
    expect(told.confirmed.seq).toBe(1);
    expect(told.stopped).toMatchObject({ kind: "not-opened", atSeq: 2 });
    expect(told.stopped).toHaveProperty("remedy", expect.stringContaining("Send it again"));
  });

  test("a segment sealed to another key is not opened", async () => {
    const desk = await aDesk();
    const { publicKey } = await newBoxKeyPair();
    const segment = await desk.seal([desk.write(aCase())], toBase64(publicKey));
    const told = await desk.client.push({ segments: [segment] });
    expect(told).toMatchObject({
      confirmed: EMPTY_HEAD,
      stopped: { kind: "not-opened", atSeq: 1 },
    });
  });

  test("an event of another station is not taken from this one", async () => {
    const desk = await aDesk();
    const other = await aDesk();
    const foreign = desk.write(aCase(), { station: other.stationId });
    expect((await desk.push(foreign)).stopped).toMatchObject({
      kind: "not-opened",
      remedy: expect.stringContaining("another station"),
    });
  });

  test("more than five hundred events at once are refused", async () => {
    const desk = await aDesk();
    const segment = await desk.seal([desk.write(aCase())]);
    const frames = Array.from({ length: 300 }, () => ({ seq: 1, nonce: "AAAA", box: "AAAA" }));
    const refusal = await refusalBy(
      desk.client.push({
        segments: [
          { ...segment, frames },
          { ...segment, frames },
        ],
      }),
    );
    expect(refusal).toMatchObject({ status: 422, code: "too-many" });
  });

  test("a body that does not fit its type is recorded as refused, and those behind it go on", async () => {
    const desk = await aDesk();
    const wrong = desk.write(aCase(), {}, { add: { text: 7, at: "2026-11-25T17:00:00.000Z" } });
    const right = desk.write(aCase());
    const told = await desk.push(wrong, right);
    expect(told.confirmed.seq).toBe(2);
    expect(told.verdicts).toMatchObject([
      { seq: 1, verdict: { kind: "refused", reason: "body-not-fitting" } },
      { seq: 2, verdict: { kind: "accepted" } },
    ]);
    await eventually(async () => idsOf((await desk.pullAll()).items)).toContain(right.envelope.id);
    expect(idsOf((await desk.pullAll()).items)).not.toContain(wrong.envelope.id);
    expect(verdictOf(await desk.push(wrong))).toMatchObject({ kind: "refused" });
  });

  test("a forged actor is held, and a held event reaches nobody until a supervisor releases it", async () => {
    const desk = await aDesk();
    const stranger = PersonId.parse(randomUUID());
    const event = desk.write(aCase(), { actor: { person: stranger, role: "specialist" } });
    const after = desk.write(aCase());
    expect(verdictOf(await desk.push(event, after))).toMatchObject({
      kind: "held",
      reason: "actor-unknown",
    });
    await eventually(async () => idsOf((await desk.pullAll()).items)).toContain(after.envelope.id);
    const before = await desk.pullAll();
    expect(idsOf(before.items)).not.toContain(event.envelope.id);

    const place = { station: desk.stationId, seq: 1 };
    expect(await release(server.running.store, place)).toMatchObject({ ok: true });
    await eventually(async () => idsOf((await desk.pullAll(before.cursor)).items)).toEqual([
      event.envelope.id,
    ]);
    expect(await release(server.running.store, place)).toMatchObject({
      refusal: { code: "not-held" },
    });
  });

  test("somebody who never signed in at this desk, or long ago, is held", async () => {
    const desk = await aDesk();
    const other = await aDesk("t.brandt");
    if (other.person === null) throw new Error("T. Brandt is signed in.");
    const actor = { person: other.person.id, role: other.person.role };
    expect(verdictOf(await desk.push(desk.write(aCase(), { actor })))).toMatchObject({
      kind: "held",
      reason: "not-signed-in-here",
    });
    const late = desk.write(aCase());
    const told = await server.later(31 * DAY_MS, () => {
      desk.aheadMs = 31 * DAY_MS;
      return desk.push(late);
    });
    expect(verdictOf(told)).toMatchObject({ kind: "held", reason: "sign-in-too-old" });
  });

  describe("an event written again by a later incarnation of its desk", () => {
    const writtenAgain = (event: ReadEvent, by: StationDouble): ReadEvent => {
      const { seq, hash: prev } = { seq: by.head.seq + 1, hash: by.head.hash };
      const again = reissued(event, { station: by.stationId, seq, prev }, sha256);
      by.head = { seq, hash: again.hash };
      return again;
    };

    test("counts once", async () => {
      const desk = await aDesk();
      const event = desk.write(aCase());
      await desk.push(event);
      const later = await desk.incarnate();
      expect(verdictOf(await later.push(writtenAgain(event, later)))).toEqual({ kind: "accepted" });
      const marker = later.write(aCase());
      await later.push(marker);
      await eventually(async () => idsOf((await desk.pullAll()).items)).toContain(
        marker.envelope.id,
      );
      const ids = idsOf((await desk.pullAll()).items);
      expect(ids.filter((id) => id === event.envelope.id)).toHaveLength(1);
    });

    test("counts even where its author would not be believed any more", async () => {
      const desk = await aDesk();
      const event = desk.write(aCase());
      await desk.push(event);
      const later = await desk.incarnate();
      later.aheadMs = 40 * DAY_MS;
      const told = await server.later(40 * DAY_MS, () => later.push(writtenAgain(event, later)));
      expect(verdictOf(told)).toEqual({ kind: "accepted" });
    });

    test("stays erased when it was erased meanwhile", async () => {
      const desk = await aDesk();
      const event = desk.write(aCase(), {}, { add: { text: "M. Ortega", at: NOON } });
      await desk.push(event);
      const by = event.envelope.actor.person;
      const { store } = server.running;
      const place = { station: desk.stationId, seq: 1 };
      await erase(store, place, { erased: true, why: "court order", by });
      const later = await desk.incarnate();
      await later.push(writtenAgain(event, later));
      const { accepted } = await store.read((tx) => tx.copies([event.envelope.id]));
      expect(accepted.get(event.envelope.id)?.body).toContain("court order");
      // No copy of the text is left in any row.
      const rows = await store.write((tx) =>
        tx.replaceBody(later.stationId, 1, JSON.stringify({ erased: true, why: "again", by })),
      );
      expect(rows).toHaveLength(2);
    });

    test("settles the copy that was held, when it is believed itself", async () => {
      const desk = await aDesk();
      const other = await aDesk("l.castellanos");
      const actor = {
        person: other.person?.id ?? expect.fail("signed in"),
        role: "supervisor",
      } as const;
      const event = desk.write(aCase(), { actor });
      expect(verdictOf(await desk.push(event))).toMatchObject({ reason: "not-signed-in-here" });
      const later = await desk.incarnate();
      await later.signIn("l.castellanos");
      expect(verdictOf(await later.push(writtenAgain(event, later)))).toEqual({ kind: "accepted" });
      expect(verdictOf(await desk.push(event))).toEqual({ kind: "accepted" });
      expect(
        await release(server.running.store, { station: desk.stationId, seq: 1 }),
      ).toMatchObject({ refusal: { code: "not-held" } });
    });

    test("with another author is another event, and refused", async () => {
      const desk = await aDesk();
      const event = desk.write(aCase());
      await desk.push(event);
      const later = await desk.incarnate();
      const { id, stream } = event.envelope;
      const forged = later.write(stream, {
        id,
        stamp: event.envelope.stamp,
        sets: ["route"],
        routes: [],
      });
      expect(verdictOf(await later.push(forged))).toMatchObject({ reason: "id-taken" });
    });
  });

  test("another event under a number that is taken is refused", async () => {
    const desk = await aDesk();
    const event = desk.write(aCase());
    await desk.push(event);
    const thief = await aDesk("t.brandt");
    const taken = thief.write(aCase(), { id: EventId.parse(event.envelope.id) });
    expect(verdictOf(await thief.push(taken))).toMatchObject({
      kind: "refused",
      reason: "id-taken",
    });
  });

  test("two desks sending one number at the same instant: one of them counts", async () => {
    const desks = [await aDesk(), await aDesk("t.brandt")];
    const id = EventId.parse(randomUUID());
    const told = await Promise.all(desks.map((desk) => desk.push(desk.write(aCase(), { id }))));
    expect(told.map((each) => verdictOf(each)?.kind).toSorted()).toEqual(["accepted", "refused"]);
  });

  test("an erased event keeps its place and its hash, and every desk is told again", async () => {
    const desk = await aDesk();
    const event = desk.write(aCase());
    await desk.push(event);
    await eventually(async () => idsOf((await desk.pullAll()).items)).toContain(event.envelope.id);
    const { cursor } = await desk.pullAll();
    const by = desk.person?.id ?? expect.fail("signed in");
    await erase(
      server.running.store,
      { station: desk.stationId, seq: 1 },
      { erased: true, why: "court order", by },
    );
    await eventually(async () => (await desk.pullAll(cursor)).items).toEqual([
      {
        kind: "event",
        envelope: event.text.envelope,
        body: JSON.stringify({ erased: true, why: "court order", by }),
      },
    ]);
    // The chain is over envelopes, so it goes on.
    expect(verdictOf(await desk.push(desk.write(aCase())))).toEqual({ kind: "accepted" });
  });

  test("access records are taken and never given to a desk", async () => {
    const desk = await aDesk();
    const record = desk.write(
      streamName("access", desk.stationId),
      { type: "access-recorded" },
      { add: { case: [], purpose: "list", at: "2026-11-25T17:00:00.000Z" } },
    );
    const marker = desk.write(aCase());
    expect(verdictOf(await desk.push(record, marker))).toEqual({ kind: "accepted" });
    await eventually(async () => idsOf((await desk.pullAll()).items)).toContain(marker.envelope.id);
    expect(idsOf((await desk.pullAll()).items)).not.toContain(record.envelope.id);
  });

  test("a revoked person's events are held, and nobody else's", async () => {
    const desk = await aDesk("t.brandt");
    const mine = desk.write(aCase());
    const { store } = server.running;
    await store.write((tx) => tx.revokePerson(mine.envelope.actor.person));
    expect(verdictOf(await desk.push(mine))).toMatchObject({
      kind: "held",
      reason: "person-revoked",
    });
    const other = await aDesk();
    expect(verdictOf(await other.push(other.write(aCase())))).toEqual({ kind: "accepted" });
  });

  test("a stolen desk may send, what it sends is held, and it is given nothing", async () => {
    const desk = await aDesk();
    await server.running.store.write((tx) => tx.setDeskState(desk.deskId, "stolen"));
    expect(verdictOf(await desk.push(desk.write(aCase())))).toMatchObject({
      kind: "held",
      reason: "desk-stolen",
    });
    expect(await refusalBy(desk.client.pull({ cursor: null, limit: 10 }))).toMatchObject({
      status: 422,
      code: "desk-stolen",
    });
    expect(await refusalBy(desk.signIn())).toMatchObject({ code: "desk-stolen" });
    const told = await desk.client.hello({
      head: null,
      unsent: 0,
      build: "t",
      contentVersion: "t",
    });
    expect(told.desk).toBe("stolen");
  });
});
