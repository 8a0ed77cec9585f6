import { describe, expect, test } from "vitest";
import { timeOfDay, toldTimes } from "#shared/dates/told-times.ts";

const NOW = {
  today: "2026-11-25",
  ms: Date.parse("2026-11-25T18:04:00Z"),
  zone: "America/Los_Angeles",
};
const told = (day: string, from: string, until: string) => toldTimes({ day, from, until }, NOW);
const codeOf = (read: ReturnType<typeof told>) => (read.ok ? "accepted" : read.refusal.code);

describe("a time of day as typed", () => {
  test.each([
    ["9:40", 580],
    ["4:55", 1015],
    ["4:55 pm", 1015],
    ["4:55 a.m.", 295],
    ["1655", 1015],
    ["940", 580],
    ["16.55", 1015],
    ["12:15", 735],
    ["12 am", 0],
    ["04:55", 295],
    ["5 p", 1020],
  ])("%s is understood", (typed, minutes) => {
    expect(timeOfDay(typed)).toBe(minutes);
  });

  test.each(["", "noonish", "25:00", "9:75", "13 pm", "0 am"])("%s is no time", (typed) => {
    expect(timeOfDay(typed)).toBeNull();
  });
});

describe("the true times of a call that is typed in afterwards", () => {
  test("are those of the line's own clock, whatever day they were", () => {
    expect(told("", "9:40", "9:55")).toEqual({
      ok: true,
      value: { startedAt: "2026-11-25T17:40:00Z", endedAt: "2026-11-25T17:55:00Z" },
    });
    expect(told("yesterday", "4:55", "5:10")).toMatchObject({
      value: { startedAt: "2026-11-25T00:55:00Z", endedAt: "2026-11-25T01:10:00Z" },
    });
    expect(told("10/30", "9:40", "9:55")).toMatchObject({
      value: { startedAt: "2026-10-30T16:40:00Z" },
    });
  });

  test("are refused with what to type: no time, the wrong way round, not yet, only about a day", () => {
    expect(codeOf(told("today", "", "9:55"))).toBe("not-a-time");
    expect(codeOf(told("today", "9:40", "soon"))).toBe("not-a-time");
    expect(codeOf(told("today", "9:55", "9:40"))).toBe("ends-before-it-began");
    expect(codeOf(told("today", "9:40", "10:05"))).toBe("in-the-future");
    expect(codeOf(told("tomorrow", "9:40", "9:55"))).toBe("in-the-future");
    expect(codeOf(told("about two weeks ago", "9:40", "9:55"))).toBe("day-not-exact");
  });
});
