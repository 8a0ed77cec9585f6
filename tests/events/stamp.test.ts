import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followStamp, MAX_LEAD_MS, nextStamp, Stamp } from "#shared/events/stamp.ts";
import { aStation } from "../support/events.ts";

const [here, there] = [aStation(), aStation()];
const noonMs = 1_795_000_000_000;
const msOf = (stamp: Stamp | null): number => Number(stamp?.slice(0, 15));

describe("a stamp", () => {
  test("is always later than the one before, whatever the clock does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * noonMs }), { minLength: 2 }), (clock) => {
        let last: Stamp | null = null;
        for (const nowMs of clock) {
          const next: Stamp = nextStamp(last, nowMs, here);
          expect(last === null || next > last).toBe(true);
          expect(msOf(next)).toBeGreaterThanOrEqual(nowMs);
          last = next;
        }
      }),
    );
  });

  test("goes on to the next millisecond when a million fall into one", () => {
    const full = Stamp.parse(`${String(noonMs).padStart(15, "0")}.999999.${here}`);
    const next = nextStamp(full, noonMs, here);
    expect(next > full).toBe(true);
    expect(msOf(next)).toBe(noonMs + 1);
  });

  test("sorts as text across the years", () => {
    const long = nextStamp(null, 9_999_999_999_999, here);
    expect(nextStamp(null, 10_000_000_000_000, here) > long).toBe(true);
  });

  test.each([
    ["a second ahead", 1000, true],
    ["exactly five minutes ahead", MAX_LEAD_MS, true],
    ["a millisecond more", MAX_LEAD_MS + 1, false],
    ["a day ahead", 86_400_000, false],
    ["a day behind", -86_400_000, false],
  ])("seen %s is followed: %#", (_how, leadMs, isFollowed) => {
    const last = nextStamp(null, noonMs, here);
    const seen = nextStamp(null, noonMs + leadMs, there);
    expect(followStamp(last, seen, noonMs)).toBe(isFollowed ? seen : last);
  });

  test("never runs more than five minutes ahead of a right clock, whatever it sees", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -86_400_000, max: 86_400_000 })), (leads) => {
        let last: Stamp | null = null;
        for (const lead of leads) {
          last = followStamp(last, nextStamp(null, noonMs + lead, there), noonMs);
          last = nextStamp(last, noonMs, here);
          expect(msOf(last) - noonMs).toBeLessThanOrEqual(MAX_LEAD_MS);
        }
      }),
    );
  });

  test("of somebody else is followed by the first desk that wakes up", () => {
    const seen = nextStamp(null, noonMs, there);
    expect(followStamp(null, seen, noonMs)).toBe(seen);
    expect(nextStamp(seen, noonMs - 3_600_000, here) > seen).toBe(true);
  });
});
