import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayWords, minutesOf, timeWords } from "#shared/dates/day-words.ts";
import { dayOf, daysInMonth, isoDay, parseDay, weekdayOf } from "#shared/dates/epoch-day.ts";
import {
  exactly,
  givenDate,
  instantSpan,
  parseGiven,
  storedForm,
} from "#shared/dates/given-date.ts";

const zone = "America/Los_Angeles";

describe("a day", () => {
  test("is counted from 1970-01-01", () => {
    expect(dayOf("1970-01-01")).toBe(0);
    expect(dayOf("1969-12-31")).toBe(-1);
    expect(isoDay(dayOf("2028-02-29"))).toBe("2028-02-29");
  });

  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-11-00",
    "2026-04-31",
    "1899-12-31",
    "2200-01-01",
    "2026-1-1",
    "20261101",
    "",
  ])("%j is no day", (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => dayOf(text)).toThrow("Not a date");
  });

  test("has the year, month and day that a Date has", () => {
    const days = fc.integer({ min: dayOf("1900-01-01"), max: dayOf("2199-12-31") });
    fc.assert(
      fc.property(days, (day) => {
        const date = new Date(day * 86_400_000);
        expect(isoDay(day)).toBe(date.toISOString().slice(0, 10));
        expect(weekdayOf(day)).toBe(((date.getUTCDay() + 6) % 7) + 1);
        expect(dayOf(isoDay(day))).toBe(day);
      }),
      { numRuns: 2_000 },
    );
    for (const iso of ["2000-02-29", "2000-03-01", "2100-02-28", "2100-03-01", "1900-01-01"])
      expect(isoDay(dayOf(iso))).toBe(iso);
  });

  test("has its weekday, before 1970 as well", () => {
    expect(weekdayOf(dayOf("2026-11-25"))).toBe(3);
    expect(weekdayOf(dayOf("2026-11-29"))).toBe(7);
    expect(weekdayOf(dayOf("2026-11-30"))).toBe(1);
    expect(weekdayOf(dayOf("1969-12-28"))).toBe(7);
  });

  test.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [2100, 2, 28],
    [2000, 2, 29],
    [2026, 4, 30],
    [2026, 12, 31],
  ])("%i-%i has %i days", (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe("in words", () => {
  test("a day, with its year only where another is in view", () => {
    expect(dayWords(dayOf("2026-11-25"))).toEqual({ en: "Wed, Nov 25", es: "mié 25 nov" });
    expect(dayWords(dayOf("2026-11-25"), 2026).en).toBe("Wed, Nov 25");
    expect(dayWords(dayOf("2027-01-11"), 2026)).toEqual({
      en: "Mon, Jan 11, 2027",
      es: "lun 11 ene de 2027",
    });
  });

  test.each([
    [0, "12 AM", "12:00 AM"],
    [480, "8 AM", "8:00 AM"],
    [720, "12 PM", "12:00 PM"],
    [750, "12:30 PM", "12:30 PM"],
    [1020, "5 PM", "5:00 PM"],
    [1439, "11:59 PM", "11:59 PM"],
  ])("minute %i is %s", (minutes, short, full) => {
    expect(timeWords(minutes)).toBe(short);
    expect(timeWords(minutes, true)).toBe(full);
  });

  test("a time of day in minutes", () => {
    expect(minutesOf("08:30")).toBe(510);
  });
});

describe("a given date", () => {
  test.each([
    ["2026-11-11", "exact", "2026-11-11", "2026-11-11"],
    ["2026-11-11", "about", "2026-11-08", "2026-11-14"],
    ["2026-02-15", "month", "2026-02-01", "2026-02-28"],
    ["2026-11-16/2026-11-22", "range", "2026-11-16", "2026-11-22"],
    ["2026-11-22/2026-11-16", "range", "2026-11-16", "2026-11-22"],
  ] as const)("%s, %s, may be %s to %s", (value, precision, earliest, latest) => {
    const date = givenDate(value, precision);
    expect(date).toMatchObject({ precision, earliest, latest });
    expect(givenDate(storedForm(date), precision)).toEqual(date);
  });

  test("about is as wide as it is told", () => {
    expect(givenDate("2026-11-11", "about", 1)).toMatchObject({
      earliest: "2026-11-10",
      latest: "2026-11-12",
    });
  });

  test.each([
    ["2026-11-16", { on: "2026-11-16" }],
    ["2026-11-16T10:00", { on: "2026-11-16", time: "10:00" }],
    ["2026-11-16 10:00:30", { on: "2026-11-16", time: "10:00:30" }],
    ["2026-11-17T01:30Z", { on: "2026-11-16", time: "17:30", at: "2026-11-17T01:30Z" }],
    ["2026-11-16T10:00-05:00", { on: "2026-11-16", time: "07:00" }],
  ])("reads %s", (text, expected) => {
    expect(parseGiven(text, zone)).toMatchObject(expected);
  });

  test.each([
    "2026-11-31",
    "2026-11-16T25:00",
    "2026-11-16T10:60",
    "2026-11-16T10",
    "soon",
    "",
    "2026-11-16T10:00+99:00",
  ])("does not read %j", (text) => {
    expect(parseGiven(text, zone)).toBeNull();
  });

  test("without a time is the whole day, 23 hours long when the clocks go forward", () => {
    const { first, last, kind } = instantSpan(exactly("2027-03-14"), zone);
    expect(kind).toBe("no-time");
    expect(last + 1 - first).toBe(23 * 3_600_000);
  });

  test("with a time is one instant", () => {
    expect(instantSpan(exactly("2026-11-16", "10:00:30"), zone)).toEqual({
      first: Date.UTC(2026, 10, 16, 18, 0, 30),
      last: Date.UTC(2026, 10, 16, 18, 0, 30),
      kind: "once",
    });
  });

  test("with an offset is that instant, though its hour came twice", () => {
    const second = parseGiven("2026-11-01T01:30-08:00", zone);
    expect(second && instantSpan(second, zone)).toMatchObject({
      first: Date.UTC(2026, 10, 1, 9, 30),
      kind: "once",
    });
    expect(instantSpan(exactly("2026-11-01", "01:30"), zone)).toMatchObject({
      first: Date.UTC(2026, 10, 1, 8, 30),
      kind: "twice",
    });
  });
});
