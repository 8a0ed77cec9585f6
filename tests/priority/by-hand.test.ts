import { expect, test } from "vitest";
import { decidePriority, type PriorityFacts } from "#shared/priority/decide-priority.ts";
import { demoContent } from "../content/demo-content.ts";

const nothing: PriorityFacts = {
  today: "2026-12-22",
  crisis: false,
  urgentPer: null,
  medicationDaysLeft: null,
  medication: null,
  dischargeInDays: null,
  dueOn: null,
  authorizationEndsInDays: null,
  clinicCancellations: null,
  memberAge: null,
  escalations: null,
};

type Row = readonly [string, Partial<PriorityFacts>, string];
// From product.md "Priority", not from policy.yaml. Today is Tue Dec 22; Fri Dec 25 and Jan 1 are holidays.
const rows: readonly Row[] = [
  ["nothing known", {}, "P3"],
  ["crisis", { crisis: true }, "P1"],
  ["a clinician says urgent", { urgentPer: "clinician" }, "P1"],
  ["the nurse line says urgent", { urgentPer: "nurse-line" }, "P1"],
  ["the member says urgent", { urgentPer: "member" }, "P3"],
  ["nobody says urgent", { urgentPer: "nobody" }, "P3"],
  ["medicine for 7 days", { medicationDaysLeft: 7 }, "P1"],
  ["medicine for 8 days", { medicationDaysLeft: 8 }, "P2"],
  ["medicine for 14 days", { medicationDaysLeft: 14 }, "P2"],
  ["medicine for 15 days", { medicationDaysLeft: 15 }, "P3"],
  ["medicine that ran out", { medicationDaysLeft: -2 }, "P1"],
  ["methadone for a month", { medication: "methadone", medicationDaysLeft: 30 }, "P1"],
  ["buprenorphine", { medication: "Buprenorphine 8 mg" }, "P1"],
  ["lithium, on the high-risk list", { medication: "lithium" }, "P1"],
  ["a medicine on no list", { medication: "sertraline", medicationDaysLeft: 30 }, "P3"],
  ["discharge in 7 days", { dischargeInDays: 7 }, "P1"],
  ["discharge in 8 days", { dischargeInDays: 8 }, "P3"],
  ["discharged 7 days ago", { dischargeInDays: -7 }, "P1"],
  ["discharged 8 days ago", { dischargeInDays: -8 }, "P3"],
  ["due yesterday", { dueOn: "2026-12-21" }, "P2"],
  ["due today", { dueOn: "2026-12-22" }, "P2"],
  ["due in 2 business days", { dueOn: "2026-12-24" }, "P2"],
  ["due on the Sunday behind them", { dueOn: "2026-12-27" }, "P2"],
  ["due in 3 business days, over Christmas", { dueOn: "2026-12-28" }, "P3"],
  ["authorization ending in 5 days", { authorizationEndsInDays: 5 }, "P2"],
  ["authorization that has ended", { authorizationEndsInDays: -1 }, "P2"],
  ["one clinic cancellation", { clinicCancellations: 1 }, "P3"],
  ["two clinic cancellations", { clinicCancellations: 2 }, "P2"],
  ["a member of 17", { memberAge: 17 }, "P2"],
  ["a member of 18", { memberAge: 18 }, "P3"],
  ["the first escalation", { escalations: 1 }, "P3"],
  ["the second escalation", { escalations: 2 }, "P2"],
  ["a minor in a crisis", { memberAge: 12, crisis: true }, "P1"],
];

test.each(rows)("%s", (_, facts, expected) => {
  const { priority, reasons } = decidePriority({ ...nothing, ...facts }, demoContent);
  expect(priority).toBe(expected);
  // Never a priority without its reason, never a reason for the ordinary one.
  expect(reasons.length > 0).toBe(expected !== "P3");
});
