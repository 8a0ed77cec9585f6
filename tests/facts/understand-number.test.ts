import { describe, expect, test } from "vitest";
import { understandNumber } from "#shared/facts/understand-number.ts";

const minutes = (typed: string) => understandNumber(typed, { unit: "minutes", most: 720 });
const miles = (typed: string) => understandNumber(typed, { unit: "miles", most: 600 });
const valueOf = (read: ReturnType<typeof minutes>): number | string =>
  read.ok ? read.value.value : read.refusal.code;

describe("minutes", () => {
  test.each([
    ["50", 50],
    ["50 min", 50],
    ["50 minutos", 50],
    ["about 50", 50],
    ["1 h 30", 90],
    ["1 hour and 15 minutes", 75],
    ["2 horas", 120],
    ["1.5 hours", 90],
    ["1,5 horas", 90],
    ["1:20", 80],
    ["an hour and a half", 90],
    ["hora y media", 90],
    ["media hora", 30],
  ])("%s", (typed, value) => {
    expect(valueOf(minutes(typed))).toBe(value);
  });

  test.each([
    ["half the time", "not-a-number"],
    ["45-60", "one-figure"],
    ["45 to 60 minutes", "one-figure"],
    ["0", "check-the-figure"],
    ["2000", "check-the-figure"],
    ["50 miles", "not-a-number"],
  ])("%s is refused: %s", (typed, code) => {
    expect(valueOf(minutes(typed))).toBe(code);
  });
});

describe("miles", () => {
  test.each([
    ["35", 35],
    ["35 mi", 35],
    ["12.5 miles", 12.5],
    ["unas 35 millas", 35],
  ])("%s", (typed, value) => {
    expect(valueOf(miles(typed))).toBe(value);
  });

  test("a refusal says what to type instead", () => {
    const read = miles("far");
    expect(read.ok ? "" : read.refusal.remedy).toContain("Try 35");
  });
});

test("what was understood is said back, roughly where it was said roughly", () => {
  const read = minutes("about an hour and a half");
  expect(read.ok ? read.value.words : null).toEqual({ en: "about 90 min", es: "unos 90 min" });
  const exact = miles("35");
  expect(exact.ok ? exact.value.words.en : null).toBe("35 mi");
});
