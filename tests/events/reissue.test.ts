import { describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { type EventText, readEvent } from "#shared/events/envelope.ts";
import { isSameEvent, reissued } from "#shared/events/reissue.ts";
import { anEvent, aStation } from "../support/events.ts";

const original = anEvent(aStation(), { seq: 6, hash: "a".repeat(64) });
const place = { station: aStation(), seq: 3, prev: "b".repeat(64) };
const copy = reissued(original, place, sha256);

const changed = (text: EventText, change: Record<string, unknown>): EventText => ({
  ...text,
  envelope: JSON.stringify({ ...(JSON.parse(text.envelope) as object), ...change }),
});

describe("an event written again", () => {
  test("differs in its place only, and keeps the bytes of its body", () => {
    const { station, seq, prev, ...rest } = copy.envelope;
    expect({ station, seq, prev }).toEqual(place);
    expect(original.envelope).toMatchObject(rest);
    expect(copy.text.body).toBe(original.text.body);
    expect(readEvent(copy.text, sha256)).toEqual({ ok: true, value: copy });
  });

  test("keeps a body whose keys stand in an order that nobody would write again", () => {
    const body = '{"set": {"note":{"typed":"\\u0061"}}, "10":1, "9":2}';
    const envelope = changed(original.text, { body: sha256(body) }).envelope;
    const read = readEvent({ envelope, body }, sha256);
    if (!read.ok) throw new Error(read.refusal.remedy);
    expect(reissued(read.value, place, sha256).text.body).toBe(body);
  });

  test("carries over what a newer envelope says", () => {
    const text = changed(original.text, { consent: "oral" });
    const read = readEvent(text, sha256);
    if (!read.ok) throw new Error(read.refusal.remedy);
    const again = reissued(read.value, place, sha256);
    expect(JSON.parse(again.text.envelope)).toMatchObject({ consent: "oral", seq: 3 });
    expect(isSameEvent(text, again.text)).toBe(true);
    expect(isSameEvent(original.text, again.text)).toBe(false);
  });

  test("stays erased", () => {
    const by = original.envelope.actor.person;
    const body = JSON.stringify({ erased: true, why: "court order", by });
    const read = readEvent({ envelope: original.text.envelope, body }, sha256);
    if (!read.ok) throw new Error(read.refusal.remedy);
    const again = reissued(read.value, place, sha256);
    expect(again.body.kind).toBe("erased");
    expect(isSameEvent(original.text, again.text)).toBe(true);
  });
});

describe("two texts are one event", () => {
  test("whatever their place in a chain", () => {
    expect(isSameEvent(original.text, copy.text)).toBe(true);
    expect(isSameEvent(original.text, original.text)).toBe(true);
  });

  test.each([
    ["stream", "case:1"],
    ["type", "case-noted"],
    ["v", 2],
    ["sets", []],
    ["replaces", [anEvent(aStation()).envelope.id]],
    ["routes", ["north"]],
    ["body", "c".repeat(64)],
    ["actor", { ...original.envelope.actor, role: "supervisor" }],
    ["stamp", anEvent(aStation(), EMPTY_HEAD).envelope.stamp],
    ["clock", { ...original.envelope.clock, offsetMs: 5 }],
  ])("but not when another %s is claimed", (field, value) => {
    expect(isSameEvent(original.text, changed(copy.text, { [field]: value }))).toBe(false);
  });
});
