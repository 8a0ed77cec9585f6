import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CaseId, type EventId, type PersonId, RegionId } from "#shared/events/ids.ts";
import { aCall, type LineDesk, NodeLine } from "../support/node-line.ts";
import { PASSPHRASE } from "../support/thread.ts";

const HOUR = 3_600_000;
let line: NodeLine;
let [one, other, lead] = [] as unknown as [LineDesk, LineDesk, LineDesk];
let [brandt, alvarado] = [] as unknown as [PersonId, PersonId];

beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  one = await line.enrolled("Desk 1", "k.alvarado");
  other = await line.enrolled("Desk 2", "t.brandt");
  lead = await line.enrolled("Desk 3", "l.castellanos");
  await lead.settled();
  const people = await lead.ask.promises.here({});
  brandt = people.find(({ name }) => name.includes("Brandt"))?.id as PersonId;
  alvarado = people.find(({ name }) => name.includes("Alvarado"))?.id as PersonId;
});
afterAll(() => line.close());

const settle = async (): Promise<void> => {
  for (const desk of [one, other, lead, one, other]) await desk.settled();
};

/** A case with a promise for one o'clock today. */
const promised = async (): Promise<{ caseId: CaseId; followUp: EventId }> => {
  const { callId } = await aCall(one);
  const region = RegionId.parse("bay-coast");
  const { caseId } = await one.ask.call.escalate({ callId, region, summary: "No opening" });
  if (caseId === null) throw new Error("no case");
  await one.ask.call.close({ callId, disposition: "escalated", referral: null });
  await one.ask.case.promise({ caseId, words: "I will ring you at one.", when: "today 1 PM" });
  const row = (await one.ask.desk.get({})).promises.findLast(
    (each) => each.caseId === caseId && each.words.includes("at one"),
  );
  if (row === undefined) throw new Error("no promise");
  await settle();
  return { caseId, followUp: row.id };
};
const mine = async ({ ask }: LineDesk, followUp: EventId) =>
  (await ask.desk.get({})).promises.find(({ id }) => id === followUp);
const handed = async ({ ask }: LineDesk, followUp: EventId) =>
  (await ask.desk.get({})).handed.find(({ id }) => id === followUp);

describe("a promise goes to a colleague", () => {
  test("and stays with its owner until it is taken; the member was told the giver's name", async () => {
    const { caseId, followUp } = await promised();
    await one.ask.promises.offer({ followUps: [followUp], to: brandt, words: "she is at work" });
    await settle();
    expect(await mine(one, followUp)).toMatchObject({
      standing: expect.stringMatching(/^offered to .*Brandt/) as string,
    });
    expect(await handed(other, followUp)).toMatchObject({
      promisedBy: expect.stringContaining("Alvarado") as string,
      reason: expect.stringMatching(/hands it to you · she is at work/) as string,
    });
    await other.ask.promises.take({ followUp });
    await settle();
    expect(await mine(one, followUp)).toBeUndefined();
    expect(await mine(other, followUp)).toMatchObject({
      standing: expect.stringMatching(/^promised by .*Alvarado/) as string,
    });
    expect(await handed(other, followUp)).toBeUndefined();
    const view = await one.ask.case.get({ caseId });
    expect(view.followUps.find(({ id }) => id === followUp)?.owner).toContain("Brandt");
    expect(view.timeline.map(({ words }) => words).join("\n")).toMatch(/taken over from .*Alv/);
  });

  test("who cannot take it returns it, and its owner sees that", async () => {
    const { followUp } = await promised();
    await one.ask.promises.offer({ followUps: [followUp], to: brandt, words: "" });
    await settle();
    await other.ask.promises.notNow({ followUp });
    await settle();
    expect(await mine(one, followUp)).toMatchObject({
      standing: expect.stringMatching(/Brandt could not take it/) as string,
    });
    expect(await handed(other, followUp)).toBeUndefined();
    await expect(other.ask.promises.take({ followUp })).rejects.toMatchObject({
      data: { code: "offer-gone" },
    });
  });

  test("an offer is taken back; nobody gets what another was offered; all go at once", async () => {
    const { followUp } = await promised();
    const all = (await one.ask.desk.get({})).promises.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(1);
    const { offered } = await one.ask.promises.offer({ followUps: all, to: brandt, words: "" });
    expect(offered).toBe(all.length);
    await expect(
      one.ask.promises.offer({ followUps: [followUp], to: brandt, words: "" }),
    ).rejects.toMatchObject({ data: { code: "offered-already" } });
    await settle();
    await expect(lead.ask.promises.take({ followUp })).rejects.toMatchObject({
      data: { code: "offer-gone" },
    });
    await one.ask.promises.withdraw({ followUp });
    await settle();
    await expect(other.ask.promises.take({ followUp })).rejects.toMatchObject({
      data: { code: "offer-gone" },
    });
    expect((await mine(one, followUp))?.standing).toBeNull();
  });

  test("the safety call-back of a call without a case goes the same way", async () => {
    const { callId } = await one.ask.call.openCrisis({ callId: null });
    await one.ask.call.moveCrisis({ callId, move: { kind: "branch", branch: "thoughts-not-now" } });
    await one.ask.call.moveCrisis({
      callId,
      move: {
        kind: "outcome",
        outcome: "handed-over",
        words: "",
        handOver: {
          to: "988",
          dialledBy: "specialist",
          line: "2",
          number: "988",
          takenBy: "A. Ortiz",
          takenAt: "10:05 AM",
        },
      },
    });
    const { promises } = await one.ask.desk.get({});
    const followUp = promises.find((row) => row.callId === callId)?.id as EventId;
    await settle();
    await one.ask.promises.offer({ followUps: [followUp], to: brandt, words: "" });
    await settle();
    await other.ask.promises.take({ followUp });
    await settle();
    expect(await mine(other, followUp)).toMatchObject({ kind: "safety-call-back", callId });
    expect(await mine(one, followUp)).toBeUndefined();
  });
});

describe("a promise whose owner is not here", () => {
  test("a supervisor marks somebody absent: what is due today stands on the lead's list, with the reason", async () => {
    const { followUp } = await promised();
    expect(await handed(lead, followUp)).toBeUndefined();
    const rows = await lead.ask.promises.mark({ person: alvarado, here: false });
    expect(rows.find(({ id }) => id === alvarado)).toMatchObject({ absent: true });
    expect(await handed(lead, followUp)).toMatchObject({
      reason: expect.stringMatching(/Alvarado is marked absent today/) as string,
    });
    await settle();
    expect(await handed(other, followUp)).toBeUndefined();
    await expect(other.ask.promises.take({ followUp })).rejects.toMatchObject({
      data: { code: "offer-gone" },
    });
    await expect(other.ask.promises.mark({ person: alvarado, here: true })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await lead.ask.promises.take({ followUp });
    await settle();
    expect(await mine(lead, followUp)).toMatchObject({
      standing: expect.stringMatching(/promised by .*Alvarado/) as string,
    });
    await lead.ask.promises.mark({ person: alvarado, here: true });
    expect((await lead.ask.promises.here({})).find(({ id }) => id === alvarado)?.absent).toBe(
      false,
    );
  });

  test("nothing is offered to somebody who is marked absent", async () => {
    const { followUp } = await promised();
    await lead.ask.promises.mark({ person: brandt, here: false });
    await settle();
    await expect(
      one.ask.promises.offer({ followUps: [followUp], to: brandt, words: "" }),
    ).rejects.toMatchObject({ data: { code: "colleague-absent" } });
    await lead.ask.promises.mark({ person: brandt, here: true });
  });

  test("nobody signed in on the day of the promise: by its time it is the lead's", async () => {
    const { followUp } = await promised();
    line.centre.clock.pass(5 * 24 * HOUR);
    await lead.ask.session.signIn({ login: "l.castellanos", passphrase: PASSPHRASE });
    await settle();
    expect(await handed(lead, followUp)).toMatchObject({
      reason: expect.stringMatching(/Alvarado is not at a desk today/) as string,
    });
    // Signed in at any desk is enough, with nothing recorded yet.
    await one.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    await one.settled();
    line.centre.clock.pass(31_000);
    await lead.settled();
    expect(await handed(lead, followUp)).toBeUndefined();
  });
});
