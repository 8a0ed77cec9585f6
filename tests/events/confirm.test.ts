import { describe, expect, test } from "vitest";
import { arrive, EMPTY_HEAD, type Head, reunite } from "#shared/events/confirm.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { aChain, anEvent, aStation } from "../support/events.ts";

const station = aStation();
const chain = aChain(station, 5);
const at = (seq: number): ReadEvent => {
  const event = chain[seq - 1];
  if (event === undefined) throw new Error(`The chain ends before ${seq}`);
  return event;
};
const headAt = (seq: number): Head => (seq === 0 ? EMPTY_HEAD : { seq, hash: at(seq).hash });
const recordedAt = (seq: number) => ({ id: at(seq).envelope.id, hash: at(seq).hash });
const hashAt = (seq: number): string | null => chain[seq - 1]?.hash ?? null;

describe("an event arrives", () => {
  const fork = anEvent(station, headAt(2));

  test.each([
    ["first of all", EMPTY_HEAD, at(1), null, { kind: "next", head: headAt(1) }],
    ["behind the head", headAt(2), at(3), null, { kind: "next", head: headAt(3) }],
    ["after a hole", headAt(2), at(4), null, { kind: "gap", fromSeq: 3 }],
    ["again, at the head", headAt(3), at(3), recordedAt(3), { kind: "again" }],
    ["again, long ago", headAt(4), at(1), recordedAt(1), { kind: "again" }],
    ["as another than the recorded", headAt(3), fork, recordedAt(3), { kind: "forked", atSeq: 3 }],
    ["at a seq nobody remembers", headAt(3), at(2), null, { kind: "forked", atSeq: 2 }],
  ])("%s", (_when, head, event, recorded, arrival) => {
    expect(arrive(head, event, recorded)).toEqual(arrival);
  });

  test("under an id and a seq that are taken, with other words: forked", () => {
    const other = anEvent(station, headAt(2), { id: at(3).envelope.id, sets: [] });
    expect(arrive(headAt(3), other, recordedAt(3))).toEqual({ kind: "forked", atSeq: 3 });
  });

  test("behind another history than its own: forked", () => {
    const other = anEvent(station, { seq: 2, hash: "f".repeat(64) });
    expect(arrive(headAt(2), other, null)).toEqual({ kind: "forked", atSeq: 3 });
  });
});

describe("a station meets the server again", () => {
  const stranger: Head = { seq: 2, hash: "e".repeat(64) };
  const newIncarnation = (why: string) => ({ kind: "new-incarnation", why });

  test.each([
    ["both know nothing", null, EMPTY_HEAD, { kind: "continue", fromSeq: 1 }],
    ["it lost its journal", null, headAt(2), newIncarnation("head-unknown")],
    ["nothing is unsent", headAt(3), headAt(3), { kind: "continue", fromSeq: 4 }],
    ["some is unsent", headAt(5), headAt(3), { kind: "continue", fromSeq: 4 }],
    ["the server was restored to nothing", headAt(5), EMPTY_HEAD, { kind: "continue", fromSeq: 1 }],
    ["its disk is older", headAt(2), headAt(4), newIncarnation("head-not-a-prefix")],
    ["it wrote another history", headAt(3), stranger, newIncarnation("head-not-a-prefix")],
    ["as far, but otherwise", headAt(2), stranger, newIncarnation("head-not-a-prefix")],
  ])("%s", (_when, own, server, reunion) => {
    expect(reunite(own, server, hashAt)).toEqual(reunion);
  });

  test("a hash that it does not remember any more is not held against it", () => {
    expect(reunite(headAt(5), headAt(2), () => null)).toEqual({ kind: "continue", fromSeq: 3 });
  });

  test("a chain with an event missing that the server asks for is left", () => {
    const holds = (seq: number): boolean => seq !== 4;
    expect(reunite(headAt(5), headAt(4), hashAt, holds).kind).toBe("continue");
    expect(reunite(headAt(5), headAt(3), hashAt, holds)).toEqual(
      newIncarnation("head-not-a-prefix"),
    );
  });
});
