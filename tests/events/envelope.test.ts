import { describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { arrive, EMPTY_HEAD, reunite } from "#shared/events/confirm.ts";
import { readBody } from "#shared/events/catalogue.ts";
import { readEvent, wellFormed } from "#shared/events/envelope.ts";
import { fold } from "#shared/events/fold.ts";
import { followStamp, MAX_LEAD_MS, nextStamp } from "#shared/events/stamp.ts";
import { trustOf } from "#shared/events/clock.ts";
import { aChain, anEvent, aStation } from "../support/events.ts";

const codeOf = (read: ReturnType<typeof readEvent>): string => (read.ok ? "ok" : read.refusal.code);

describe("an event", () => {
  test("is read from its texts as they came, with the hash of the envelope", () => {
    const event = anEvent(aStation());
    expect(readEvent(event.text, sha256)).toMatchObject({ ok: true, value: { hash: event.hash } });
  });

  test("with another body, a broken envelope or half a character pair is refused in words", () => {
    const { text } = anEvent(aStation());
    expect(codeOf(readEvent({ ...text, body: '{"set":{}}' }, sha256))).toBe("body-hash-differs");
    expect(codeOf(readEvent({ ...text, envelope: "{" }, sha256))).toBe("envelope-not-read");
    expect(codeOf(readEvent({ ...text, body: "[]" }, sha256))).toBe("body-not-read");
    expect(codeOf(readEvent({ ...text, body: '{"a":"\ud800"}' }, sha256))).toBe("body-not-read");
  });

  test("of a newer version or an unknown type is unread, never dropped", () => {
    const station = aStation();
    for (const change of [{ v: 2 }, { type: "call-dreamt" }]) {
      const folded = fold([anEvent(station, EMPTY_HEAD, change)], readBody);
      expect(folded.unread).toHaveLength(1);
      expect(folded.registers.get("note")).toHaveLength(1);
    }
  });

  test("loses lone surrogates and U+0000 at the border", () => {
    expect(wellFormed("a\u0000b\ud800c")).toBe("ab\ufffdc");
  });
});

describe("the chain", () => {
  test("takes the next, knows what came again, and tells a gap and a fork", () => {
    const [first, second] = aChain(aStation(), 2);
    if (first === undefined || second === undefined) throw new Error("no chain");
    const head = { seq: 1, hash: first.hash };
    expect(arrive(EMPTY_HEAD, first, null).kind).toBe("next");
    expect(arrive(head, second, null).kind).toBe("next");
    expect(arrive(head, first, { id: first.envelope.id, hash: first.hash }).kind).toBe("again");
    expect(arrive(EMPTY_HEAD, second, null)).toEqual({ kind: "gap", fromSeq: 1 });
    const other = anEvent(first.envelope.station);
    expect(arrive(head, other, { id: first.envelope.id, hash: first.hash }).kind).toBe("forked");
  });

  test("a server ahead of the desk, or with another history, asks for a new incarnation", () => {
    const [first] = aChain(aStation(), 1);
    const own = { seq: 1, hash: first?.hash ?? "" };
    const hashAt = (): null => null;
    expect(reunite(own, { seq: 2, hash: "x".repeat(64) }, hashAt).kind).toBe("new-incarnation");
    expect(reunite(own, { seq: 1, hash: "y".repeat(64) }, hashAt).kind).toBe("new-incarnation");
    expect(reunite(null, { seq: 3, hash: "z".repeat(64) }, hashAt).kind).toBe("new-incarnation");
    expect(reunite(own, EMPTY_HEAD, hashAt)).toEqual({ kind: "continue", fromSeq: 1 });
  });
});

describe("time", () => {
  test("stamps go forward whatever the clock does, and never follow one that runs ahead", () => {
    const station = aStation();
    const first = nextStamp(null, 1_000_000, station);
    const second = nextStamp(first, 500_000, station);
    expect(second > first).toBe(true);
    const ahead = nextStamp(null, 1_000_000 + MAX_LEAD_MS + 1, aStation());
    expect(followStamp(second, ahead, 1_000_000)).toBe(second);
  });

  test("a clock is good, wrong, or to be asked about", () => {
    const sight = {
      wallMs: 10_000_000,
      monotonicMs: 1000,
      startedWallMs: 9_999_000,
      startedMonotonicMs: 0,
    };
    const measured = (ms: number) => ({ ms, measuredWallMs: 9_999_500 });
    expect(trustOf({ ...sight, offset: measured(100) }).kind).toBe("good");
    expect(trustOf({ ...sight, offset: measured(300_000) }).kind).toBe("wrong");
    expect(trustOf({ ...sight, offset: null })).toEqual({ kind: "ask", why: "never-measured" });
    expect(trustOf({ ...sight, wallMs: 10_500_000, offset: measured(0) })).toEqual({
      kind: "ask",
      why: "jumped",
    });
  });
});
