import { afterEach, beforeEach, expect, test } from "vitest";
import { RegionId } from "#shared/events/ids.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";

const bay = RegionId.parse("bay-coast");

let line: NodeLine;
let desk: LineDesk;
beforeEach(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterEach(() => line.close());

/** A call with everything a case needs. */
const aCall = async (facts: Readonly<Record<string, string>> = {}) => {
  const { callId } = await desk.ask.call.start({ ani: null });
  const typed = {
    listening: "No opening",
    callbackNumber: "510 555 0142",
    regionOrZip: "bay",
    ...facts,
  };
  for (const [field, text] of Object.entries(typed))
    await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
  await desk.ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
  return callId;
};

test("a call escalates once: a second time it says how to climb", async () => {
  const callId = await aCall();
  const { caseId } = await desk.ask.call.escalate({ callId, region: bay, summary: "" });
  await expect(desk.ask.call.escalate({ callId, region: bay, summary: "" })).rejects.toMatchObject({
    data: { code: "already-escalated" },
  });
  if (caseId === null) throw new Error("no case");
  expect((await desk.ask.case.get({ caseId })).escalations).toHaveLength(1);
});

test("every text of a long call is kept, though together they exceed one event", async () => {
  const long = "á\n".repeat(10_000);
  const fields = ["listening", "note", "whatWorks", "alreadyTried"];
  const callId = await aCall(Object.fromEntries(fields.map((field) => [field, long])));
  const { summary } = await desk.ask.call.previewEscalation({ callId });
  const { caseId } = await desk.ask.call.escalate({ callId, region: bay, summary });
  if (caseId === null) throw new Error("no case");
  const seen = await desk.ask.case.get({ caseId });
  expect(summary).toHaveLength(4_000);
  for (const field of fields)
    expect(seen.facts.find((fact) => fact.field === field)?.values[0]?.value).toBe(long);
});
