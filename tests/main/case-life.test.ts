import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type CaseView } from "#shared/contract/views.ts";
import { type EscalationAnswer } from "#shared/events/bodies.ts";
import { type CaseId, type EventId, RegionId } from "#shared/events/ids.ts";
import { type MachineClock } from "#main/clock.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";
import { regionCoverage } from "../support/thread.ts";

const bay = RegionId.parse("bay-coast");
const BOOKED: EscalationAnswer = {
  kind: "booked",
  appointmentAt: "Tue, Dec 1, 10:00 AM",
  provider: "Dr. Lee",
  mode: "video",
  place: "from home",
  heldUntil: null,
  words: "",
};

let line: NodeLine;
let desk: LineDesk;
let region: LineDesk;
/** Days and minutes that have passed since the line was started, on every desk alike. */
let passedMs = 0;
const later = (ms: number): void => {
  passedMs += ms;
};
const HOUR = 3_600_000;

beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
});
beforeEach(async () => {
  passedMs = 0;
  const { clock } = line.centre;
  const moving: MachineClock = {
    wallMs: () => clock.wallMs() + passedMs,
    monotonicMs: () => clock.monotonicMs() + passedMs,
  };
  desk = await line.enrolled("Desk 1", "k.alvarado", undefined, { clock: moving });
  region = await line.enrolled("Bay", "s.aguilar", regionCoverage("bay-coast"), { clock: moving });
});
afterEach(async () => {
  await line.shut(desk);
  await line.shut(region);
});
afterAll(() => line.close());

const escalated = async (): Promise<{ caseId: CaseId; escalation: EventId }> => {
  const { callId } = await aCall(desk);
  const { caseId } = await desk.ask.call.escalate({ callId, region: bay, summary: "No opening" });
  if (caseId === null) throw new Error("no case");
  const escalation = (await desk.ask.case.get({ caseId })).escalations[0]?.escalation;
  if (escalation === undefined) throw new Error("no escalation");
  // The caller hangs up: nobody's story is hidden from an unconfirmed caller any more.
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  return { caseId, escalation };
};

const answered = async (answer: EscalationAnswer = BOOKED) => {
  const raised = await escalated();
  await desk.settled();
  await region.settled();
  await region.ask.escalations.answer({ ...raised, answer });
  await region.settled();
  await desk.settled();
  return raised;
};

const told = (caseId: CaseId): Promise<CaseView> =>
  desk.ask.case.memberTold({ caseId, how: "phone", words: "", memberAnswer: "accepted" });

const refused = (asked: Promise<unknown>) =>
  expect(asked).rejects.toMatchObject({ code: "REFUSED" });

test("a case goes on until the visit has happened, and nobody is asked before it", async () => {
  const onDesk = async () =>
    (await desk.ask.desk.get({})).cases.find((row) => row.caseId === caseId);
  const { caseId } = await answered();
  expect(await onDesk()).toMatchObject({ turn: "tell", yours: true });
  expect((await desk.ask.desk.get({})).counts.toTell).toBeGreaterThan(0);
  await expect(
    desk.ask.case.visit({ caseId, outcome: "attended", words: "" }),
  ).rejects.toMatchObject({ data: { code: "no-visit-yet" } });
  const after = await told(caseId);
  expect(after.state).toBe("member-told");
  expect(after.turn).toBe("before-visit");
  expect(await onDesk()).toMatchObject({ yours: false });
  // What was promised is kept by the telling, and the visit is asked about at noon of the next staffed day.
  expect(after.followUps.filter(({ done }) => done === null)).toMatchObject([
    { kind: "visit-check", dueWords: "Wed, Dec 2, 12 PM" },
  ]);
  await expect(
    desk.ask.case.visit({ caseId, outcome: "attended", words: "" }),
  ).rejects.toMatchObject({ data: { code: "visit-not-yet" } });

  later(6 * 24 * HOUR + HOUR);
  expect(await onDesk()).toMatchObject({
    turn: "visit",
    yours: true,
    stateWords: "Member told · did the visit happen?",
  });
  const over = await desk.ask.case.visit({ caseId, outcome: "attended", words: "went well" });
  expect(over.state).toBe("resolved");
  expect(over.followUps.every(({ done }) => done !== null)).toBe(true);
  expect(await onDesk()).toBeUndefined();
});

test("a visit that the clinic cancelled leaves the case open, and it goes to the region again with more weight", async () => {
  const { caseId } = await answered();
  await told(caseId);
  later(6 * 24 * HOUR + HOUR);
  const open = await desk.ask.case.visit({ caseId, outcome: "cancelled-by-clinic", words: "" });
  expect(open).toMatchObject({ state: "in-progress", turn: "work" });
  expect(open.stateWords).toBe("Visit did not happen · the clinic cancelled");
  const again = await desk.ask.case.escalateAgain({ caseId, words: "The clinic cancelled." });
  expect(again.state).toBe("escalated");
  expect(again.escalations).toHaveLength(2);
  expect(again.escalations[1]?.raised.region).toBe("bay-coast");
  expect(again.escalations[1]?.raised.reasons.join(" ")).toMatch(/escalation 2/);
});

test("an end is no end for somebody who had not heard of the reopening, and asks for a reason", async () => {
  const { caseId } = await escalated();
  const closed = await desk.ask.case.close({ caseId, reason: "member-withdrew", words: "" });
  expect(closed.state).toBe("closed");
  expect(closed.stateWords).toBe("Closed · the member withdrew it");
  await refused(desk.ask.case.settled({ caseId, words: "settled" }));
  const open = await desk.ask.case.reopen({ caseId, words: "They called again." });
  expect(open.turn).not.toBe("over");
  await expect(desk.ask.case.reopen({ caseId, words: "twice" })).rejects.toMatchObject({
    data: { code: "case-not-over" },
  });
  expect((await desk.ask.case.settled({ caseId, words: "all right now" })).state).toBe("resolved");
});

test("an escalation that another desk raised meanwhile outlives the resolution", async () => {
  const { callId } = await aCall(desk);
  const second = await line.enrolled("Desk 2", "t.brandt");
  await desk.ask.call.close({ callId, disposition: "resolved-on-call", referral: null });
  const { caseId } = await desk.ask.call.get({ callId });
  if (caseId === null) throw new Error("no case");
  await desk.settled();
  await second.settled();
  second.network.cut();
  await second.ask.case.settled({ caseId, words: "the mother says it is settled" });
  await desk.ask.case.escalateAgain({ caseId, words: "The clinic called: no opening." });
  await desk.settled();
  second.network.mend();
  await second.settled();
  await desk.settled();
  for (const each of [desk, second])
    expect((await each.ask.case.get({ caseId })).state).toBe("escalated");
});

test("tries count once in each half-day, a letter comes only after them, and the clocks go on", async () => {
  const { caseId } = await answered();
  await expect(
    desk.ask.case.attempt({ caseId, result: "message-left", words: "" }),
  ).rejects.toMatchObject({ data: { code: "message-not-safe" } });
  expect((await desk.ask.case.attempts({ caseId })).message).toBeNull();
  await desk.ask.case.attempt({ caseId, result: "no-answer", words: "" });
  expect((await desk.ask.case.attempts({ caseId })).next).toMatch(/counts on another/);
  await desk.ask.case.attempt({ caseId, result: "no-answer", words: "" });
  await expect(desk.ask.case.letter({ caseId, words: "" })).rejects.toMatchObject({
    data: { code: "letter-too-early" },
  });
  // Mon Nov 30 and Tue Dec 1: the holiday and the weekend between them do not count.
  later(5 * 24 * HOUR);
  await desk.ask.case.attempt({ caseId, result: "no-answer", words: "" });
  expect((await desk.ask.case.attempts({ caseId })).letter).toBe(false);
  later(24 * HOUR);
  await desk.ask.case.attempt({ caseId, result: "no-answer", words: "" });
  const waits = await desk.ask.case.letter({ caseId, words: "please call us" });
  expect(waits).toMatchObject({ state: "waiting-for-member", turn: "member" });
  expect((await told(caseId)).state).toBe("member-told");
});

test("a sentence of somebody else leaves the case, what it replaced is back, and nobody finds it by it", async () => {
  const { caseId } = await escalated();
  const noted = await desk.ask.case.note({ caseId, text: "Zebulon asked for a ramp" });
  const event = noted.timeline.find(({ words }) => words === "Note")?.id;
  if (event === undefined) throw new Error("no note");
  const find = (text: string) =>
    desk.ask.find.rows({ text, from: 0, callId: null }).then(({ rows }) => rows.length);
  expect(await find("zebulon")).toBe(1);
  const without = await desk.ask.case.withdraw({ caseId, event, words: "another member's" });
  expect(JSON.stringify(without)).not.toContain("Zebulon");
  expect(await find("zebulon")).toBe(0);
  const raised = without.timeline.find(({ words }) => words.startsWith("Escalated"))?.id;
  if (raised === undefined) throw new Error("no escalation");
  await expect(
    desk.ask.case.withdraw({ caseId, event: raised, words: "no" }),
  ).rejects.toMatchObject({ data: { code: "not-a-sentence" } });
});

test("two cases are said to be one member's, or not, on both at once; and it is taken back", async () => {
  const [one, other] = [await escalated(), await escalated()];
  const seen = await desk.ask.case.get({ caseId: one.caseId });
  expect(seen.sameMember.filter(({ caseId }) => caseId === other.caseId)).toMatchObject([
    { said: false },
  ]);
  const { reference } = await desk.ask.case.get({ caseId: other.caseId });
  const apart = await desk.ask.case.link({
    caseId: one.caseId,
    other: reference.toLowerCase(),
    how: "not-same-member",
    words: "her brother",
  });
  const ids = (rows: readonly { caseId: CaseId }[]) => rows.map(({ caseId }) => caseId);
  expect(apart.apart).toMatchObject([{ caseId: other.caseId, said: true }]);
  expect(ids(apart.sameMember)).not.toContain(other.caseId);
  expect(ids(apart.duplicates)).not.toContain(other.caseId);
  expect((await desk.ask.case.get({ caseId: other.caseId })).apart).toHaveLength(1);
  const back = await desk.ask.case.link({
    caseId: one.caseId,
    other: other.caseId,
    how: "as-found",
    words: "",
  });
  expect(back.apart).toEqual([]);
  expect(ids(back.sameMember)).toContain(other.caseId);
  await expect(
    desk.ask.case.link({ caseId: one.caseId, other: "AL nothing", how: "same-member", words: "" }),
  ).rejects.toMatchObject({ data: { code: "case-not-found" } });
});

test("a promise falls on no closed day: Friday after Thanksgiving is refused with the next staffed one", async () => {
  const { caseId } = await escalated();
  await expect(
    desk.ask.case.promise({ caseId, words: "I will call you", when: "Fri Nov 27, 10 AM" }),
  ).rejects.toMatchObject({
    data: {
      code: "closed-day",
      remedy: expect.stringMatching(/next staffed time is Mon, Nov 30, 8 AM/) as string,
    },
  });
  const kept = await desk.ask.case.promise({ caseId, words: "I will call you", when: "Mon 10 AM" });
  expect(kept.followUps.at(-1)).toMatchObject({ kind: "promise", dueWords: "Mon, Nov 30, 10 AM" });
});

test("a missed target climbs rung by rung, and each is named with a number to ring", async () => {
  const { caseId } = await escalated();
  await desk.settled();
  expect((await desk.ask.case.climbTo({ caseId })).missed).toBeNull();
  later(3 * HOUR + 24 * 5 * HOUR);
  expect(await desk.ask.case.climbTo({ caseId })).toMatchObject({
    missed: "acknowledge",
    rung: "regional-lead",
    who: expect.stringContaining("S. Aguilar") as string,
  });
  await desk.ask.case.climb({ caseId, words: "no answer" });
  expect((await desk.ask.case.climbTo({ caseId })).rung).toBe("director-on-call");
  const climbed = await desk.ask.case.climb({ caseId, words: "" });
  expect(climbed.withWhom).toMatch(/A. Whitfield/);
  expect(climbed.stateWords).toMatch(/climbed to A. Whitfield/);
});

test("what the region asks is answered by the line, an answer that does not hold goes back, and each is once more the region's turn", async () => {
  const { caseId, escalation } = await answered({
    kind: "needs-information",
    question: "Which days?",
  });
  const asked = await desk.ask.case.get({ caseId });
  expect(asked.turn).toBe("information");
  await expect(desk.ask.case.climbTo({ caseId })).rejects.toMatchObject({
    data: { code: "not-with-region" },
  });
  const answerOf = (view: CaseView): EventId => {
    const id = view.escalations.at(-1)?.answerId;
    if (id === null || id === undefined) throw new Error("no answer");
    return id;
  };
  const first = answerOf(asked);
  await desk.ask.case.reply({ caseId, answer: first, how: "information", words: "after three" });
  await desk.settled();
  await region.settled();
  const inInbox = (await region.ask.escalations.list({})).find((row) => row.caseId === caseId);
  expect(inInbox).toMatchObject({
    answered: false,
    stateWords: "Information given",
  });
  await region.ask.escalations.answer({ caseId, escalation, answer: BOOKED });
  await region.settled();
  await desk.settled();
  await expect(
    desk.ask.case.reply({ caseId, answer: first, how: "accepted", words: "" }),
  ).rejects.toMatchObject({ data: { code: "answer-newer" } });
  const view = await desk.ask.case.get({ caseId });
  const back = await desk.ask.case.reply({
    caseId,
    answer: answerOf(view),
    how: "returned",
    words: "the mother works until four",
  });
  expect(back).toMatchObject({ state: "escalated", turn: "region" });
});

test("what is urgent about substance use goes to the team of its own, by name, and is phoned besides", async () => {
  const { callId } = await aCall(desk);
  for (const [field, text] of [
    ["service", "substance-use"],
    ["medicationRunsOut", "in 3 days"],
  ] as const)
    await desk.ask.call.type({ callId, field, text });
  const preview = await desk.ask.call.previewEscalation({ callId });
  expect(preview).toMatchObject({ priority: "P1", phoneAsWell: true });
  expect(preview.regions.find(({ id }) => id === bay)).toMatchObject({
    team: "Addiction medicine access team",
    lead: "C. Moreau",
  });
  const { caseId } = await desk.ask.call.escalate({ callId, region: bay, summary: "urgent" });
  if (caseId === null) throw new Error("no case");
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  const view = await desk.ask.case.get({ caseId });
  expect(view.withWhom).toMatch(/^C\. Moreau, Addiction medicine access team · 1-800-555-0165$/);
  expect(view.followUps.find(({ kind }) => kind === "phone-region")?.words).toMatch(
    /Phone C\. Moreau.*urgent/,
  );
});
