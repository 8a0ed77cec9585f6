import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { readBody } from "#shared/events/catalogue.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { type ReadEvent, readEvent } from "#shared/events/envelope.ts";
import { fold, type Folded, shown } from "#shared/events/fold.ts";
import { reissued } from "#shared/events/reissue.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";
import { anEvent, aStation } from "../support/events.ts";

const stations = [aStation(), aStation(), aStation()];
const stream = streamName("case", "1");
const at = "2026-11-25T18:00:00.000Z";

type Plan = {
  readonly by: number;
  readonly kind: "typed" | "noted" | "unread";
  readonly field: "wish" | "place";
  readonly sees: readonly number[];
  readonly ms: number;
};
const plans = fc.array(
  fc.record({
    by: fc.nat(2),
    kind: fc.constantFrom("typed", "noted", "unread"),
    field: fc.constantFrom("wish", "place"),
    sees: fc.array(fc.nat(11), { maxLength: 3 }),
    ms: fc.nat(3),
  }) as fc.Arbitrary<Plan>,
  { minLength: 1, maxLength: 12 },
);

const written = (all: readonly Plan[]): ReadEvent[] => {
  const events: ReadEvent[] = [];
  for (const [n, { by, kind, field, sees, ms }] of all.entries()) {
    const station = stations[by] ?? aStation();
    const body =
      kind === "noted"
        ? { add: { text: `note ${n}`, at } }
        : { set: { [field]: { typed: `${field} ${n}` } } };
    events.push(
      anEvent(
        station,
        EMPTY_HEAD,
        {
          stream,
          type: kind === "noted" ? "case-noted" : kind === "typed" ? "case-typed" : "case-dreamt",
          stamp: nextStamp(null, 1_795_000_000_000 + ms, station),
          sets: kind === "noted" ? [] : [field],
          replaces: sees.flatMap((seen) => events[seen]?.envelope.id ?? []),
        },
        body,
      ),
    );
  }
  return events;
};

const erasedCopy = (event: ReadEvent): ReadEvent => {
  const by = event.envelope.actor.person;
  const body = JSON.stringify({ erased: true, why: "court order", by });
  const read = readEvent({ envelope: event.text.envelope, body }, sha256);
  if (!read.ok) throw new Error(read.refusal.remedy);
  return read.value;
};

const plain = (folded: Folded): unknown => [
  [...folded.registers],
  [...folded.entries],
  folded.unread,
  folded.erased,
  folded.timeline,
];
const folded = (events: readonly ReadEvent[]): unknown => plain(fold(events, readBody));

describe("a fold", () => {
  test("is the same whatever order the events came in, and however often", () => {
    fc.assert(
      fc.property(plans, fc.infiniteStream(fc.nat()), (all, order) => {
        const events = written(all);
        const shuffled = [...events, ...events.slice(0, 3)]
          .map((event) => [order.next().value, event] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, event]) => event);
        expect(folded(shuffled)).toEqual(folded(events));
      }),
    );
  });

  test("does not depend on which of two copies was seen last", () => {
    fc.assert(
      fc.property(plans, (all) => {
        const events = written(all);
        const copies = events.map((event) =>
          reissued(event, { station: aStation(), seq: 1, prev: EMPTY_HEAD.hash }, sha256),
        );
        expect(folded([...copies, ...events])).toEqual(folded([...events, ...copies]));
        const erased = events.map(erasedCopy);
        expect(folded([...erased, ...events])).toEqual(folded(erased));
        expect(folded([...events, ...erased])).toEqual(folded(erased));
      }),
    );
  });

  test("keeps the place of an erased value: what it replaced does not come back", () => {
    const monday = anEvent(aStation());
    const tuesday = anEvent(aStation(), EMPTY_HEAD, { replaces: [monday.envelope.id] });
    const after = fold([monday, erasedCopy(tuesday)], readBody);
    expect(after.registers.get("note")).toMatchObject([{ event: tuesday.envelope.id }]);
    expect(shown(after, "note")).toBeUndefined();
    expect(after.erased.map(({ id }) => id)).toEqual([tuesday.envelope.id]);
  });

  test("keeps an erased entry among the entries, without its words", () => {
    const note = anEvent(
      aStation(),
      EMPTY_HEAD,
      { stream, type: "case-noted", sets: [] },
      { add: { text: "an evening, please", at } },
    );
    const read = fold([note], readBody).entries.get("case-noted");
    expect(read).toMatchObject([{ value: { text: "an evening, please" } }]);
    const after = fold([erasedCopy(note)], readBody).entries.get("case-noted");
    expect(after).toMatchObject([{ value: null }]);
  });

  test("sets only the fields its envelope names", () => {
    const event = anEvent(aStation(), EMPTY_HEAD, { sets: [] });
    expect(fold([event], readBody).registers.size).toBe(0);
  });
});
