import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import {
  EventText,
  MAX_REPLACED,
  type ReadEvent,
  readEvent,
  storedEvent,
  wellFormed,
} from "#shared/events/envelope.ts";
import { EventId, RegionId } from "#shared/events/ids.ts";
import { anEvent, aStation } from "../support/events.ts";

const refusalOf = (text: EventText): { code: string; remedy: string } => {
  const read = readEvent(text, sha256);
  if (read.ok) throw new Error("It was read");
  return read.refusal;
};
const withEnvelope = ({ text }: ReadEvent, change: Record<string, unknown>): EventText => ({
  ...text,
  envelope: JSON.stringify({ ...(JSON.parse(text.envelope) as object), ...change }),
});
const event = anEvent(aStation());

describe("the texts of an event", () => {
  test("come back as they were written, whatever the body holds", () => {
    const anything = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue());
    fc.assert(
      fc.property(anything, (body) => {
        fc.pre(body["erased"] !== true);
        const written = anEvent(aStation(), EMPTY_HEAD, {}, body);
        const travelled = JSON.parse(JSON.stringify(written.text)) as EventText;
        const read = readEvent(travelled, sha256);
        if (!read.ok) throw new Error(read.refusal.remedy);
        expect(read.value.text).toEqual(written.text);
        expect(read.value.hash).toBe(written.hash);
        expect(read.value.body).toEqual({ kind: "plain", json: JSON.parse(written.text.body) });
        expect(storedEvent(travelled)).toEqual({
          envelope: read.value.envelope,
          body: read.value.body,
          text: travelled,
        });
      }),
    );
  });

  test("are hashed as bytes: keys in another order are another text", () => {
    const body = '{"set":{"note":{"typed":"á 😀"}},"b":1,"a":2,"10":3}';
    const text = { ...withEnvelope(event, { body: sha256(body) }), body };
    expect(readEvent(text, sha256)).toMatchObject({ ok: true, value: { text } });
    const reordered = { ...text, body: JSON.stringify(JSON.parse(body)) };
    expect(reordered.body).not.toBe(body);
    expect(refusalOf(reordered).code).toBe("body-hash-differs");
  });

  test("hold U+0000 and half a pair only as escapes, which change nothing on the way", () => {
    const odd = anEvent(aStation(), EMPTY_HEAD, {}, { set: { note: { typed: "\u0000 \ud800" } } });
    expect(odd.text.body).toContain("\\u0000 \\ud800");
    expect(readEvent(odd.text, sha256).ok).toBe(true);
    const raw = { ...event.text, body: event.text.body.replace("asked", "\ud800") };
    expect(refusalOf(raw).code).toBe("body-not-read");
    const envelope = event.text.envelope.replace("call-typed", "call-\udc00");
    expect(refusalOf({ ...event.text, envelope }).code).toBe("envelope-not-read");
    expect(refusalOf({ ...event.text, body: '{"a":"\u0000"}' }).code).toBe("body-not-read");
  });

  test.each([
    [{ seq: 0 }, "seq"],
    [{ seq: 1.5 }, "seq"],
    [{ v: 0 }, "at v"],
    [{ id: "7" }, "id"],
    [{ station: "desk 3" }, "station"],
    [{ stream: "cases:1" }, "stream"],
    [{ stream: "case:Ä" }, "stream"],
    [{ type: "Case Noted" }, "type"],
    [{ stamp: "yesterday" }, "stamp"],
    [{ actor: { person: "me", role: "specialist" } }, "actor.person"],
    [{ actor: { ...event.envelope.actor, role: "king" } }, "actor.role"],
    [{ clock: { claimedAt: "noon", offsetMs: null, offsetAgeMs: null } }, "clock.claimedAt"],
    [{ routes: ["North Bay"] }, "routes"],
    [{ sets: [""] }, "sets"],
    [{ replaces: ["x"] }, "replaces"],
    [{ prev: "0" }, "prev"],
    [{ body: "AB".repeat(32) }, "body"],
    [{ seq: undefined }, "seq"],
  ])("with %j are refused in a sentence that says where", (change, place) => {
    const { code, remedy } = refusalOf(withEnvelope(event, change));
    expect(code).toBe("envelope-not-read");
    expect(remedy).toContain(place);
    expect(remedy).toMatch(/^The event's envelope is not valid: .*Send it as it was written\.$/s);
  });

  test.each(["", "null", "[]", "7", '"text"', "{", "\ufeff{}"])(
    "with the body %j are refused",
    (body) => {
      expect(refusalOf({ ...event.text, body })).toEqual({
        code: "body-not-read",
        remedy: "The event's body is not a JSON object. Send it as it was written.",
      });
    },
  );

  test("may be erased only in the form that says why and by whom", () => {
    const by = event.envelope.actor.person;
    const erased = (body: Record<string, unknown>): EventText => ({
      ...event.text,
      body: JSON.stringify(body),
    });
    const whole = erased({ erased: true, why: "court order", by });
    expect(readEvent(whole, sha256)).toMatchObject({ ok: true, value: { hash: event.hash } });
    expect(storedEvent(whole).body.kind).toBe("erased");
    for (const part of [{ erased: true }, { erased: true, why: "", by }, { erased: "yes" }]) {
      expect(refusalOf(erased(part)).code).toBe("body-hash-differs");
      expect(storedEvent(erased(part)).body.kind).toBe("plain");
    }
  });

  test("fit their border even when everything is as long as it may be", () => {
    const full = <T>(length: number, make: (n: number) => T): T[] =>
      Array.from({ length }, (_, n) => make(n));
    const largest = anEvent(aStation(), EMPTY_HEAD, {
      type: "t".repeat(64),
      v: 999,
      sets: full(64, (n) => `${n}`.padStart(61, "f")),
      replaces: full(MAX_REPLACED, () => EventId.parse(randomUUID())),
      routes: full(32, (n) => RegionId.parse(`r${n}`.padEnd(40, "x"))),
    });
    expect(EventText.safeParse(largest.text).error).toBeUndefined();
  });

  test("cannot be written with more than an envelope takes: a bug of the caller", () => {
    const replaces = Array.from({ length: MAX_REPLACED + 1 }, () => EventId.parse(randomUUID()));
    expect(() => anEvent(aStation(), EMPTY_HEAD, { replaces })).toThrow();
  });
});

describe("text at the workstation's border", () => {
  test("is well-formed and without U+0000, and otherwise as it was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const clean = wellFormed(typed);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toContain("\u0000");
        if (typed.isWellFormed() && !typed.includes("\u0000")) expect(clean).toBe(typed);
      }),
    );
    expect(wellFormed("\ud83d\ude00 \ud800 ñ")).toBe("😀 \ufffd ñ");
  });
});
