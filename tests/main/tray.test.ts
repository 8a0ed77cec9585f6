import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type PlaceInCall } from "#shared/contract/tray-views.ts";
import { type CallId } from "#shared/events/ids.ts";
import { openNodeDesk, type NodeDesk, type NodeDeskOptions } from "../support/node-desk.ts";
import {
  type Centre,
  cuttableNetwork,
  lineCoverage,
  PASSPHRASE,
  startCentre,
} from "../support/thread.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
const TWENTY_TO_FIVE = "2026-11-26T00:40:00Z";
const nowhere: PlaceInCall = { field: null, caret: null, prompt: null };

let centre: Centre;
const desks: NodeDesk[] = [];
const begin = async (instant: string): Promise<NodeDesk> => {
  centre = await startCentre(instant);
  const desk = await open();
  const code = await centre.server.createEnrolmentCode({
    deskName: "Desk 1",
    coverage: lineCoverage,
  });
  await desk.ask.session.enrol({ server: centre.server.url, code });
  await desk.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
  return desk;
};
const open = async (options: Partial<NodeDeskOptions> = {}): Promise<NodeDesk> => {
  const { transport } = cuttableNetwork();
  const desk = await openNodeDesk({ clock: centre.clock, transport, ...options });
  desks.push(desk);
  return desk;
};
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  await centre.close();
});

const parked = async (desk: NodeDesk, caller: string, place = nowhere): Promise<CallId> => {
  const { callId } = await desk.ask.call.start({ ani: null });
  await desk.ask.call.type({ callId, field: "callerName", text: caller });
  await desk.ask.tray.park({ callId, place });
  return callId;
};

describe("the finish-later tray", () => {
  let desk: NodeDesk;
  beforeEach(async () => {
    desk = await begin(TEN_AM);
  });

  test("holds a call with its age and everything that is still to do", async () => {
    const callId = await parked(desk, "Rosa D.");
    await desk.ask.call.keyScope({
      callId,
      keys: {
        concerns: ["initial-appointment"],
        excludedUses: [],
        others: [],
        grievanceHeard: false,
      },
    });
    const [row] = (await desk.ask.tray.get({})).calls;
    expect(row).toMatchObject({ callId, caller: "Rosa D.", interrupted: false, of: null });
    expect(row?.parkedAt).toMatch(/^2026-11-25T18:04/);
    expect(row?.left).toEqual([
      "the safety key",
      "one sentence of what was said",
      "a way to reach them",
      "a region or ZIP",
      "how it ended",
    ]);
  });

  test("gives a call back where it was left, with every letter, after the program was restarted", async () => {
    const place = { field: "callerName", caret: 3, prompt: "listening/welcome" };
    const callId = await parked(desk, "Rosa D.", place);
    await desk.close();
    desks.splice(0);
    const again = await open({ dataFolder: desk.dataFolder, store: desk.store });
    await again.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    const call = await again.ask.tray.open({ callId });
    expect(call.fields["callerName"]).toBe("Rosa D.");
    expect(call.place).toEqual(place);
    expect(call.recovered).toBe(false);
  });

  test("tells a call that was interrupted from one that was put away", async () => {
    const away = await parked(desk, "Rosa D.");
    const { callId: cut } = await desk.ask.call.start({ ani: null });
    await desk.close();
    desks.splice(0);
    const again = await open({ dataFolder: desk.dataFolder, store: desk.store });
    await again.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
    const { calls } = await again.ask.tray.get({});
    expect(calls.filter(({ interrupted }) => interrupted).map(({ callId }) => callId)).toEqual([
      cut,
    ]);
    expect(calls.map(({ callId }) => callId)).toContain(away);
  });

  test("holds three, and says which to finish before a fourth", async () => {
    for (const caller of ["Rosa D.", "Linh T.", "J. Okafor"]) await parked(desk, caller);
    const { callId } = await desk.ask.call.start({ ani: null });
    await desk.ask.call.type({ callId, field: "note", text: "a fourth" });
    await expect(desk.ask.tray.park({ callId, place: nowhere })).rejects.toMatchObject({
      data: { code: "tray-full", remedy: expect.stringContaining("finish Rosa D.") },
    });
    expect((await desk.ask.call.get({ callId })).fields["note"]).toBe("a fourth");
  });

  test("lets go of a call that is closed", async () => {
    const callId = await parked(desk, "Rosa D.");
    await desk.ask.tray.open({ callId });
    await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
    await desk.ask.call.close({ callId, disposition: "cut-off", referral: null });
    expect((await desk.ask.tray.get({})).calls).toEqual([]);
  });

  test("shows the next person at this desk what was left on the screen, not what was put away", async () => {
    await parked(desk, "Rosa D.");
    const { callId } = await desk.ask.call.start({ ani: null });
    await desk.ask.call.type({ callId, field: "callerName", text: "Linh T." });
    await desk.ask.session.lock({});
    await desk.ask.session.signIn({ login: "t.brandt", passphrase: PASSPHRASE });
    const { calls } = await desk.ask.tray.get({});
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ callId, caller: "Linh T.", interrupted: true });
    expect(calls[0]?.of).toContain("Alvarado");
  });

  test("whoever takes over a call at this desk has everything typed, and asks anew who is speaking", async () => {
    const { callId } = await desk.ask.call.start({ ani: null });
    const typed = {
      callerIs: "member",
      callerName: "Linh T.",
      memberBornOn: "3/4/1990",
      note: "calls from a payphone",
      memberFactors: "name born",
      verification: "matched",
    };
    for (const [field, text] of Object.entries(typed))
      await desk.ask.call.type({ callId, field, text });
    expect((await desk.ask.call.get({ callId })).aids.maySay.lamp).toBe("anything");
    await desk.ask.session.lock({});
    await desk.ask.session.signIn({ login: "t.brandt", passphrase: PASSPHRASE });
    const taken = await desk.ask.tray.open({ callId });
    expect(taken.handedTo).toBeNull();
    expect(taken.fields).toMatchObject({
      callerIs: "member",
      callerName: "Linh T.",
      memberBornOn: "3/4/1990",
      note: "calls from a payphone",
      memberFactors: "",
      verification: "",
    });
    expect(taken.aids.maySay.lamp).toBe("nothing");
    expect(taken.aids.identity.storyHidden).not.toBeNull();
  });

  test("says nothing about the end of the shift in the morning", async () => {
    await parked(desk, "Rosa D.");
    expect((await desk.ask.tray.get({})).remind).toBeNull();
  });
});

test("twenty minutes before the line closes the tray says what is still to finish", async () => {
  const desk = await begin(TWENTY_TO_FIVE);
  expect((await desk.ask.tray.get({})).remind).toBeNull();
  await parked(desk, "Rosa D.");
  await parked(desk, "Linh T.");
  expect((await desk.ask.tray.get({})).remind).toBe(
    "2 calls are still to finish before you go: Rosa D. (4:40 PM), Linh T. (4:40 PM).",
  );
});
