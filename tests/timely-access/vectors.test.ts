import { describe, expect, test } from "vitest";
import { skippedDays } from "#shared/timely-access/day-ruler.ts";
import { aNote, anAssessment } from "./an-assessment.ts";
import { dayVectors, lists } from "./vectors.ts";

describe.each(dayVectors)("$id", (vector) => {
  test.each(lists)("is due on the day list %s gives", (list) => {
    const { standard, from, offered } = vector;
    const assessment = anAssessment({ standard, from, offered, list });
    expect(assessment.dueOn).toBe(vector.due[list]);
    expect(assessment.list).toBe(list);
  });

  test.each(["S", "X"] as const)("has the result that list %s gives", (list) => {
    const { standard, from, offered } = vector;
    const exceptions = vector.noted === true ? [aNote()] : [];
    expect(anAssessment({ standard, from, offered, list, exceptions }).result).toBe(
      vector.result[list],
    );
  });

  test("names the weekdays that were not counted", () => {
    const { standard, from, offered } = vector;
    const { cells } = anAssessment({ standard, from, offered });
    expect(skippedDays(cells).map((cell) => cell.on)).toEqual(vector.skipped);
  });
});

test("V16: a return visit with a psychiatrist has no fixed standard", () => {
  const assessment = anAssessment({
    standard: "TA-6",
    from: "2026-09-21T10:00",
    offered: "2026-10-30",
    physician: true,
  });
  expect(assessment).toMatchObject({ result: "no-fixed-standard", dueOn: null, missing: [] });
});

describe("hour limits", () => {
  test("V18: 96 hours over the end of daylight time", () => {
    const assessment = anAssessment({
      standard: "TA-2",
      from: "2026-10-30T16:10",
      offered: "2026-11-03T15:00",
    });
    expect(assessment).toMatchObject({
      result: "compliant",
      dueAt: "2026-11-03T15:10:00-08:00",
      dueOn: "2026-11-03",
      elapsedHours: 95.8333,
    });
  });

  test("V19: 48 hours over the start of daylight time, offered at the very limit", () => {
    const assessment = anAssessment({
      standard: "TA-1",
      from: "2027-03-12T09:00",
      offered: "2027-03-14T10:00",
    });
    expect(assessment).toMatchObject({
      result: "compliant",
      dueAt: "2027-03-14T10:00:00-07:00",
      elapsedHours: 48,
    });
  });

  test("one minute after the limit is late", () => {
    const assessment = anAssessment({
      standard: "TA-1",
      from: "2027-03-12T09:00",
      offered: "2027-03-14T10:01",
    });
    expect(assessment).toMatchObject({ result: "late", elapsedHours: 48.0167 });
  });
});
