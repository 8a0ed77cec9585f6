import { expect, test } from "vitest";
import { anAssessment } from "./an-assessment.ts";

/** Counted by hand on the calendar, away from the vectors: where a rule is easily got wrong. */
const dueDays = [
  ["the eve of Thanksgiving, after five", "TA-5", "2026-11-25T17:30", "S", "2026-12-11"],
  ["a request on the holiday itself", "TA-4", "2026-11-26", "X", "2026-12-17"],
  ["over New Year with Saturday holidays", "TA-5", "2027-12-23", "S", "2028-01-06"],
  ["federal New Year of 2028 kept in 2027", "TA-5", "2027-12-30", "F", "2028-01-14"],
  ["Farmworkers Day the day after", "TA-4", "2027-03-30", "S", "2027-04-21"],
  ["Veterans Day moved to Friday, then Thanksgiving", "TA-5", "2028-11-08", "S", "2028-11-27"],
  ["the same on both lists", "TA-5", "2028-11-08", "X", "2028-11-24"],
  ["July 4 on a Sunday", "TA-5", "2027-07-01", "S", "2027-07-16"],
] as const;

test.each(dueDays)("due date: %s", (_, standard, from, list, due) => {
  expect(anAssessment({ standard, from, list, offered: null }).dueOn).toBe(due);
});

test("a minute after 48 hours is late by a minute, never by zero hours", () => {
  const late = anAssessment({
    standard: "TA-1",
    from: "2026-10-31T01:30",
    offered: "2026-11-02T00:31",
  });
  expect(late.result).toBe("late");
  expect(late.headline).toEqual({
    en: "Earliest offer is 1 minute after the time limit",
    es: "La primera oferta es 1 minuto después del plazo",
  });
});
