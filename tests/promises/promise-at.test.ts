import { describe, expect, test } from "vitest";
import { exactly, givenDate } from "#shared/dates/given-date.ts";
import { promiseAt } from "#shared/promises/promise-at.ts";
import { demoContent } from "../content/demo-content.ts";

/** The Wednesday before Thanksgiving, 10 AM. */
const now = "2026-11-25T18:00:00Z";
const promised = (on: string, time?: string) => {
  const read = promiseAt(exactly(on, time), now, demoContent);
  return read.ok ? read.value : read.refusal.remedy;
};

describe("a call-back that is promised", () => {
  test.each([
    ["2026-11-25", "15:00", "2026-11-25T23:00:00Z"],
    ["2026-11-30", "08:00", "2026-11-30T16:00:00Z"],
    ["2026-11-30", "17:00", "2026-12-01T01:00:00Z"],
  ])("%s %s is kept", (on, time, at) => {
    expect(promised(on, time)).toBe(at);
  });

  test.each([
    [
      "2026-11-26",
      "10:00",
      "Thu, Nov 26: Thanksgiving Day, the line is closed. The next staffed time is Mon, Nov 30, 8 AM.",
    ],
    [
      "2026-11-28",
      "10:00",
      "Sat, Nov 28: the line is closed. The next staffed time is Mon, Nov 30, 8 AM.",
    ],
    ["2026-11-30", "19:00", "On Mon, Nov 30 somebody is here 8 AM–5 PM."],
    ["2026-11-25", "09:00", "Wed, Nov 25 at that time is already past."],
  ])("never on a closed day, outside hours or in the past: %s %s", (on, time, remedy) => {
    expect(promised(on, time)).toBe(remedy);
  });

  test("needs a day and a time", () => {
    expect(promised("2026-11-30")).toContain("Give the day and the time");
    const about = promiseAt(givenDate("2026-11-30", "about"), now, demoContent);
    expect(about.ok ? "" : about.refusal.code).toBe("time-missing");
  });

  test("not on a day that an emergency closed", () => {
    const closed = [
      { kind: "closed", from: "2026-11-30T08:00:00Z", until: "2026-12-01T08:00:00Z" },
    ];
    const read = promiseAt(exactly("2026-11-30", "10:00"), now, demoContent, closed as never);
    expect(read.ok ? "" : read.refusal.remedy).toContain("The next staffed time is Tue, Dec 1");
  });
});
