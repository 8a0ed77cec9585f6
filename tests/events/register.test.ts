import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_REPLACED } from "#shared/events/envelope.ts";
import { EventId, PersonId } from "#shared/events/ids.ts";
import {
  isConflict,
  type RegisterValue,
  replacedBy,
  replacedByAll,
  settle,
} from "#shared/events/register.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { aStation } from "../support/events.ts";

const station = aStation();
const person = PersonId.parse(randomUUID());
let clockMs = 1_795_000_000_000;

const aValue = (value: string, ...replaced: RegisterValue[]): RegisterValue => ({
  event: EventId.parse(randomUUID()),
  stamp: nextStamp(null, (clockMs += 1000), station),
  actor: { person, role: "specialist" },
  value,
  replaced: replaced.map(({ event }) => event),
});
const shownIn = (all: readonly RegisterValue[]): unknown[] => settle(all).map(({ value }) => value);
const nobody = (): boolean => false;
const everybody = (): boolean => true;

describe("a register", () => {
  test("shows the value that replaced the others", () => {
    const monday = aValue("Monday");
    const tuesday = aValue("Tuesday", monday);
    expect(shownIn([monday, tuesday])).toEqual(["Tuesday"]);
    expect(shownIn([tuesday, monday])).toEqual(["Tuesday"]);
  });

  test("shows both of two that did not know each other, the later first", () => {
    const monday = aValue("Monday");
    const here = aValue("Tuesday", monday);
    const there = aValue("Wednesday", monday);
    expect(shownIn([monday, here, there])).toEqual(["Wednesday", "Tuesday"]);
    expect(isConflict(settle([monday, here, there]))).toBe(true);
  });

  test("is settled by one that names both", () => {
    const here = aValue("Tuesday");
    const there = aValue("Wednesday");
    expect(shownIn([here, there, aValue("Thursday", here, there)])).toEqual(["Thursday"]);
  });

  test("never lets a later stamp alone win", () => {
    const late = aValue("right clock");
    const early = { ...aValue("clock a day behind", late), stamp: nextStamp(null, 1, station) };
    expect(shownIn([early, late])).toEqual(["clock a day behind"]);
  });

  test("is the same in whatever order its values came", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { maxLength: 10 }), (links) => {
        const values: RegisterValue[] = [];
        for (const [at, link] of links.entries())
          values.push(aValue(String(at), ...link.flatMap((n) => values[n] ?? [])));
        expect(settle(values.toReversed())).toEqual(settle(values));
      }),
    );
  });
});

describe("what a new value names as replaced", () => {
  test("is what is on the screen once that is confirmed", () => {
    const monday = aValue("Monday");
    const tuesday = aValue("Tuesday", monday);
    expect(replacedBy([monday, tuesday], everybody)).toEqual([tuesday.event]);
  });

  test("goes through own values that the server may still refuse", () => {
    const monday = aValue("Monday");
    const tuesday = aValue("Tuesday", monday);
    const named = replacedBy([monday, tuesday], (event) => event === monday.event);
    expect(named).toEqual([monday.event, tuesday.event].toSorted());
    // The server refuses Tuesday: Wednesday still stands alone.
    const wednesday = { ...aValue("Wednesday"), replaced: named };
    expect(shownIn([monday, wednesday])).toEqual(["Wednesday"]);
  });

  test("names a value this desk does not hold when an own one replaced it", () => {
    const elsewhere = aValue("purged since");
    const own = aValue("Tuesday", elsewhere);
    expect(replacedBy([own], nobody)).toEqual([elsewhere.event, own.event].toSorted());
  });

  test("names every value of a conflict", () => {
    const [here, there] = [aValue("Tuesday"), aValue("Wednesday")];
    expect(replacedBy([here, there], everybody)).toEqual([here.event, there.event].toSorted());
  });

  test("never outgrows an envelope, and drops the oldest first", () => {
    const chain: RegisterValue[] = [];
    for (let n = 0; n < 400; n += 1) chain.push(aValue(String(n), ...chain.slice(-1)));
    const named = replacedByAll([chain, chain], nobody);
    expect(named).toHaveLength(MAX_REPLACED);
    const nearest = chain.slice(-MAX_REPLACED).map(({ event }) => event);
    expect(named).toEqual(nearest.toSorted());
  });
});
