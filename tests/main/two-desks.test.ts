import { afterAll, beforeAll, expect, test } from "vitest";
import { type CallId, RegionId } from "#shared/events/ids.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let one: LineDesk;
let lead: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  one = await line.enrolled("Desk 1", "k.alvarado");
  lead = await line.enrolled("Desk 2", "l.castellanos");
  await one.settled();
  await lead.settled();
}, 180_000);
afterAll(() => line.close());

type Fields = Readonly<Record<string, string>>;
const ANA: Fields = {
  callerIs: "member",
  callerName: "Ana Ruiz",
  memberBornOn: "3/4/1990",
  callbackNumber: "510 555 0142",
  listening: "no opening since October",
  regionOrZip: "bay",
  firstAskedOn: "11/5",
  memberFactors: "name born",
};

const aCall = async ({ ask }: LineDesk, fields: Fields): Promise<CallId> => {
  const { callId } = await ask.call.start({ ani: null });
  for (const [field, text] of Object.entries(fields)) await ask.call.type({ callId, field, text });
  await ask.call.keySafety({ callId, key: "asked-safe", words: "says safe" });
  await ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
  return callId;
};
const escalated = async (desk: LineDesk, callId: CallId) => {
  await desk.ask.call.escalate({ callId, region: RegionId.parse("bay-coast"), summary: "" });
  const closed = await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  if (closed.caseId === null) throw new Error("no case");
  return closed.caseId;
};

test("two desks that opened one member's concern apart are told so, and the next escalation counts as the third", async () => {
  one.network.cut();
  lead.network.cut();
  const mine = await escalated(one, await aCall(one, ANA));
  const theirs = await escalated(lead, await aCall(lead, ANA));
  const doubles = async ({ ask }: LineDesk, caseId: typeof mine) =>
    (await ask.case.get({ caseId })).duplicates.map((each) => [each.caseId, each.because]);
  expect(await doubles(one, mine)).toEqual([]);
  expect(await doubles(lead, theirs)).toEqual([]);

  one.network.mend();
  lead.network.mend();
  await one.settled();
  await lead.settled();
  await one.settled();
  const because = "same name and birth date";
  await expect.poll(() => doubles(one, mine), { timeout: 20_000 }).toEqual([[theirs, because]]);
  await expect.poll(() => doubles(lead, theirs), { timeout: 20_000 }).toEqual([[mine, because]]);

  const third = await aCall(one, ANA);
  const { aids } = await one.ask.call.get({ callId: third });
  expect(aids.priority?.priority).toBe("P2");
  expect(aids.priority?.reasons).toContain("escalation 3");
});

test("a death taken back closes the promise to call the family, on the desk of whoever it was given to", async () => {
  const callId = await aCall(one, { ...ANA, callerName: "Eva Luna", listening: "she died" });
  const promised = async () =>
    (await lead.ask.desk.get({})).promises.filter(({ words }) =>
      words.includes("calls the family"),
    );
  await one.ask.turns.take({ callId, turn: "deceased" });
  await expect.poll(async () => (await promised()).length, { timeout: 20_000 }).toBe(1);

  await one.ask.turns.notDeceased({ callId });
  await expect.poll(promised, { timeout: 20_000 }).toEqual([]);

  // Keyed in earnest after all, it is promised again.
  await one.ask.turns.take({ callId, turn: "deceased" });
  await expect.poll(async () => (await promised()).length, { timeout: 20_000 }).toBe(1);
});
