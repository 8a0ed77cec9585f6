import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { givenDate } from "#shared/dates/given-date.ts";
import { assess } from "#shared/timely-access/assess.ts";
import { assessLine } from "../../build/assess-line.ts";
import { demoContent } from "../content/demo-content.ts";
import { anAssessment, given } from "./an-assessment.ts";

// Counted from typed-in lists of holidays and the tz database, apart from the rules in content/.
// Each line is also one of `npm run assess`, with what it must print.
const lines = readFileSync(new URL("../support/assess-by-hand.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((text) => {
    const {
      id,
      why,
      expect: expected,
    } = JSON.parse(text) as Readonly<{
      id: string;
      why: string;
      expect: Readonly<Record<string, unknown>>;
    }>;
    return { id, why, expected, text };
  });

describe("worked out by hand", () => {
  test("there are many, and each has a name of its own", () => {
    expect(lines.length).toBeGreaterThanOrEqual(240);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  test.each(lines)("$id: $why", ({ text, expected }) => {
    const answer = assessLine(text, demoContent);
    expect(answer).toMatchObject(expected);
    // What does not apply is not printed: a due date nobody can have must not look like one.
    for (const field of ["dueOn", "dueAt", "elapsedHours"])
      expect(field in answer, field).toBe(field in expected);
  });
});

const about = (on: string) => givenDate(on, "about");

describe("dates that are only roughly known, three days either side", () => {
  test.each([
    // 8–14 November (14th a Saturday): due 10 business days on, by list S.
    ["offered on the earliest due date", "2026-11-11", "2026-11-23", "compliant"],
    ["offered between the two", "2026-11-11", "2026-11-25", "not-assessable"],
    ["offered on the latest due date", "2026-11-11", "2026-12-01", "not-assessable"],
    ["offered the day after the latest", "2026-11-11", "2026-12-02", "late"],
  ] as const)("%s: asked about %s, offered %s is %s", (_, from, offered, result) => {
    const assessed = anAssessment({ from: about(from), offered, list: "S" });
    expect(assessed.dueSpan).toEqual({ least: "2026-11-23", most: "2026-12-01" });
    expect(assessed.result).toBe(result);
  });

  test("a month: due from its first to its last day", () => {
    const from = givenDate("2027-03-10", "month");
    const assessed = anAssessment({ from, offered: "2027-05-03", list: "S" });
    // Mon Mar 1 → Mon 15; Wed Mar 31 is a holiday and day 0 all the same → Wed Apr 14.
    expect(assessed.dueSpan).toEqual({ least: "2027-03-15", most: "2027-04-14" });
    expect(assessed.result).toBe("late");
  });

  test("a range of days, the offer a range too", () => {
    const from = givenDate("2026-08-10/2026-08-14", "range");
    const within = givenDate("2026-08-20/2026-08-24", "range");
    const between = givenDate("2026-08-20/2026-08-25", "range");
    expect(anAssessment({ from, offered: within }).result).toBe("compliant");
    const unclear = anAssessment({ from, offered: between });
    expect(unclear.result).toBe("not-assessable");
    expect(unclear.missing).toHaveLength(2);
  });
});

describe("an unknown line of business is judged by the earliest list", () => {
  test.each([
    // Thanksgiving: X loses only the Thursday, so it ends a day before S.
    ["2026-11-17T09:00", "2026-12-03", "2026-12-02", "compliant", "late"],
    // Farmworkers Day is on S alone.
    ["2026-03-24", "2026-04-08", "2026-04-07", "compliant", "late"],
    // Juneteenth is on F alone, so it counts.
    ["2026-06-15", "2026-06-30", "2026-06-29", "late", "late"],
    // No holiday: one date.
    ["2026-08-10", "2026-08-24", "2026-08-24", "compliant", "compliant"],
  ] as const)("asked %s, offered %s: due %s", (from, offered, dueOn, byPlan, byEarliest) => {
    const asked = { standard: "TA-5", from: given(from), offered: given(offered) } as const;
    const unknown = assess({ ...asked, lineOfBusiness: "unknown" }, demoContent);
    expect(unknown).toMatchObject({ list: "X", dueOn, result: byEarliest });
    expect(unknown.remarks.map(({ en }) => en).join()).toContain("to confirm");
    const known = assess({ ...asked, lineOfBusiness: "commercial" }, demoContent);
    expect(known).toMatchObject({ list: "S", result: byPlan });
    expect(known.aimBy).toBe(known.dueOn === dueOn ? null : dueOn);
  });
});
