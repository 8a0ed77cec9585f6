import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseId, RegionId } from "#shared/events/ids.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";
import { PASSPHRASE, regionCoverage } from "../support/thread.ts";

const MINUTE = 60_000;
const bay = RegionId.parse("bay-coast");
const north = RegionId.parse("north-valley");

let line: NodeLine;
let [one, other, atBay, atNorth] = [] as unknown as [LineDesk, LineDesk, LineDesk, LineDesk];
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  one = await line.enrolled("Desk 1", "k.alvarado");
  other = await line.enrolled("Desk 2", "t.brandt");
  atBay = await line.enrolled("Bay", "s.aguilar", regionCoverage("bay-coast"));
  atNorth = await line.enrolled("North", "m.okonkwo", regionCoverage("north-valley"));
});
afterAll(() => line.close());

/** Time passes; whoever sits at a desk unlocks it, where it locked by itself meanwhile. */
const pass = async (ms: number): Promise<void> => {
  line.centre.clock.pass(ms);
  for (const [desk, login] of [
    [one, "k.alvarado"],
    [other, "t.brandt"],
    [atBay, "s.aguilar"],
  ] as const) {
    await desk.ask.session.lock({}).catch(() => undefined);
    await desk.ask.session.signIn({ login, passphrase: PASSPHRASE });
  }
};

const settle = async (): Promise<void> => {
  for (const desk of [one, other, atBay, atNorth]) await desk.settled();
  for (const desk of [one, other, atBay, atNorth]) await desk.settled();
};

const escalated = async (): Promise<CaseId> => {
  const { callId } = await aCall(one);
  await one.ask.call.type({ callId, field: "medicationRunsOut", text: "in 5 days" });
  const { caseId } = await one.ask.call.escalate({ callId, region: bay, summary: "No opening" });
  if (caseId === null) throw new Error("no case");
  await one.ask.call.close({ callId, disposition: "escalated", referral: null });
  await settle();
  return caseId;
};
const inboxRow = async (desk: LineDesk, caseId: CaseId) =>
  (await desk.ask.escalations.list({})).find((row) => row.caseId === caseId);
const climbsOf = async (desk: LineDesk, caseId: CaseId) =>
  (await desk.ask.case.get({ caseId })).escalations[0]?.climbs ?? [];

test("a case goes to another region: that one has it with its own time, the one before does not see it any more", async () => {
  const caseId = await escalated();
  const before = await one.ask.case.get({ caseId });
  expect(await inboxRow(atBay, caseId)).toBeDefined();
  const ways = await one.ask.case.ways({ caseId });
  expect(ways.find(({ id }) => id === bay)?.here).toBe(true);
  const way = ways.find(({ id }) => id === north);
  await expect(one.ask.case.moveTo({ caseId, region: bay, words: "again" })).rejects.toMatchObject({
    data: { code: "same-region" },
  });
  await expect(
    one.ask.case.moveTo({ caseId, region: RegionId.parse("nowhere"), words: "x" }),
  ).rejects.toMatchObject({ data: { code: "region-not-known" } });

  await atBay.ask.escalations.acknowledge({
    caseId,
    escalation: before.escalations[0]?.escalation as never,
  });
  await settle();
  const after = await one.ask.case.moveTo({ caseId, region: north, words: "they moved north" });
  expect(after.escalations[0]).toMatchObject({ regionName: way?.name, acknowledgedAt: null });
  expect(after.withWhom).toContain(way?.phone);
  expect(after.escalations[0]?.raised.memberPromisedBy).toBe(
    before.escalations[0]?.raised.memberPromisedBy,
  );
  await settle();
  expect(await inboxRow(atBay, caseId)).toBeUndefined();
  await expect(atBay.ask.case.get({ caseId })).rejects.toMatchObject({
    data: { code: "case-not-here" },
  });
  expect(await inboxRow(atNorth, caseId)).toMatchObject({ acknowledged: false });
  expect((await atNorth.ask.case.get({ caseId })).timeline.map(({ words }) => words)).toContain(
    `Went to ${way?.name}`,
  );
  // And back again, where the first region finds all of it.
  await one.ask.case.moveTo({ caseId, region: bay, words: "it was Bay after all" });
  await settle();
  expect(await inboxRow(atNorth, caseId)).toBeUndefined();
  expect((await inboxRow(atBay, caseId))?.acknowledged).toBe(false);
});

test("a missed target climbs by itself, once, whichever desk notices it", async () => {
  const caseId = await escalated();
  await one.workstation.lookForMissed();
  expect(await climbsOf(one, caseId)).toEqual([]);
  await pass(40 * MINUTE);
  await settle();
  // Both notice before either hears of the other.
  await Promise.all([one.workstation.lookForMissed(), other.workstation.lookForMissed()]);
  await settle();
  const [first, ...rest] = await climbsOf(one, caseId);
  expect(first?.who).toMatch(/S\. Aguilar, Regional lead/);
  expect(rest).toEqual([]);
  expect(await climbsOf(other, caseId)).toHaveLength(1);
  for (const desk of [one, other]) await desk.workstation.lookForMissed();
  expect(await climbsOf(one, caseId)).toHaveLength(1);
  expect((await inboxRow(atBay, caseId))?.stateWords).toMatch(/climbed to S\. Aguilar/);
  const desk = await one.ask.desk.get({});
  expect(desk.cases.find((row) => row.caseId === caseId)).toMatchObject({ yours: true });
  expect(
    desk.promises.filter((row) => row.caseId === caseId && row.words.startsWith("Ring S.")),
  ).toHaveLength(1);
  const words = (await one.ask.case.get({ caseId })).timeline.map((row) => row.words).join("\n");
  expect(words).toMatch(/Climbed by itself to S\. Aguilar/);

  // The region acknowledges late and does not answer the same day: the next rung has it.
  await atBay.ask.escalations.acknowledge({
    caseId,
    escalation: (await one.ask.case.get({ caseId })).escalations[0]?.escalation as never,
  });
  await settle();
  await pass(7 * 60 * MINUTE);
  await settle();
  await other.workstation.lookForMissed();
  await settle();
  expect((await climbsOf(one, caseId)).map(({ rung }) => rung)).toEqual([
    "regional-lead",
    "director-on-call",
  ]);
});

test("without the network nothing climbs by itself: nobody knows here what the region has done", async () => {
  const caseId = await escalated();
  one.network.cut();
  await pass(24 * 60 * MINUTE);
  await expect.poll(() => one.workstation.status().sync.kind).toBe("waiting-for-network");
  await one.workstation.lookForMissed();
  expect(await climbsOf(one, caseId)).toEqual([]);
  one.network.mend();
});
