import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  Coverage,
  covers,
  moves,
  regionsOf,
  type Routing,
  ROUTE_FIELD,
  routingOf,
} from "#shared/events/coverage.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { EventId, RegionId } from "#shared/events/ids.ts";
import { StreamName } from "#shared/events/stream.ts";
import { anEvent, aStation } from "../support/events.ts";

const region = (name: string): RegionId => RegionId.parse(name);
const [north, south, coast] = [region("north"), region("south"), region("coast")];
const line: Coverage = { kind: "line" };
const both: Coverage = { kind: "regions", regions: [north, south] };

const aRouting = (regions: readonly RegionId[], ...replaced: Routing[]): Routing => ({
  event: EventId.parse(randomUUID()),
  regions,
  replaced: replaced.map(({ event }) => event),
});

describe("what a station holds", () => {
  test.each([
    ["case:1", [north], true, true],
    ["case:1", [coast], true, false],
    ["case:1", [coast, south], true, true],
    ["case:1", [], true, false],
    ["call:1", [], true, false],
    ["call:1", [south], true, true],
    ["member:1", [north], true, true],
    ["line:closures", [], true, true],
    ["desk:1", [north], false, false],
    ["access:1", [north], false, false],
  ])("%s of %j: the line %s, north and south %s", (stream, regions, byLine, byRegions) => {
    const name = StreamName.parse(stream);
    expect(covers(line, name, new Set(regions))).toBe(byLine);
    expect(covers(both, name, new Set(regions))).toBe(byRegions);
  });

  test("is the line or at least one region, and at most 32", () => {
    expect(Coverage.safeParse({ kind: "regions", regions: [] }).success).toBe(false);
    expect(Coverage.safeParse({ kind: "regions", regions: ["North Bay"] }).success).toBe(false);
    const many = Array.from({ length: 33 }, (_, n) => `region-${n}`);
    expect(Coverage.safeParse({ kind: "regions", regions: many }).success).toBe(false);
    expect(Coverage.safeParse(both).success).toBe(true);
  });
});

describe("where a stream belongs", () => {
  const opened = aRouting([north]);

  test.each([
    ["nowhere before it is routed", [], []],
    ["where it was opened", [opened], [north]],
    ["where it was moved to", [opened, aRouting([south], opened)], [south]],
    ["nowhere when it was taken from everybody", [opened, aRouting([], opened)], []],
    [
      "to both that two people moved it to at once",
      [opened, aRouting([south], opened), aRouting([coast], opened)],
      [south, coast],
    ],
  ])("%s", (_what, routings, regions) => {
    expect(regionsOf(routings)).toEqual(new Set(regions));
    expect(regionsOf(routings.toReversed())).toEqual(new Set(regions));
  });

  test("is settled by a routing that knew both", () => {
    const here = aRouting([south], opened);
    const there = aRouting([coast], opened);
    expect(regionsOf([opened, here, there, aRouting([north], here, there)])).toEqual(
      new Set([north]),
    );
  });

  test("follows from the envelope alone", () => {
    const plain = anEvent(aStation());
    expect(routingOf(plain.envelope)).toBeNull();
    const routed = anEvent(aStation(), EMPTY_HEAD, {
      sets: ["note", ROUTE_FIELD],
      routes: [coast],
      replaces: [plain.envelope.id],
    });
    expect(routingOf(routed.envelope)).toEqual({
      event: routed.envelope.id,
      regions: [coast],
      replaced: [plain.envelope.id],
    });
  });
});

describe("a move", () => {
  const some = fc.uniqueArray(fc.constantFrom(north, south, coast)).map((all) => new Set(all));

  test("grants what is new and withdraws what is gone, and nothing else", () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { grants, withdrawals } = moves(before, after);
        expect(before.union(new Set(grants)).difference(new Set(withdrawals))).toEqual(after);
        expect(grants.every((name) => !before.has(name))).toBe(true);
        expect(withdrawals.every((name) => !after.has(name))).toBe(true);
      }),
    );
  });
});
