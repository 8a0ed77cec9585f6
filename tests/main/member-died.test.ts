import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseId, RegionId } from "#shared/events/ids.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
}, 180_000);
afterAll(() => line.close());

const MATEO = {
  memberName: "Mateo Delgado",
  memberBornOn: "3/4/1990",
  callerName: "Rosa Delgado",
  callbackNumber: "510 555 0142",
  listening: "no opening since October",
  regionOrZip: "bay",
  firstAskedOn: "11/5",
};

const aCall = async (fields: Readonly<Record<string, string>>, grievanceHeard = false) => {
  const { callId } = await desk.ask.call.start({ ani: null });
  for (const [field, text] of Object.entries(fields))
    await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
  await desk.ask.call.keyScope({ callId, keys: { ...FIRST_APPOINTMENT, grievanceHeard } });
  return callId;
};
const escalated = async (fields: Readonly<Record<string, string>>): Promise<CaseId> => {
  const callId = await aCall(fields, true);
  const region = RegionId.parse("bay-coast");
  await desk.ask.call.escalate({ callId, region, summary: "" });
  const closed = await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  if (closed.caseId === null) throw new Error("no case");
  return closed.caseId;
};

test("a death stops dates, call-backs and letters of all their cases, and nobody else's; grievance clocks go on", async () => {
  const first = await escalated(MATEO);
  const second = await escalated({ ...MATEO, callbackNumber: "510 555 0143" });
  const sister = await escalated({
    ...MATEO,
    memberName: "Lucia Delgado",
    memberBornOn: "2/1/1994",
  });
  // Both of his are open for one concern: each says so, and his sister's does not.
  const before = await desk.ask.case.get({ caseId: first });
  expect(before.duplicates.map(({ caseId }) => caseId)).toEqual([second]);
  expect(before.duplicates[0]?.because).toBe("same name and birth date");
  expect((await desk.ask.case.get({ caseId: sister })).duplicates).toEqual([]);
  const grievances = (await desk.ask.grievance.watch({})).length;

  const told = await aCall({ ...MATEO, callbackNumber: "510 555 0199", listening: "he died" });
  await desk.ask.turns.take({ callId: told, turn: "deceased" });
  // Nobody on the line is confirmed: cases open once that call waits in the tray.
  const place = { field: null, caret: null, prompt: null };
  await desk.ask.tray.park({ callId: told, place });

  for (const caseId of [first, second]) {
    const view = await desk.ask.case.get({ caseId });
    expect(view.stateWords).toBe("Stopped · the member has died");
    expect(view.stopped).toMatch(/^Told today \d+:\d\d AM, .* Grievance clocks go on\.$/);
    expect(view.dates.every(({ value }) => value.startsWith("stopped"))).toBe(true);
    await expect(
      desk.ask.case.memberTold({ caseId, how: "letter", words: "x", memberAnswer: "accepted" }),
    ).rejects.toMatchObject({ data: { code: "member-died" } });
  }
  expect((await desk.ask.case.get({ caseId: sister })).stopped).toBeNull();

  const { cases, promises } = await desk.ask.desk.get({});
  const due = (caseId: CaseId) => cases.find((row) => row.caseId === caseId)?.due;
  expect(due(first)).toMatchObject({ words: "stopped", tone: "none" });
  expect(due(sister)?.words).not.toBe("stopped");
  for (const promise of promises) {
    const isHis = promise.caseId === first || promise.caseId === second;
    expect(promise.words.startsWith("Do not call or write")).toBe(isHis);
    expect(promise.due.words === "stopped").toBe(isHis);
  }
  const watched = await desk.ask.grievance.watch({});
  expect(watched).toHaveLength(grievances);
  expect(watched.filter(({ state }) => state.startsWith("the member has died"))).toHaveLength(2);

  // Keyed by mistake: all of it runs again, and whoever was asked in is told before they phone.
  const back = await desk.ask.turns.notDeceased({ callId: told });
  expect(back.prompts.some(({ id }) => id.startsWith("deceased/"))).toBe(false);
  const again = await desk.ask.case.get({ caseId: first });
  expect(again.stopped).toBeNull();
  expect(again.dates.some(({ value }) => value.startsWith("stopped"))).toBe(false);
  const { promises: running } = await desk.ask.desk.get({});
  expect(running.some(({ words }) => words.startsWith("Do not call"))).toBe(false);
  const { mine } = await desk.ask.attention.get({});
  expect(mine.some(({ words }) => words.includes("do not call the family"))).toBe(true);
});
