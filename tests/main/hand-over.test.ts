import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type PlaceInCall } from "#shared/contract/tray-views.ts";
import { type CallId, type PersonId } from "#shared/events/ids.ts";
import { openNodeDesk, type NodeDesk } from "../support/node-desk.ts";
import {
  type Centre,
  cuttableNetwork,
  lineCoverage,
  PASSPHRASE,
  startCentre,
} from "../support/thread.ts";

const nowhere: PlaceInCall = { field: null, caret: null, prompt: null };

let centre: Centre;
const desks: NodeDesk[] = [];
beforeEach(async () => {
  centre = await startCentre("2026-11-25T18:04:00Z");
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  await centre.close();
});

const aDesk = async (deskName: string, login: string) => {
  const network = cuttableNetwork();
  const desk = await openNodeDesk({ clock: centre.clock, transport: network.transport });
  desks.push(desk);
  const code = await centre.server.createEnrolmentCode({ deskName, coverage: lineCoverage });
  await desk.ask.session.enrol({ server: centre.server.url, code });
  const person = await desk.ask.session.signIn({ login, passphrase: PASSPHRASE });
  return { ...desk, network, me: person.id as PersonId };
};
const twoDesks = async () => {
  const one = await aDesk("Desk 1", "k.alvarado");
  const other = await aDesk("Desk 2", "t.brandt");
  await one.settled();
  await other.settled();
  return { one, other };
};

const halfDone = async (desk: NodeDesk): Promise<CallId> => {
  const { callId } = await desk.ask.call.start({ ani: null });
  const typed = { listening: "no opening since October", callerName: "Rosa D.", note: "school" };
  for (const [field, text] of Object.entries(typed))
    await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "says she is safe" });
  await desk.ask.call.keyScope({
    callId,
    keys: {
      concerns: ["initial-appointment"],
      excludedUses: [],
      others: [],
      grievanceHeard: false,
    },
  });
  await desk.ask.words.chooseLanguages({ callId, prompts: "es" });
  return callId;
};
const offered = async (desk: NodeDesk, callId: CallId, to: PersonId, words = "") =>
  desk.ask.tray.offer({ callId, to, words, place: nowhere });

describe("a half-done call goes to a colleague", () => {
  test("offered, taken, and nothing that was asked is asked again", async () => {
    const { one, other } = await twoDesks();
    const callId = await halfDone(one);
    const before = await one.ask.call.get({ callId });
    await offered(one, callId, other.me, "she prefers Spanish");
    await one.settled();
    await other.settled();

    const [offer] = (await other.ask.tray.get({})).offers;
    expect(offer).toMatchObject({ callId, caller: "Rosa D.", words: "she prefers Spanish" });
    if (offer === undefined) throw new Error("not offered");
    const taken = await other.ask.tray.take({ callId, offer: offer.offer });
    expect(taken.fields).toMatchObject({
      listening: "no opening since October",
      callerName: "Rosa D.",
      note: "school",
    });
    expect(taken.safety?.words).toBe("says she is safe");
    expect(taken.scope.keys.concerns).toEqual(["initial-appointment"]);
    expect(taken.languages.prompts).toBe("es");
    expect(taken.aids.missing).toEqual(before.aids.missing);
    expect(taken.prompts.map(({ id, done }) => [id, done])).toEqual(
      before.prompts.map(({ id, done }) => [id, done]),
    );

    await other.settled();
    await one.settled();
    expect((await one.ask.tray.get({})).calls).toEqual([]);
    expect((await one.ask.call.get({ callId })).handedTo).toContain("Brandt");
    await expect(one.ask.call.type({ callId, field: "note", text: "x" })).rejects.toMatchObject({
      data: { code: "handed-over" },
    });
    await other.ask.call.close({ callId, disposition: "cut-off", referral: null });
  });

  test("stays with its owner while nobody takes it, and says so", async () => {
    const { one, other } = await twoDesks();
    const callId = await halfDone(one);
    await offered(one, callId, other.me);
    await one.settled();
    await other.settled();
    const [offer] = (await other.ask.tray.get({})).offers;
    if (offer === undefined) throw new Error("not offered");
    expect((await one.ask.tray.get({})).calls[0]?.offer?.state).toBe("waiting");
    await other.ask.tray.notNow({ callId, offer: offer.offer });
    await other.settled();
    await one.settled();
    const [row] = (await one.ask.tray.get({})).calls;
    expect(row).toMatchObject({ callId, of: null, offer: { state: "not-accepted" } });
    expect((await other.ask.tray.get({})).offers).toEqual([]);
    const view = await one.ask.tray.open({ callId });
    expect(view.handedTo).toBeNull();
    await one.ask.call.type({ callId, field: "note", text: "goes on" });
  });

  test("an offer that was taken back cannot be taken any more", async () => {
    const { one, other } = await twoDesks();
    const callId = await halfDone(one);
    await offered(one, callId, other.me);
    await one.settled();
    await other.settled();
    const [offer] = (await other.ask.tray.get({})).offers;
    if (offer === undefined) throw new Error("not offered");
    await one.ask.tray.withdraw({ callId });
    await one.settled();
    await other.settled();
    await expect(other.ask.tray.take({ callId, offer: offer.offer })).rejects.toMatchObject({
      data: { code: "offer-gone" },
    });
    expect((await one.ask.tray.get({})).calls[0]).toMatchObject({ of: null, offer: null });
  });

  test("what is still due on the call goes with it", async () => {
    const { one, other } = await twoDesks();
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
    expect((await one.ask.desk.get({})).promises).toHaveLength(1);
    await offered(one, callId, other.me);
    await one.settled();
    await other.settled();
    const [offer] = (await other.ask.tray.get({})).offers;
    if (offer === undefined) throw new Error("not offered");
    await other.ask.tray.take({ callId, offer: offer.offer });
    await other.settled();
    await one.settled();
    expect((await one.ask.desk.get({})).promises).toHaveLength(0);
    expect((await other.ask.desk.get({})).promises).toMatchObject([
      { kind: "safety-call-back", callId },
    ]);
  });

  test("who could take it is named, whoever took a call today first", async () => {
    const { one, other } = await twoDesks();
    await other.ask.call.start({ ani: null });
    await other.settled();
    await one.settled();
    const [first, ...rest] = await one.ask.tray.colleagues({});
    expect(first).toMatchObject({ id: other.me, seenWords: "10:04 AM" });
    expect(rest.some(({ isLead }) => isLead)).toBe(true);
    expect(rest.every(({ seenWords }) => seenWords === null)).toBe(true);
    expect([first, ...rest].some((each) => each?.id === one.me)).toBe(false);
  });
});

test("whoever unlocks as themselves has the call that was on the screen, with every letter", async () => {
  const desk = await aDesk("Desk 1", "k.alvarado");
  const { callId } = await desk.ask.call.start({ ani: null });
  await desk.ask.call.type({ callId, field: "listening", text: "half a sent" });
  await desk.ask.session.lock({});
  const brandt = await desk.ask.session.signIn({ login: "t.brandt", passphrase: PASSPHRASE });
  const view = await desk.ask.tray.open({ callId });
  expect(view.fields["listening"]).toBe("half a sent");
  expect(view.handedTo).toBeNull();
  await desk.ask.call.type({ callId, field: "listening", text: "half a sentence" });
  await desk.ask.session.signOut({});
  await desk.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
  expect((await desk.ask.call.get({ callId })).handedTo).toBe(brandt.name);
});
