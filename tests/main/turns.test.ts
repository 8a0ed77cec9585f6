import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallId, RegionId } from "#shared/events/ids.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

const aCall = async (fields: Readonly<Record<string, string>>, ani: string | null = null) => {
  const { callId } = await desk.ask.call.start({ ani });
  for (const [field, text] of Object.entries(fields))
    await desk.ask.call.type({ callId, field, text });
  return callId;
};
const safe = (callId: CallId) =>
  desk.ask.call.keySafety({ callId, key: "asked-safe", words: "says safe" });
const helpsOf = async (callId: CallId) =>
  (await desk.ask.attention.get({})).mine.filter((help) => help.callId === callId);
const promisesOf = async (callId: CallId) =>
  (await desk.ask.desk.get({})).promises.filter((promise) => promise.callId === callId);

describe("a line that went dead", () => {
  test("is redialled within two minutes, twice, and then becomes a call-back", async () => {
    const callId = await aCall({ listening: "no opening", callbackNumber: "510 555 0142" });
    await safe(callId);
    await desk.ask.turns.take({ callId, turn: "cut-off" });
    const first = await desk.ask.turns.cutOff({ callId });
    if (first.step.kind !== "redial") throw new Error(first.step.kind);
    expect(Date.parse(first.step.by) - Date.parse(first.cutAt)).toBe(120_000);
    expect(first).toMatchObject({ number: "510 555 0142", mayLeaveMessage: false });
    await expect(desk.ask.turns.closeCutOff({ callId })).rejects.toMatchObject({
      data: { code: "redial-first" },
    });
    await desk.ask.turns.redialled({ callId, result: "no-answer" });
    const after = await desk.ask.turns.redialled({ callId, result: "no-answer" });
    expect(after.step).toMatchObject({ kind: "call-back" });
    const closed = await desk.ask.turns.closeCutOff({ callId });
    expect(closed.ended).toMatchObject({ disposition: "cut-off" });
    expect(closed.ended?.reference).toMatch(/^AL /);
    expect(await promisesOf(callId)).toMatchObject([{ kind: "call-back" }]);
    expect(await helpsOf(callId)).toEqual([]);
  });

  test("after words of danger is redialled at once, and the lead is asked about a welfare check", async () => {
    const callId = await aCall({
      listening: "I want to kill myself",
      callerName: "Rosa D.",
      callbackNumber: "510 555 0142",
    });
    await desk.ask.turns.take({ callId, turn: "cut-off" });
    const view = await desk.ask.turns.cutOff({ callId });
    expect(view.step).toMatchObject({ kind: "redial", atOnce: true });
    expect(view.because).toBe("words of danger were heard");
    for (const result of ["no-answer", "no-answer"] as const)
      await desk.ask.turns.redialled({ callId, result });
    expect((await desk.ask.turns.cutOff({ callId })).step.kind).toBe("lead-decides");
    // Mine are listed while the call is open: asked before the close, so the supervisor has it.
    const closed = await desk.ask.turns.closeCutOff({ callId });
    expect(closed.ended?.disposition).toBe("cut-off");
    expect(closed.safety?.key).toBe("could-not-ask");
  });

  test("before anybody could ask about safety asks the lead too: silence is no answer", async () => {
    const callId = await aCall({ listening: "hello", callbackNumber: "510 555 0142" });
    await desk.ask.turns.take({ callId, turn: "cut-off" });
    for (const result of ["no-answer", "no-answer"] as const)
      await desk.ask.turns.redialled({ callId, result });
    expect(await desk.ask.turns.cutOff({ callId })).toMatchObject({
      step: { kind: "lead-decides" },
      because: "nobody could ask whether they are safe",
    });
  });

  test("takes the number of the telephone where none was asked, and says when nobody knows one", async () => {
    const known = await aCall({}, "510 555 0199");
    await desk.ask.turns.take({ callId: known, turn: "cut-off" });
    expect(await desk.ask.turns.cutOff({ callId: known })).toMatchObject({
      number: "510 555 0199",
      step: { kind: "redial" },
    });
    const unknown = await aCall({ listening: "hel" });
    await desk.ask.turns.take({ callId: unknown, turn: "cut-off" });
    expect((await desk.ask.turns.cutOff({ callId: unknown })).step.kind).toBe("no-number");
    const closed = await desk.ask.turns.closeCutOff({ callId: unknown });
    expect(closed.ended?.disposition).toBe("cut-off");
    expect(await promisesOf(unknown)).toEqual([]);
  });

  test("goes on as the same call once they are reached", async () => {
    const callId = await aCall({ listening: "no opening", callbackNumber: "510 555 0142" });
    await desk.ask.turns.take({ callId, turn: "cut-off" });
    const view = await desk.ask.turns.redialled({ callId, result: "reached" });
    expect(view.step.kind).toBe("reached");
    await expect(desk.ask.turns.closeCutOff({ callId })).rejects.toMatchObject({
      data: { code: "reached" },
    });
    expect((await desk.ask.call.get({ callId })).fields["listening"]).toBe("no opening");
    await desk.ask.turns.take({ callId, turn: "cut-off" });
    expect(await desk.ask.turns.cutOff({ callId })).toMatchObject({
      redials: [],
      step: { kind: "redial" },
    });
  });
});

test("a silent call is keyed as one, says its script, and closes without the safety key", async () => {
  const callId = await aCall({});
  const view = await desk.ask.turns.take({ callId, turn: "silent" });
  expect(view.scope.verdict).toBe("not-an-intake");
  expect(view.prompts[0]?.id).toBe("silent/still-here");
  const danger = view.prompts
    .find(({ id }) => id === "silent/press")
    ?.answer?.choices.find(({ value }) => value === "sounds");
  expect(danger?.crisis).toBe(true);
  const closed = await desk.ask.call.close({
    callId,
    disposition: "not-an-intake",
    referral: null,
  });
  expect(closed.ended?.reference).toMatch(/^AL /);
});

test("a threat tells the supervisor with the exact words; hard words alone are a conduct warning", async () => {
  const callId = await aCall({ listening: "very upset" });
  await desk.ask.turns.take({ callId, turn: "threat" });
  await desk.ask.turns.threat({ callId, kind: "to-people", words: "“I will come to the clinic”" });
  expect(await helpsOf(callId)).toMatchObject([
    { kind: "threat", words: "“I will come to the clinic”" },
  ]);
  const hard = await aCall({ listening: "very upset" });
  const view = await desk.ask.turns.threat({ callId: hard, kind: "words-only", words: "“idiots”" });
  expect(view.scope.keys.others).toContain("abusive");
  expect(view.fields["threatWords"]).toBe("“idiots”");
  expect(await helpsOf(hard)).toEqual([]);
});

test("a death stops script, clocks and escalation, and asks a supervisor in", async () => {
  const callId = await aCall({
    listening: "no opening since October",
    callbackNumber: "510 555 0142",
    regionOrZip: "bay",
    firstAskedOn: "11/5",
    earliestOffer: "Dec 18",
    providerKind: "therapist",
  });
  await safe(callId);
  expect(
    (await desk.ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT })).aids.card,
  ).not.toBeNull();
  const view = await desk.ask.turns.take({ callId, turn: "deceased" });
  expect(view.aids).toMatchObject({ card: null, priority: null, missing: [] });
  expect(new Set(view.prompts.map(({ id }) => id.split("/")[0]))).toEqual(new Set(["deceased"]));
  await expect(
    desk.ask.call.escalate({ callId, region: RegionId.parse("bay-coast"), summary: "" }),
  ).rejects.toMatchObject({ data: { code: "member-died" } });
  expect(await helpsOf(callId)).toMatchObject([{ kind: "question" }]);
  await desk.ask.turns.take({ callId, turn: "deceased" });
  expect(await helpsOf(callId)).toHaveLength(1);
  await desk.ask.turns.deceased({ callId, words: "on Sunday" });
  const closed = await desk.ask.call.close({
    callId,
    disposition: "sent-on",
    referral: { to: "Supervisor", how: "warm" },
  });
  expect(closed).toMatchObject({ caseId: null, fields: { deathTold: "on Sunday" } });
});

test("a provider's own business is keyed and sent on; a member's concern goes on as a concern", async () => {
  const office = await desk.ask.turns.take({ callId: await aCall({}), turn: "provider-office" });
  expect(office.scope).toMatchObject({
    verdict: "out",
    referrals: [{ name: expect.stringMatching(/Provider/) }],
  });
  const member = await desk.ask.turns.take({ callId: await aCall({}), turn: "provider-member" });
  expect(member.scope.verdict).toBe("undecided");
  expect(member.fields["providerAbout"]).toBe("one-member");
});
