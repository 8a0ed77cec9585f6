import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weekdayOf } from "#shared/dates/epoch-day.ts";
import { isoInstant, wallClock } from "#shared/dates/zone.ts";
import {
  isLineOpen,
  type LineOverride,
  lineStatus,
  overrideAt,
} from "#shared/hours/line-status.ts";
import { businessDays } from "#shared/timely-access/business-days.ts";
import { demoContent } from "../content/demo-content.ts";

const status = (at: string, overrides: LineOverride[] = []) =>
  lineStatus(demoContent, at, overrides);

describe("the hours of the line in Pacific time", () => {
  test.each([
    ["2026-10-30T15:30Z", true, "Fri 8:30, daylight time"],
    ["2026-11-02T15:30Z", false, "Mon 7:30, standard time"],
    ["2026-11-02T16:30Z", true, "Mon 8:30"],
    ["2026-11-26T18:00Z", false, "Thanksgiving"],
    ["2026-12-01T00:59Z", true, "Mon 16:59"],
    ["2026-12-01T01:00Z", false, "Mon 17:00"],
    ["2027-03-12T15:30Z", false, "Fri 7:30"],
    ["2027-03-15T15:00Z", true, "Mon 8:00, daylight time"],
    ["2026-12-01T00:59:59Z", true, "Mon 16:59:59"],
    ["2026-11-30T15:59:59Z", false, "Mon 7:59:59"],
    ["2026-11-28T18:00Z", false, "Saturday"],
    ["2026-11-27T18:00Z", false, "the day after Thanksgiving"],
    ["2026-10-12T17:00Z", true, "Columbus Day: staffed"],
  ])("at %s it is open: %s (%s)", (at, open, _when) => {
    expect(status(at).open).toBe(open);
    expect(isLineOpen(demoContent, at)).toBe(open);
  });

  test("an instant with an offset is the same instant", () => {
    expect(status("2026-11-30T08:00:00-08:00").open).toBe(true);
    expect(status("2026-11-30T11:00:00-05:00").open).toBe(true);
  });

  test("an instant without zone is a bug", () => {
    expect(() => status("2026-11-30T08:00:00")).toThrow("Not an instant");
    expect(() => status("2026-11-30")).toThrow("Not an instant");
  });
});

describe("in words", () => {
  test.each([
    ["2026-11-24T18:00Z", "Line open · closes 5:00 PM PT"],
    ["2026-11-24T15:00Z", "Line closed · opens 8:00 AM PT"],
    ["2026-11-24T02:00Z", "Line closed · opens Tue, Nov 24, 8:00 AM PT"],
    ["2026-11-21T18:00Z", "Line closed · opens Mon, Nov 23, 8:00 AM PT"],
    ["2026-11-26T01:30Z", "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM"],
    ["2026-11-26T18:00Z", "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM"],
    ["2026-11-29T18:00Z", "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM"],
    ["2026-11-30T15:59Z", "Line closed · opens 8:00 AM PT"],
    ["2026-11-11T18:00Z", "Closed Wed 11 · back Thu Nov 12, 8 AM"],
    ["2027-01-01T01:30Z", "Closed Fri Jan 1 · back Mon Jan 4, 8 AM"],
    ["2027-01-01T18:00Z", "Closed Fri 1 · back Mon Jan 4, 8 AM"],
    ["2027-05-30T18:00Z", "Closed Mon 31 · back Tue Jun 1, 8 AM"],
  ])("at %s: %s", (at, words) => {
    expect(status(at).words.en).toBe(words);
  });

  test("Spanish is said as well", () => {
    expect(status("2026-11-24T18:00Z").words.es).toBe("Línea abierta · cierra 5:00 PM PT");
    expect(status("2026-11-26T18:00Z").words.es).toBe(
      "Cerrado jue 26 – vie 27 · de vuelta lun 30 nov, 8 AM",
    );
    expect(status("2026-11-24T02:00Z").words.es).toBe(
      "Línea cerrada · abre mar 24 nov, 8:00 AM PT",
    );
  });

  test("what callers are told after hours is there only while closed", () => {
    expect(status("2026-11-24T18:00Z").afterHours).toBeNull();
    expect(status("2026-11-24T02:00Z").afterHours?.en).toContain("call 911");
  });
});

describe("the instants that matter", () => {
  test("the closing of an open day, the opening after a closed one", () => {
    expect(status("2026-11-24T18:00Z")).toMatchObject({
      closesAt: "2026-11-25T01:00:00Z",
      nextOpening: null,
    });
    expect(status("2026-11-26T18:00Z")).toMatchObject({
      closesAt: null,
      nextOpening: "2026-11-30T16:00:00Z",
    });
  });

  test("the opening after the clocks went forward is an hour earlier in UTC", () => {
    expect(status("2027-03-13T18:00Z").nextOpening).toBe("2027-03-15T15:00:00Z");
    expect(status("2026-10-31T18:00Z").nextOpening).toBe("2026-11-02T16:00:00Z");
  });
});

describe("a closure ahead", () => {
  test.each([
    ["2026-11-25T18:00Z", "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM"],
    ["2026-11-19T18:00Z", "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM"],
    ["2026-11-18T18:00Z", undefined],
    ["2026-12-24T18:00Z", "Closed Fri 25 · back Mon Dec 28, 8 AM"],
    ["2026-12-31T18:00Z", "Closed Fri Jan 1 · back Mon Jan 4, 8 AM"],
    ["2026-11-26T18:00Z", undefined],
  ])("at %s: %s", (at, ahead) => {
    expect(status(at).ahead?.en).toBe(ahead);
  });

  test("during one closure the next one is shown", () => {
    expect(status("2026-12-25T18:00Z").ahead?.en).toBe("Closed Fri Jan 1 · back Mon Jan 4, 8 AM");
  });
});

describe("a supervisor's key", () => {
  const closed: LineOverride = {
    kind: "closed",
    from: "2026-11-24T18:00:00Z",
    until: "2026-11-24T21:00:00Z",
    reason: "fire alarm",
    say: { en: "We are moving to another building.", es: "Nos mudamos a otro edificio." },
  };

  test("closes from its first instant and opens again at its last", () => {
    expect(isLineOpen(demoContent, "2026-11-24T17:59:59Z", [closed])).toBe(true);
    expect(isLineOpen(demoContent, "2026-11-24T18:00:00Z", [closed])).toBe(false);
    expect(isLineOpen(demoContent, "2026-11-24T20:59:59Z", [closed])).toBe(false);
    expect(isLineOpen(demoContent, "2026-11-24T21:00:00Z", [closed])).toBe(true);
  });

  test("says why, when it opens, and what callers are told", () => {
    const now = status("2026-11-24T19:00:00Z", [closed]);
    expect(now.words.en).toBe("Line closed · fire alarm · opens 1:00 PM PT");
    expect(now.words.es).toBe("Línea cerrada · fire alarm · abre 1:00 PM PT");
    expect(now.nextOpening).toBe("2026-11-24T21:00:00Z");
    expect(now.afterHours?.en).toBe("We are moving to another building.");
  });

  test("a closure past the end of the shift opens the next morning", () => {
    const late = { ...closed, until: "2026-11-25T02:00:00Z" };
    const now = status("2026-11-24T19:00:00Z", [late]);
    expect(now.nextOpening).toBe("2026-11-25T16:00:00Z");
    expect(now.words.en).toBe("Line closed · fire alarm · opens Wed, Nov 25, 8:00 AM PT");
  });

  test("a closure without end knows no opening, and the usual words are said", () => {
    const { say: _say, ...open } = closed;
    const now = status("2026-11-24T19:00:00Z", [{ ...open, until: null }]);
    expect(now).toMatchObject({ open: false, nextOpening: null });
    expect(now.words.en).toBe("Line closed · fire alarm");
    expect(now.afterHours).toEqual(demoContent.line.afterHoursWords);
  });

  test("is announced before it begins", () => {
    const now = status("2026-11-24T17:00:00Z", [closed]);
    expect(now.words.en).toBe("Line open · closes 10:00 AM PT");
    expect(now.closesAt).toBe("2026-11-24T18:00:00Z");
  });

  test("of several announced closures the first counts, and none after closing time", () => {
    const later = { ...closed, from: "2026-11-24T20:00:00Z" };
    expect(status("2026-11-24T17:00:00Z", [later, closed]).closesAt).toBe("2026-11-24T18:00:00Z");
    const tomorrow = { ...closed, from: "2026-11-25T18:00:00Z" };
    expect(status("2026-11-24T17:00:00Z", [tomorrow]).closesAt).toBe("2026-11-25T01:00:00Z");
  });

  test("opens on a day that is closed by plan", () => {
    const opened: LineOverride = {
      kind: "open",
      from: "2026-11-27T16:00:00Z",
      until: "2026-11-27T20:00:00Z",
      reason: "extra day",
    };
    const now = status("2026-11-27T17:00:00Z", [opened]);
    expect(now).toMatchObject({ open: true, closesAt: "2026-11-27T20:00:00Z", afterHours: null });
    expect(now.words.en).toBe("Line open · closes 12:00 PM PT");
    expect(status("2026-11-27T17:00:00Z", [{ ...opened, until: null }]).words.en).toBe(
      "Line open · until further notice",
    );
    expect(isLineOpen(demoContent, "2026-11-27T17:00:00Z", [opened])).toBe(true);
  });

  test("the newest key in force wins, whatever order they come in", () => {
    const reopened: LineOverride = {
      kind: "open",
      from: "2026-11-24T19:00:00Z",
      until: null,
      reason: "all clear",
    };
    for (const keys of [
      [closed, reopened],
      [reopened, closed],
    ]) {
      expect(overrideAt(keys, "2026-11-24T19:30:00Z")).toBe(reopened);
      expect(overrideAt(keys, "2026-11-24T18:30:00Z")).toBe(closed);
    }
    expect(overrideAt([closed], "2026-11-24T17:59:59Z")).toBeUndefined();
  });
});

test("it is never open on a weekend or a holiday, and never outside 8 to 5", () => {
  const first = Date.UTC(2025, 0, 1);
  const instants = fc
    .integer({ min: 0, max: 12 * 366 * 1440 })
    .map((m) => isoInstant(first + m * 60_000));
  fc.assert(
    fc.property(instants, (at) => {
      const { day, minutes } = wallClock(at, "America/Los_Angeles");
      const isHoliday = businessDays(demoContent.calendars, "S").holidayOn(day) !== null;
      const expected = weekdayOf(day) <= 5 && !isHoliday && minutes >= 480 && minutes < 1020;
      const now = status(at);
      expect(now.open).toBe(expected);
      if (now.nextOpening !== null) {
        expect(Date.parse(now.nextOpening)).toBeGreaterThan(Date.parse(at));
        expect(isLineOpen(demoContent, now.nextOpening)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});
