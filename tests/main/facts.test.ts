import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CallId, RegionId } from "#shared/events/ids.ts";
import { entryField } from "#shared/facts/entries.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";
import { serverSight } from "../support/server-sight.ts";
import { regionCoverage } from "../support/thread.ts";

const bay = RegionId.parse("bay-coast");
const withGrievance = { ...FIRST_APPOINTMENT, grievanceHeard: true };

let line: NodeLine;
beforeEach(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
});
afterEach(() => line.close());

const offer = (part: "when" | "mode" | "became" | "why"): string =>
  entryField("offer", "m3k9x100", part);

const contact = (part: "clinic" | "phone" | "result" | "who" | "slot"): string =>
  entryField("clinic", "m3k9x200", part);

const FACTS = {
  listening: "asked in October, they offered a group in January",
  callbackNumber: "510 555 0142",
  callerName: "Rosa Delgado",
  memberName: "Mateo Delgado",
  regionOrZip: "94601",
  firstAskedOn: "about Nov 5",
  providerKind: "therapist",
  service: "mental-health",
  lineOfBusiness: "?",
  earliestOffer: "Dec 18",
  offerMode: "video",
  [offer("when")]: "Jan 11",
  [offer("became")]: "not-accepted",
  [offer("why")]: "group; asked for individual",
  clinicName: "Rio Oaks Behavioral Health, Sacramento",
  clinicResult: "no-answer",
  [contact("clinic")]: "Elm Street Family Clinic",
  [contact("phone")]: "916 555 0188",
  [contact("result")]: "offered",
  [contact("who")]: "Dana",
  [contact("slot")]: "Mon 3pm",
  medicationRunsOut: "in ten days",
  dischargedOn: "no",
  whatWorks: "weekdays after 3 PM",
} as const;

const aCall = async (
  desk: LineDesk,
  fields: Readonly<Record<string, string>>,
  keys = FIRST_APPOINTMENT,
): Promise<CallId> => {
  const { callId } = await desk.ask.call.start({ ani: null });
  for (const [field, text] of Object.entries(fields))
    await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
  await desk.ask.call.keyScope({ callId, keys });
  return callId;
};

const refusalOf = (failure: unknown): string =>
  String((failure as { data?: { remedy?: string } }).data?.remedy);

describe("the facts of a call", () => {
  test("reach the server and the region's desk, in words, offers by their number", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const region = await line.enrolled("Bay", "s.aguilar", regionCoverage("bay-coast"));
    const callId = await aCall(desk, FACTS);
    const { caseId, reference } = await desk.ask.call.escalate({
      callId,
      region: bay,
      summary: "no opening",
    });
    if (caseId === null || reference === null) throw new Error("no case");
    await desk.settled();
    await region.settled();

    const { facts, escalations } = await region.ask.case.get({ caseId });
    const read = Object.fromEntries(facts.map(({ label, values }) => [label, values[0]?.value]));
    expect(read).toMatchObject({
      "First asked on": "about Nov 5",
      "With whom": "Therapist",
      Plan: "does not know",
      "Offer 2 · Offered for": "Jan 11",
      "Offer 2 · What became of it": "Not accepted",
      "Medication runs out": "in ten days · Dec 5",
      Discharge: "no",
      "Clinic 2 · Result": "Offered a date",
    });
    expect(escalations[0]?.raised.facts).toMatchObject({
      providerKind: "Therapist",
      "offer-first": expect.stringContaining("business days after the due date") as string,
      "offer-m3k9x100": expect.stringContaining("group; asked for individual") as string,
      "clinic-first": "Rio Oaks Behavioral Health, Sacramento · No answer",
      "clinic-m3k9x200": expect.stringMatching(
        /^Elm Street Family Clinic · Offered a date · .*Dana.* · slot Mon, Nov 30/,
      ) as string,
    });
    expect(escalations[0]?.raised.facts).not.toHaveProperty("lineOfBusiness");

    const held = (await serverSight(line.centre.server)).cases.get(reference);
    expect(held?.fields.get(offer("when"))?.[0]?.value).toEqual({
      typed: "Jan 11",
      value: "2027-01-11",
      precision: "exact",
    });
    expect(held?.fields.get(contact("phone"))?.[0]?.value).toMatchObject({ typed: "916 555 0188" });
    expect(held?.fields.get("lineOfBusiness")?.[0]?.value).toMatchObject({
      value: "does-not-know",
    });
  });

  test("more than an event takes at once are all kept", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const many = Object.fromEntries(
      Array.from({ length: 70 }, (_, at) => [
        entryField("offer", `m3k9x${100 + at}`, "when"),
        `Jan ${(at % 28) + 1}`,
      ]),
    );
    const callId = await aCall(desk, many);
    await desk.ask.call.complete({ callId });
    const { fields, aids } = await desk.ask.call.get({ callId });
    expect(fields).toMatchObject(many);
    expect(aids.facts.offers).toHaveLength(70);
  });

  test("a date that cannot be is refused with the reason, and stays in the field", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await aCall(desk, { firstAskedOn: "Feb 30" });
    const { fields, aids } = await desk.ask.call.get({ callId });
    expect(fields["firstAskedOn"]).toBe("Feb 30");
    expect(aids.understood["firstAskedOn"]?.refusal).toContain("There is no Feb 30");
    await desk.ask.call.complete({ callId });
    expect((await desk.ask.call.get({ callId })).fields["firstAskedOn"]).toBe("Feb 30");
  });

  test("a straight line between ZIP areas stands beside the caller's own figure", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await aCall(
      desk,
      { travelFrom: "93657", travelTo: "93257", lineOfBusiness: "medi-cal", travelMinutes: "80" },
      { ...FIRST_APPOINTMENT, concerns: ["travel-distance"] },
    );
    const { distance } = (await desk.ask.call.get({ callId })).aids.facts;
    expect(distance?.rows.map(({ label }) => label)).toContain("Straight line, ZIP to ZIP");
    expect(distance?.result).toBe("exceeds");
  });
});

describe("a grievance heard on a call", () => {
  const close = (desk: LineDesk, callId: CallId) =>
    desk.ask.call.close({ callId, disposition: "resolved-on-call", referral: null });

  test("runs on at the desk after the call, and at the supervisor's, whether filed or not", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const other = await line.enrolled("Desk 2", "t.brandt");
    const lead = await line.enrolled("Desk 3", "l.castellanos");
    const callId = await aCall(desk, { ...FACTS, grievanceAnswer: "not-now" }, withGrievance);
    await close(desk, callId);
    await desk.settled();
    await other.settled();
    await lead.settled();
    const [row] = await desk.ask.grievance.watch({});
    expect(row).toMatchObject({
      member: "Mateo Delgado",
      state: "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal",
      next: "Exempt until Mon, Nov 30",
      tone: "calm",
    });
    expect(await lead.ask.grievance.watch({})).toHaveLength(1);
    expect(await other.ask.grievance.watch({})).toEqual([]);
  });

  test("is recorded to later: filed with its number, with the case as well", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await aCall(desk, FACTS, withGrievance);
    const news = { callId, answer: "file-now", number: "G-1042", settled: null } as const;
    await expect(desk.ask.grievance.record(news)).rejects.toSatisfy((failure) =>
      refusalOf(failure).includes("still open"),
    );
    const { caseId } = await close(desk, callId);
    const [row] = await desk.ask.grievance.record(news);
    expect(row).toMatchObject({ state: "filed · number G-1042 · formal", number: "G-1042" });
    await expect(desk.ask.grievance.record(news)).rejects.toSatisfy((failure) =>
      refusalOf(failure).includes("Nothing changed"),
    );
    if (caseId === null) throw new Error("no case");
    const { facts } = await desk.ask.case.get({ caseId });
    expect(facts.find(({ field }) => field === "grievanceNumber")?.values[0]?.value).toBe("G-1042");
  });

  test("settled in time it leaves the watch once its log is complete", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await aCall(desk, FACTS, withGrievance);
    await close(desk, callId);
    const settle = { callId, answer: null, number: "", settled: "got a date, says it is settled" };
    const [row] = await desk.ask.grievance.record(settle);
    expect(row).toMatchObject({
      state: "settled Wed, Nov 25, exempt: to the log",
      logLacks: ["member number"],
    });
  });
});

describe("a call-back promised at the close", () => {
  const closed = (desk: LineDesk, callId: CallId, callBack: string) =>
    desk.ask.call.close({ callId, disposition: "call-back-promised", referral: null, callBack });

  test("is a follow-up of mine with its time, and never falls on a closed day", async () => {
    const desk = await line.enrolled("Desk 1", "k.alvarado");
    const callId = await aCall(desk, FACTS);
    for (const [typed, remedy] of [
      ["", "Type the day and time"],
      [
        "Thursday 10 AM",
        "Thanksgiving Day, the line is closed. The next staffed time is Mon, Nov 30",
      ],
      ["Monday", "Give the day and the time"],
    ] as const)
      await expect(closed(desk, callId, typed)).rejects.toSatisfy((failure) =>
        refusalOf(failure).includes(remedy),
      );
    const { ended, caseId } = await closed(desk, callId, "Monday 10 AM");
    expect(ended?.disposition).toBe("call-back-promised");
    const { promises } = await desk.ask.desk.get({});
    expect(promises).toMatchObject([
      { kind: "call-back", caseId, words: "Call back at 510 555 0142.", member: "Mateo Delgado" },
    ]);
    expect(promises[0]?.due.words).toContain("Mon, Nov 30, 10 AM");
  });
});
