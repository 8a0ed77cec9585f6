import { describe, expect, test } from "vitest";
import { type Concern } from "#shared/events/bodies.ts";
import { entryField } from "#shared/facts/entries.ts";
import { aCall, aids, commercial, judgement, type Keys, TEN_AM } from "./a-call.ts";

describe("the distance card", () => {
  const far = { travelFrom: "93657", travelTo: "93257", regionOrZip: "93657" };
  const distance = (fields: Record<string, string>) =>
    aids(fields, ["travel-distance"]).facts.distance;

  test("is there for that concern alone", () => {
    expect(aids(far).facts.distance).toBeNull();
    expect(distance({})?.headline).toContain("Not assessable yet");
  });

  test("takes the caller's own figure, and shows the straight line beside it", () => {
    const card = distance({
      ...far,
      lineOfBusiness: "medi-cal",
      service: "mental-health",
      travelMiles: "52",
      travelMinutes: "80",
    });
    expect(card).toMatchObject({ result: "exceeds" });
    expect(card?.rows).toEqual([
      { label: "Medi-Cal yardstick, to confirm", value: "45 mi or 75 min" },
      { label: "Caller’s figure, one way", value: "52 mi · 80 min" },
      {
        label: "Straight line, ZIP to ZIP",
        value: expect.stringMatching(/^5\d\.\d mi$/) as string,
      },
      { label: "County", value: "Fresno · class C" },
    ]);
    expect(card?.notVerified).toContain("WIC 14197");
  });

  test("has substance use's own yardstick", () => {
    expect(
      distance({ ...far, lineOfBusiness: "medi-cal", service: "substance-use" })?.rows[0]?.value,
    ).toBe("60 mi or 90 min");
  });

  test("is over it by minutes said and a straight line that is longer already", () => {
    expect(distance({ ...far, lineOfBusiness: "commercial", travelMinutes: "75" })?.result).toBe(
      "exceeds",
    );
    expect(distance({ ...far, lineOfBusiness: "commercial" })?.result).toBe("not-assessable");
  });

  test("counts the workplace for a plan through work, and not for Medi-Cal", () => {
    const work = {
      travelFromIs: "workplace",
      travelMiles: "6",
      travelMinutes: "14",
      regionOrZip: "93657",
    };
    expect(distance({ ...work, lineOfBusiness: "commercial" })?.headline).toBe(
      "Within the yardstick, from the workplace",
    );
    expect(distance({ ...work, lineOfBusiness: "medi-cal" })?.result).toBe("not-assessable");
  });

  test("knows a clinic by its name and a county in words", () => {
    const card = distance({
      lineOfBusiness: "medi-cal",
      travelFrom: "near Lodi, San Joaquin County",
    });
    expect(card?.rows.at(-1)).toEqual({ label: "County", value: "San Joaquin · class B" });
  });
});

describe("the priority", () => {
  const priority = (fields: Record<string, string>, ...rest: [Concern[]?, Keys?, number?]) =>
    judgement.priority(aCall(fields, ...rest));

  test.each([
    [{ urgencyStatedBy: "clinician" }, "P1", "clinician says urgent"],
    [{ urgencyStatedBy: "member" }, "P3", undefined],
    [{ medicationRunsOut: "6 days" }, "P1", "medication in 6 days"],
    [{ medicationRunsOut: "12 days" }, "P2", "medication in 12 days"],
    [{ medicationRunsOut: "no" }, "P3", undefined],
    [{ medicationRunsOut: "30 days", medicationName: "lithium 300" }, "P1", "on lithium"],
    [{ medicationRunsOut: "out of suboxone" }, "P1", "on suboxone"],
    [{ dischargedOn: "Nov 20" }, "P1", "discharged 5 days ago"],
    [{ dischargedOn: "Dec 1" }, "P1", "discharge in 6 days"],
    [
      { authorizationState: "ending", authorizationEndsOn: "10 days" },
      "P2",
      "authorization ends in 10 days",
    ],
    [{ memberName: "Mateo D., 15" }, "P2", "minor"],
    [{ memberName: "Mateo D." }, "P3", undefined],
    [{ memberName: "Mateo D.", memberBornOn: "11/26/2008" }, "P2", "minor"],
    [{ memberName: "Mateo D., 15", memberBornOn: "11/25/2008" }, "P3", undefined],
  ])("%o: %s", (fields, expected, reason) => {
    const { priority: decided, reasons } = priority(fields as Record<string, string>);
    expect(decided).toBe(expected);
    expect(reasons[0]).toBe(reason);
  });

  test("counts what the clinic cancelled", () => {
    const visit = (id: string) => ({
      [entryField("visit", id, "when")]: "Nov 3",
      [entryField("visit", id, "became")]: "cancelled-by-clinic",
    });
    expect(priority(visit("m3k9x100")).priority).toBe("P3");
    expect(priority({ ...visit("m3k9x100"), ...visit("m3k9x101") })).toEqual({
      priority: "P2",
      reasons: ["2 visits cancelled or missed by the clinic"],
    });
  });

  test("counts a provider who did not come as the clinic's doing, by policy, and the member's never", () => {
    const visit = (id: string, became: string) => ({
      [entryField("visit", id, "when")]: "Nov 3",
      [entryField("visit", id, "became")]: became,
    });
    const one = visit("m3k9x100", "cancelled-by-clinic");
    expect(priority({ ...one, ...visit("m3k9x101", "provider-no-show") }).priority).toBe("P2");
    for (const became of ["cancelled-by-member", "member-no-show", "attended"])
      expect(priority({ ...one, ...visit("m3k9x101", became) }).priority).toBe("P3");
  });

  test("takes the earliest day of a due date that is only roughly known", () => {
    // About Nov 13 may be Nov 10: due Nov 25, today, at the earliest; Dec 2 at the latest.
    const roughly = { ...commercial, firstAskedOn: "about Nov 13", providerKind: "therapist" };
    expect(priority(roughly)).toEqual({ priority: "P2", reasons: ["due today"] });
    expect(priority({ ...roughly, firstAskedOn: "Nov 16" }).priority).toBe("P3");
  });

  test("may be raised with a reason, and never lowered", () => {
    const raised = { priorityRaisedTo: "P1", priorityRaisedWhy: "lives alone, stopped eating" };
    expect(priority(raised)).toEqual({
      priority: "P1",
      reasons: ["raised: lives alone, stopped eating"],
    });
    expect(priority({ priorityRaisedTo: "P1" }).priority).toBe("P3");
    expect(aids({ priorityRaisedTo: "P1" }).facts.raise).toContain("Say why");
    const urgent = { urgencyStatedBy: "clinician", priorityRaisedTo: "P2", priorityRaisedWhy: "x" };
    expect(priority(urgent).priority).toBe("P1");
    expect(aids(urgent).facts.raise).toContain("never lowered");
    expect(aids(raised).facts.raise).toBeNull();
  });
});

describe("the grievance beside it", () => {
  const heard = { grievanceHeard: true };
  const grievance = (
    fields: Record<string, string>,
    concerns: Concern[] = ["initial-appointment"],
    nowMs = TEN_AM,
  ) => aids(fields, concerns, heard, nowMs).facts.grievance;
  const clock = (card: ReturnType<typeof grievance>, label: string) =>
    card?.clocks.find((row) => row.label === label)?.value;

  test("is offered in neutral words until the member has answered; its clocks run either way", () => {
    expect(aids({}).facts.grievance).toBeNull();
    const card = grievance({});
    expect(card?.offer).toContain("It's your choice");
    expect(card?.state).toBe("exempt until Mon, Nov 30, then becomes formal");
    expect(card?.clocks.map(({ value }) => value)).toEqual([
      "Mon, Nov 30",
      "Fri, Dec 25",
      "only with a serious threat to health",
      "Mon, Nov 30, close of business",
    ]);
    expect(grievance({ grievanceAnswer: "not-now" })).toMatchObject({
      offer: null,
      state: "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal",
    });
  });

  test("converts by itself once the next business day is over", () => {
    const later = Date.parse("2026-12-01T18:00:00Z");
    expect(grievance({ grievanceAnswer: "not-now" }, ["initial-appointment"], later)?.state).toBe(
      "not filed at member's choice · became formal on Tue, Dec 1: not settled by the close of the next business day",
    );
  });

  test("is formal at once when it is filed, or about what is never exempt", () => {
    const filed = grievance({ grievanceAnswer: "file-now", grievanceNumber: "G-1042" });
    expect(filed?.state).toBe("filed · number G-1042 · formal");
    expect(clock(filed, "Exempt until")).toBe("not exempt");
    expect(grievance({ grievanceTopic: "coverage" })?.state).toBe("formal");
    expect(grievance({}, ["appointment-type"])?.state).toBe("formal");
    expect(grievance({ grievanceTopic: "logistics" }, ["appointment-type"])?.state).toContain(
      "exempt until",
    );
  });

  test("with a serious threat stated the 72 hours count", () => {
    const card = grievance({ grievanceThreat: "yes" });
    expect(clock(card, "Expedited, 72 hours")).toBe("Sat, Nov 28, 9:55 AM");
    expect(card?.state).toBe("formal");
  });

  test("names the complaint path of the plan once that is known", () => {
    expect(clock(grievance({}), "Complaint path")).toBeUndefined();
    expect(clock(grievance({ lineOfBusiness: "medi-cal" }), "Complaint path")).toContain(
      "Ombudsman",
    );
  });

  test("settled on the call it is exempt, to the log", () => {
    expect(grievance({ grievanceSettled: "yes" })?.state).toBe(
      "settled Wed, Nov 25, exempt: to the log",
    );
  });

  test("gives the regulator's words, and says which clock nobody has read in the law", () => {
    expect(grievance({})?.regulator).toContain("1-888-466-2219");
    expect(grievance({})?.notVerified).toContain("HSC 1368(a)(4)(A)");
  });
});
