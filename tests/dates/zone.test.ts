import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dayOf, epochDayOf } from "#shared/dates/epoch-day.ts";
import {
  instantAt,
  instantMs,
  isoInstant,
  localInstant,
  wallClock,
  withOffset,
} from "#shared/dates/zone.ts";

const zone = "America/Los_Angeles";

describe("the clock on the wall", () => {
  test("keeps its day when UTC is already in the next", () => {
    expect(wallClock("2026-12-01T00:59:30Z", zone)).toEqual({
      day: dayOf("2026-11-30"),
      minutes: 16 * 60 + 59.5,
    });
  });

  test("changes at the very instant of a change", () => {
    expect(withOffset(Date.UTC(2026, 10, 1, 9) - 1_000, zone)).toBe("2026-11-01T01:59:59-07:00");
    expect(withOffset(Date.UTC(2026, 10, 1, 9), zone)).toBe("2026-11-01T01:00:00-08:00");
    expect(withOffset(Date.UTC(2027, 2, 14, 10) - 1_000, zone)).toBe("2027-03-14T01:59:59-08:00");
    expect(withOffset(Date.UTC(2027, 2, 14, 10), zone)).toBe("2027-03-14T03:00:00-07:00");
  });

  test("knows zones east of Greenwich and without changes", () => {
    expect(withOffset(0, "Asia/Kolkata")).toBe("1970-01-01T05:30:00+05:30");
    expect(withOffset(0, "UTC")).toBe("1970-01-01T00:00:00+00:00");
  });
});

describe("the instant of a local time", () => {
  test.each([
    ["2027-03-14", 119, "once", "2027-03-14T09:59:00Z"],
    ["2027-03-14", 120, "skipped", "2027-03-14T10:00:00Z"],
    ["2027-03-14", 150, "skipped", "2027-03-14T10:30:00Z"],
    ["2027-03-14", 180, "once", "2027-03-14T10:00:00Z"],
    ["2026-11-01", 59, "once", "2026-11-01T07:59:00Z"],
    ["2026-11-01", 60, "twice", "2026-11-01T08:00:00Z"],
    ["2026-11-01", 119, "twice", "2026-11-01T08:59:00Z"],
    ["2026-11-01", 120, "once", "2026-11-01T10:00:00Z"],
  ] as const)("%s, minute %i: %s", (day, minutes, kind, instant) => {
    expect(localInstant(dayOf(day), minutes, zone).kind).toBe(kind);
    expect(instantAt(dayOf(day), minutes, zone)).toBe(instant);
  });

  test("agrees with Temporal on any minute of any day", () => {
    const days = fc.integer({ min: dayOf("2000-01-01"), max: dayOf("2050-12-31") });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minutes) => {
        const local = Temporal.PlainDate.from("1970-01-01")
          .add({ days: day })
          .toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
        const theirs = local.toZonedDateTime(zone, { disambiguation: "compatible" });
        expect(localInstant(day, minutes, zone).ms).toBe(theirs.epochMilliseconds);
        expect(withOffset(theirs.epochMilliseconds, zone)).toBe(
          theirs.toString({ timeZoneName: "never" }),
        );
        const clock = wallClock(theirs.toInstant().toString(), zone);
        expect(clock.day).toBe(epochDayOf(theirs.year, theirs.month, theirs.day));
      }),
      { numRuns: 500 },
    );
  });
});

test("an instant is written as a Date writes it, without empty milliseconds", () => {
  const moments = fc.integer({ min: -1_000_000_000_000, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(moments, (ms) => {
      expect(isoInstant(ms)).toBe(new Date(ms).toISOString().replace(".000Z", "Z"));
      const whole = Math.floor(ms / 1_000) * 1_000;
      expect(isoInstant(whole)).toBe(new Date(whole).toISOString().replace(".000Z", "Z"));
    }),
  );
});

test("an instant needs a zone", () => {
  expect(() => instantMs("2026-11-30T08:00")).toThrow("Not an instant");
  expect(() => instantMs("2026-11-30")).toThrow("Not an instant");
  expect(instantMs("2026-11-30T08:00-08:00")).toBe(Date.UTC(2026, 10, 30, 16));
  expect(instantMs("2026-11-30T08:00+0530")).toBe(Date.UTC(2026, 10, 30, 2, 30));
});
