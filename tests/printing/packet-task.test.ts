import { describe, expect, test } from "vitest";
import { packetTask, type PacketFacts } from "#main/printing/packet-task.ts";
import { type EscalationView } from "#shared/contract/case-views.ts";
import { FhirTask } from "#shared/escalation/fhir-r4.ts";
import { EventId, RegionId } from "#shared/events/ids.ts";

const at = "2026-11-25T18:04:00.000Z";
const id = EventId.parse("5f0f3c1e-0000-4000-8000-000000000001");
const anEscalation = (change: Partial<EscalationView> = {}): EscalationView => ({
  escalation: id,
  raised: {
    summary: "No opening before spring",
    facts: { firstAskedOn: "about Nov 5", offer: "" },
    region: RegionId.parse("bay-coast"),
    priority: "P1",
    reasons: ["medication runs out in 5 days"],
    acknowledgeBy: at,
    answerBy: at,
    memberPromisedBy: at,
    lawfulDueOn: null,
    raisedAt: at,
    to: { team: "Bay and Coast", name: "S. Aguilar", phone: "510 555-0117" },
  },
  raisedBy: "K. Alvarado",
  acknowledgedAt: null,
  acknowledgedBy: null,
  answer: null,
  answerId: null,
  answeredAt: null,
  answeredBy: null,
  delivered: true,
  turn: "region",
  reply: null,
  missed: null,
  climbs: [],
  ...change,
});
const task = (change: Partial<EscalationView> = {}, rest: Partial<PacketFacts> = {}): FhirTask =>
  packetTask({
    reference: "AL 7K3 204",
    concernWords: "First appointment",
    escalation: anEscalation(change),
    over: false,
    label: (field) => field,
    notice: null,
    at,
    ...rest,
  });
const answer = { kind: "needs-information", question: "Which days?" } as const;
const notPossible = {
  kind: "not-possible",
  reason: "none",
  outOfNetwork: "considered-not-offered",
  consideredBy: "S. Aguilar",
} as const;

describe("a packet as a FHIR Task", () => {
  test("says who asks whom for what, by when, and how urgently", () => {
    expect(task()).toMatchObject({
      status: "requested",
      priority: "stat",
      requester: { display: "K. Alvarado" },
      owner: { display: "S. Aguilar, Bay and Coast" },
      restriction: { period: { end: at } },
      input: [{ type: { text: "firstAskedOn" }, valueString: "about Nov 5" }],
    });
  });

  test.each([
    [{ acknowledgedAt: at }, "accepted"],
    [{ turn: "information", answer }, "on-hold"],
    [{ turn: "line", answer: notPossible }, "rejected"],
    [{ turn: "line" }, "in-progress"],
  ] as const)("with %j its status is %s: an answer is no visit", (change, status) => {
    expect(task(change).status).toBe(status);
  });

  test("is completed when the case is over", () => {
    expect(task({}, { over: true }).status).toBe("completed");
  });

  test("carries the Part 2 statement as a note and as a label, and only where it applies", () => {
    const marked = task({}, { notice: "42 CFR part 2 prohibits …" });
    expect(marked.note).toEqual([{ text: "42 CFR part 2 prohibits …" }]);
    expect(marked.meta?.security).toContainEqual(
      expect.objectContaining({ code: "42CFRPart2" }) as object,
    );
    expect(task().note).toBeUndefined();
  });
});

describe("the schema of a Task", () => {
  const good = { resourceType: "Task", status: "requested", intent: "order" };
  test("takes what R4 requires, and no less", () => {
    expect(FhirTask.safeParse(good).success).toBe(true);
    for (const missing of ["resourceType", "status", "intent"])
      expect(FhirTask.safeParse({ ...good, [missing]: undefined }).success).toBe(false);
  });

  test.each([
    [{ status: "open" }],
    [{ intent: "wish" }],
    [{ priority: "P1" }],
    [{ authoredOn: "11/25/2026" }],
    [{ authoredOn: "2026-11-25T18:04" }],
    [{ id: "with spaces" }],
    [{ description: "" }],
    [{ input: [] }],
    [{ input: [{ valueString: "no type" }] }],
    [{ note: [{ time: at }] }],
    [{ owner: {} }],
    [{ member: "not an element" }],
  ])("refuses %j", (wrong) => {
    expect(FhirTask.safeParse({ ...good, ...wrong }).success).toBe(false);
  });

  test.each([["2026"], ["2026-11"], ["2026-11-25"], ["2026-11-25T18:04:00Z"], [at]])(
    "takes the date %s",
    (authoredOn) => {
      expect(FhirTask.safeParse({ ...good, authoredOn }).success).toBe(true);
    },
  );
});
