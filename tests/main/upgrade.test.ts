import "fake-indexeddb/auto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { env } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { MAGIC } from "#main/journal/segment-format.ts";
import { openVaultDb } from "#main/vault/page/vault-db.ts";
import { catalogue, type EventType, readBody } from "#shared/events/catalogue.ts";
import { CallId, RegionId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { anEvent, aStation } from "../support/events.ts";
import { type FormerDesk, packFormer, readFormer, unpackFormer } from "../support/former-desk.ts";
import { aCall, NodeLine, noticesOf } from "../support/node-line.ts";
import { PASSPHRASE } from "../support/thread.ts";

const FOLDER = new URL("../former/", import.meta.url);
const TEN_AM = "2026-11-25T18:04:00Z";
/** `KEEP_FORMER=1.1.0` keeps a desk of today's build for those who come after; done with each new format. */
const keepAs = env["KEEP_FORMER"];

let line: NodeLine;
let formers: { readonly name: string; readonly former: FormerDesk }[] = [];
beforeAll(async () => {
  line = await NodeLine.start(TEN_AM);
  if (keepAs !== undefined) await keepToday(keepAs);
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".gz")).toSorted();
  formers = await Promise.all(
    names.map(async (name) => ({ name, former: await readFormer(new URL(name, FOLDER)) })),
  );
}, 120_000);
afterAll(() => line.close());

/** A desk with a case that was sent, one that was not, and half a sentence. */
const keepToday = async (name: string): Promise<void> => {
  const desk = await line.enrolled("Desk 1", "k.alvarado");
  const region = RegionId.parse("bay-coast");
  const sent = await aCall(desk);
  await desk.ask.call.escalate({ callId: sent.callId, region, summary: "" });
  await desk.ask.call.close({ callId: sent.callId, disposition: "escalated", referral: null });
  await desk.settled();
  desk.network.cut();
  const unsent = await aCall(desk);
  const { reference } = await desk.ask.call.escalate({
    callId: unsent.callId,
    region,
    summary: "",
  });
  const typed = "half a sentence that nobody has sent";
  const { callId } = await desk.ask.call.start({ ani: null });
  await desk.ask.call.type({ callId, field: "listening", text: typed });
  const waiting = desk.workstation.status().unsent;
  await line.shut(desk);
  const expects = {
    unsent: waiting,
    events: waiting + 5,
    reference: reference ?? "",
    callId,
    typed,
  };
  const packed = await packFormer(desk.dataFolder, desk.store, expects);
  await writeFile(new URL(`${name}.gz`, FOLDER), packed);
};

describe("a desk that an earlier build left with unsent work", () => {
  test("is kept for every version of its store and of its journal that there ever was", async () => {
    const db = openVaultDb("versions");
    await db.open();
    const kept = new Set(formers.map(({ former }) => former.dexie));
    const wanted = Array.from({ length: db.verno }, (_, at) => at + 1);
    expect(wanted.filter((version) => !kept.has(version))).toEqual([]);
    db.close();
    const magics = formers.flatMap(({ former }) =>
      Object.entries(former.files)
        .filter(([name]) => name.endsWith(".alj"))
        .map(([, base64]) => Buffer.from(base64, "base64").subarray(0, 4).toString("latin1")),
    );
    expect(magics).toContain(MAGIC.toString("latin1"));
  });

  test("opens without the network and holds every unsent event, the sent ones, and what was half typed", async () => {
    expect(formers.length).toBeGreaterThan(0);
    for (const { former } of formers) {
      const { expects } = former;
      const place = await unpackFormer(former);
      const desk = await line.open(place, true);
      await desk.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });

      expect(desk.workstation.status().unsent).toBe(expects.unsent);
      expect((await desk.workstation.digest()).events).toBeGreaterThanOrEqual(expects.events);
      const { cases } = await desk.ask.desk.get({});
      expect(cases.map(({ reference }) => reference)).toContain(expects.reference);
      expect(cases).toHaveLength(2);
      const call = await desk.ask.call.get({ callId: CallId.parse(expects.callId) });
      expect(call.fields["listening"]).toBe(expects.typed);
      expect(noticesOf(desk)).not.toMatch(/damaged|could not be opened|cannot be opened/);
      expect((await desk.ask.health.get({})).setAsideTotal).toBe(0);

      // It goes on from where it was: the next event stands behind those of the earlier build.
      await desk.ask.call.keySafety({ callId: call.callId, key: "asked-safe", words: "says safe" });
      expect(desk.workstation.status().unsent).toBe(expects.unsent + 1);
      await line.shut(desk);
    }
  });
});

const Samples = z.array(
  z.object({ type: z.string(), v: z.int(), body: z.record(z.string(), z.unknown()) }),
);

describe("an event of an earlier version", () => {
  test("is kept for every type in every version there ever was, and today's build reads each of them whole", async () => {
    const samples = Samples.parse(
      JSON.parse(await readFile(new URL("events.json", FOLDER), "utf8")),
    );
    const kept = samples.map(({ type, v }) => `${type} ${v}`);
    const wanted = (Object.keys(catalogue) as EventType[]).flatMap((type) =>
      Array.from({ length: catalogue[type].v }, (_, at) => `${type} ${at + 1}`),
    );
    expect(wanted.filter((each) => !kept.includes(each))).toEqual([]);
    const station = aStation();
    for (const { type, v, body } of samples) {
      const stream = streamName("case", "5f0f3c1e-0000-4000-8000-000000000001");
      const event = anEvent(station, undefined, { type, v, stream }, body);
      const read = readBody(event);
      expect(read, `${type} ${v}`).not.toBeNull();
      // A field that a later version left out would be text that nobody sees any more.
      expect(read, `${type} ${v}`).toMatchObject(body);
    }
  });
});
