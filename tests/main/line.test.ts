import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let lead: LineDesk;
let desk: LineDesk;

beforeAll(async () => {
  // Wed Nov 25, 10:04 AM Pacific; the line closes at 5 PM, and Thu and Fri are holidays.
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  lead = await line.enrolled("Lead", "l.castellanos");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

const NOTHING = { reason: "smoke in the building", until: "", sayEn: "", sayEs: "" } as const;
const lineAt = ({ workstation }: LineDesk) => workstation.status().line;
const refusal = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "taken",
    (thrown: { data?: { remedy?: string } }) => thrown.data?.remedy ?? "no remedy",
  );
const promptsOf = async (callId: Parameters<LineDesk["ask"]["call"]["get"]>[0]["callId"]) =>
  (await desk.ask.call.get({ callId })).prompts.map(({ id, say }) => `${id}: ${say}`).join("\n");

describe("closing the line in an emergency", () => {
  test("is a supervisor's, with a reason and an end that is still to come", async () => {
    const asked = { kind: "closed", ...NOTHING } as const;
    expect(await refusal(desk.ask.line.set(asked))).toMatch(/Your role does not include this/);
    expect(await refusal(lead.ask.line.set({ ...asked, reason: " " }))).toMatch(/Say why/);
    expect(await refusal(lead.ask.line.set({ ...asked, until: "9 AM" }))).toMatch(/past/);
    expect(await refusal(lead.ask.line.set({ ...asked, until: "soon" }))).toMatch(/today 3 PM/);
    expect(await refusal(lead.ask.line.set({ ...asked, sayEn: "Closed." }))).toMatch(/Spanish/);
    expect(lineAt(lead).open).toBe(true);
  });

  test("holds at once where it was keyed, and on every desk with its next contact; what was promised inside it is named with its owner", async () => {
    const { callId } = await aCall(desk);
    await desk.ask.call.close({
      callId,
      disposition: "call-back-promised",
      referral: null,
      callBack: "today 2 PM",
    });
    await desk.settled();
    await lead.settled();
    const before = await desk.ask.call.start({ ani: null });
    const view = await lead.ask.line.set({ kind: "closed", ...NOTHING, until: "today 3 PM" });
    expect(view).toMatchObject({
      open: false,
      inForce: { kind: "closed", reason: NOTHING.reason },
    });
    expect(view.inside).toMatchObject([{ owner: "Karina Alvarado", due: "today 2 PM" }]);
    expect(view.insideUntil).toBe("today 3 PM");
    expect(lineAt(lead).words).toBe("Line closed · smoke in the building · opens 3:00 PM PT");
    await lead.settled();
    await desk.settled();
    expect(lineAt(desk).words).toBe(lineAt(lead).words);

    const during = await desk.ask.call.start({ ani: null });
    expect(await promptsOf(during.callId)).toMatch(
      /closed-for-emergency.*because of smoke in the building/,
    );
    expect(await promptsOf(before.callId)).not.toMatch(/closed-for-emergency/);
  });

  test("no promise is made inside it", async () => {
    const { callId } = await aCall(desk);
    const promise = (callBack: string): Promise<string> =>
      refusal(
        desk.ask.call.close({
          callId,
          disposition: "call-back-promised",
          referral: null,
          callBack,
        }),
      );
    expect(await promise("today 2:30 PM")).toMatch(/somebody is here 8 AM–10:04 AM and 3 PM–5 PM/);
    expect(await promise("today 3:30 PM")).toBe("taken");
  });

  test("taken back, the plan holds again on every desk, and nothing of it is lost", async () => {
    const { inForce } = await lead.ask.line.get({});
    if (inForce === null) throw new Error("nothing is in force");
    const view = await lead.ask.line.takeBack({ id: inForce.id });
    expect(view).toMatchObject({ open: true, inForce: null });
    await lead.settled();
    await desk.settled();
    expect(lineAt(desk).words).toBe("Line open · closes 5:00 PM PT");
    expect(await refusal(lead.ask.line.takeBack({ id: inForce.id }))).toMatch(/not in force/);
  });

  test("works without the network, and goes out with it", async () => {
    lead.network.cut();
    await lead.ask.line.set({
      kind: "closed",
      ...NOTHING,
      sayEn: "We had to leave the building. Call 911 in danger.",
      sayEs: "Tuvimos que salir del edificio. En peligro, llame al 911.",
    });
    expect(lineAt(lead)).toMatchObject({
      open: false,
      words: "Line closed · smoke in the building",
      afterHours: "We had to leave the building. Call 911 in danger.",
    });
    await desk.settled();
    expect(lineAt(desk).open).toBe(true);
    lead.network.mend();
    await lead.settled();
    await desk.settled();
    expect(lineAt(desk).afterHours).toBe("We had to leave the building. Call 911 in danger.");
  });
});
