import { describe, expect, test } from "vitest";
import {
  decidePriority,
  type PriorityFacts,
  raisePriority,
} from "#shared/priority/decide-priority.ts";
import { demoContent } from "../content/demo-content.ts";

const facts = (changes: Partial<PriorityFacts> = {}): PriorityFacts => ({
  today: "2026-11-25",
  crisis: false,
  urgentPer: "nobody",
  medicationDaysLeft: null,
  medication: null,
  dischargeInDays: null,
  dueOn: null,
  authorizationEndsInDays: null,
  clinicCancellations: null,
  memberAge: null,
  escalations: null,
  ...changes,
});

const decide = (changes: Partial<PriorityFacts>) => {
  const { priority, reasons } = decidePriority(facts(changes), demoContent);
  return `${priority} ${reasons.map((reason) => reason.en).join(" · ")}`.trim();
};

describe("P1", () => {
  test.each([
    [{ crisis: true }, "P1 crisis"],
    [{ urgentPer: "clinician" }, "P1 clinician says urgent"],
    [{ urgentPer: "nurse-line" }, "P1 nurse line says urgent"],
    [{ medicationDaysLeft: 7 }, "P1 medication in 7 days"],
    [{ medicationDaysLeft: 1 }, "P1 medication in 1 day"],
    [{ medicationDaysLeft: 0 }, "P1 medication today"],
    [{ medicationDaysLeft: -3 }, "P1 medication ran out"],
    [{ medication: "Lithium 300 mg, 10 days" }, "P1 on lithium"],
    [{ medication: "methadone" }, "P1 on methadone"],
    [{ medication: "toma buprenorfina" }, "P1 on buprenorfina"],
    [{ dischargeInDays: -7 }, "P1 discharged 7 days ago"],
    [{ dischargeInDays: -1 }, "P1 discharged 1 day ago"],
    [{ dischargeInDays: 0 }, "P1 discharge today"],
    [{ dischargeInDays: 1 }, "P1 discharge in 1 day"],
    [{ dischargeInDays: 7 }, "P1 discharge in 7 days"],
  ] as const)("%o: %s", (changes, expected) => {
    expect(decide(changes)).toBe(expected);
  });
});

describe("P2", () => {
  test.each([
    [{ medicationDaysLeft: 8 }, "P2 medication in 8 days"],
    [{ medicationDaysLeft: 14 }, "P2 medication in 14 days"],
    [{ dueOn: "2026-11-24" }, "P2 due date passed"],
    [{ dueOn: "2026-11-25" }, "P2 due today"],
    [{ dueOn: "2026-11-30" }, "P2 due in 1 business day"],
    [{ dueOn: "2026-12-01" }, "P2 due in 2 business days"],
    [{ authorizationEndsInDays: 14 }, "P2 authorization ends in 14 days"],
    [{ authorizationEndsInDays: -1 }, "P2 authorization ended"],
    [{ authorizationEndsInDays: 0 }, "P2 authorization ends today"],
    [{ clinicCancellations: 2 }, "P2 2 visits cancelled or missed by the clinic"],
    [{ memberAge: 17 }, "P2 minor"],
    [{ escalations: 2 }, "P2 escalation 2"],
  ] as const)("%o: %s", (changes, expected) => {
    expect(decide(changes)).toBe(expected);
  });

  test("every reason is shown", () => {
    expect(decide({ medicationDaysLeft: 10, memberAge: 15 })).toBe(
      "P2 medication in 10 days · minor",
    );
  });
});

describe("P3", () => {
  test.each([
    {},
    { medicationDaysLeft: 15 },
    { dischargeInDays: 8 },
    { dischargeInDays: -8 },
    { dueOn: "2026-12-02" },
    { authorizationEndsInDays: 15 },
    { clinicCancellations: 1 },
    { memberAge: 18 },
    { escalations: 1 },
    { urgentPer: "member" },
    { medication: "lithiumlike" },
    { medication: "sertraline" },
  ] as const)("%o has no reason to hurry", (changes) => {
    expect(decide(changes)).toBe("P3");
  });
});

test("thresholds are policy", () => {
  const p1 = { ...demoContent.policy.priority.p1, medicationDays: 3 };
  const priority = { ...demoContent.policy.priority, p1 };
  const content = { ...demoContent, policy: { ...demoContent.policy, priority } };
  expect(decidePriority(facts({ medicationDaysLeft: 7 }), content).priority).toBe("P2");
});

test("reasons are said in Spanish", () => {
  const { reasons } = decidePriority(facts({ medicationDaysLeft: 10, memberAge: 15 }), demoContent);
  expect(reasons.map((reason) => reason.es)).toEqual(["medicamento en 10 días", "menor de edad"]);
});

describe("raising by hand", () => {
  const decided = decidePriority(facts({ memberAge: 15 }), demoContent);

  test("adds its reason", () => {
    const raised = raisePriority(decided, "P1", "third call this week");
    expect(raised.priority).toBe("P1");
    expect(raised.reasons.at(-1)?.en).toBe("raised: third call this week");
    expect(raised.reasons).toHaveLength(2);
  });

  test("never lowers, and the same is no change", () => {
    expect(raisePriority(decided, "P3", "calm")).toBe(decided);
    expect(raisePriority(decided, "P2", "same")).toBe(decided);
  });
});
