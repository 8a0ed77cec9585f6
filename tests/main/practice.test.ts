import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { workstationContract } from "#shared/contract/workstation.ts";
import { type CallId } from "#shared/events/ids.ts";
import { isPracticeId } from "#shared/practice/practice-id.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";
import { serverSight } from "../support/server-sight.ts";
import { PASSPHRASE } from "../support/thread.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

/** How many events the journal of this desk has ever taken. */
const written = (): number => {
  const folder = join(desk.dataFolder, "journal");
  const station = readdirSync(folder).find((name) => !name.endsWith(".json")) ?? "";
  expect(station).not.toBe("");
  return desk.workstation.status().unsent + confirmed(folder, station);
};
const confirmed = (folder: string, station: string): number =>
  (
    JSON.parse(readFileSync(join(folder, `${station}.json`), "utf8")) as {
      confirmed: { seq: number };
    }
  ).confirmed.seq;
const drafts = (): string[] => {
  try {
    return readdirSync(join(desk.dataFolder, "drafts"));
  } catch {
    return [];
  }
};
const start = async (caller: string): Promise<CallId> =>
  (await desk.ask.practice.start({ caller })).callId;
const type = async (callId: CallId, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [field, text] of Object.entries(fields))
    await desk.ask.call.type({ callId, field, text });
};
const refusal = async (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => null,
    (failure: unknown) => (failure as { data?: { remedy?: string } }).data?.remedy ?? null,
  );

const DOLORES = {
  listening: "No therapist has an opening",
  callerName: "Dolores Whitfield",
  memberName: "Dolores Whitfield",
  callbackNumber: "555-0131",
  firstAskedOn: "three weeks ago",
  earliestOffer: "January 14",
  providerKind: "therapist",
  medicationRunsOut: "none",
  whatWorks: "mornings",
  regionOrZip: "95814",
};

describe("a practice call", () => {
  beforeEach(async () => {
    await desk.settled();
  });

  test("the list says who calls and never what is right", async () => {
    const { callers, open } = await desk.ask.practice.get({});
    expect(open).toBeNull();
    expect(callers.length).toBeGreaterThanOrEqual(12);
    expect(Object.keys(callers[0] ?? {}).toSorted()).toEqual(
      ["about", "id", "language", "last", "name"].toSorted(),
    );
  });

  test("the caller answers what is asked, once, and has nothing for the rest", async () => {
    const callId = await start("too-far-without-car");
    const opening = await desk.ask.practice.ask({ callId, field: "" });
    expect(opening.lines).toHaveLength(1);
    expect(opening.lines[0]?.says).toContain("dos horas en autobús");
    expect(opening.lines[0]?.inEnglish).toContain("two hours away by bus");
    await desk.ask.practice.ask({ callId, field: "travelBy" });
    // The same fact under its other name, and the same field again, bring nothing new.
    await desk.ask.practice.ask({ callId, field: "travelMinutes" });
    await desk.ask.practice.ask({ callId, field: "travelMiles" });
    const said = await desk.ask.practice.ask({ callId, field: "medicationName" });
    expect(said.lines.map(({ asked, says }) => [asked, says]).slice(1)).toEqual([
      ["Travels by", "En autobús. No tenemos carro."],
      ["Minutes, one way", "Dos horas de ida; las millas no las sé."],
      ["Medication", "No sabría decirle."],
    ]);
    await desk.ask.practice.leave({ callId });
  });

  test("runs through the procedures of any call, and is scored with what was missed", async () => {
    const callId = await start("first-visit-therapist");
    expect(isPracticeId(callId)).toBe(true);
    await type(callId, { ...DOLORES, whatWorks: "", note: "Member claims that nobody called." });
    await desk.ask.call.complete({ callId });
    const { aids } = await desk.ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
    expect(aids.card?.headline).toContain("after the due date");
    const score = await desk.ask.practice.end({ callId });
    expect(score).toMatchObject({
      verdictRight: true,
      safetyAsked: false,
      crisisRight: true,
      factsMissing: 1,
      wordsToChange: 1,
    });
    expect(score.missed.map(({ words }) => words)).toEqual([
      "The safety question has no answer. It fits: asked, safe or heard nothing that worries me.",
      "Not on record: What would work.",
      "Written: “claims”. Neutral: “Member states:”",
    ]);
    const { callers } = await desk.ask.practice.get({});
    expect(callers.find(({ id }) => id === "first-visit-therapist")?.last).toMatchObject({
      verdictRight: true,
      safetyAsked: false,
    });
  });

  test("a case may be escalated in it; its reference is none of this desk's", async () => {
    const callId = await start("first-visit-therapist");
    await type(callId, DOLORES);
    await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
    await desk.ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
    const { regions } = await desk.ask.call.previewEscalation({ callId });
    const region = regions[0]?.id;
    if (region === undefined) throw new Error("no region");
    const { caseId, reference } = await desk.ask.call.escalate({ callId, region, summary: "x" });
    if (caseId === null) throw new Error("no case");
    expect(isPracticeId(caseId)).toBe(true);
    expect((await desk.ask.case.get({ caseId })).reference).toBe(reference);
    await desk.ask.practice.end({ callId });
    // A real call afterwards has the first reference of the desk's own block.
    const real = await desk.ask.call.start({ ani: null });
    await type(real.callId, DOLORES);
    await desk.ask.call.keySafety({ callId: real.callId, key: "asked-safe", words: "" });
    await desk.ask.call.keyScope({ callId: real.callId, keys: FIRST_APPOINTMENT });
    const escalated = await desk.ask.call.escalate({
      callId: real.callId,
      region,
      summary: "x",
    });
    expect(escalated.reference).not.toBe(reference);
    await desk.ask.call.close({
      callId: real.callId,
      disposition: "escalated",
      referral: null,
    });
  });

  test("its crisis is heard by nobody real, and no supervisor sees it", async () => {
    const callId = await start("crisis-tonight");
    await desk.ask.call.openCrisis({ callId });
    await desk.ask.call.moveCrisis({ callId, move: { kind: "branch", branch: "danger-now" } });
    await expect
      .poll(async () => (await desk.ask.call.get({ callId })).crisis.supervisor.words)
      .toContain("The practice supervisor");
    await desk.settled();
    const lead = await line.enrolled("Desk 2", "l.castellanos");
    await lead.settled();
    expect((await lead.ask.attention.get({})).crises).toEqual([]);
    await line.shut(lead);
    const score = await desk.ask.practice.end({ callId });
    expect(score.crisisRight).toBe(false);
    expect(score.missed.map(({ words }) => words)).toContain(
      "The crisis path is still open. It is left by an outcome: says safe, handed over or cut off.",
    );
  });

  test("a real call parks it, and it comes back as it was left", async () => {
    const callId = await start("nine-minutes");
    await type(callId, { minutesBooked: "30" });
    await desk.ask.tray.park({ callId, place: { field: "minutesActual", caret: 0, prompt: null } });
    const real = await desk.ask.call.start({ ani: "510 555 0142" });
    expect(isPracticeId(real.callId)).toBe(false);
    const { calls } = await desk.ask.tray.get({});
    expect(calls.map((row) => row.callId)).not.toContain(callId);
    await desk.ask.call.keyScope({
      callId: real.callId,
      keys: { ...FIRST_APPOINTMENT, concerns: [], others: ["wrong-number"] },
    });
    await desk.ask.call.close({
      callId: real.callId,
      disposition: "not-an-intake",
      referral: null,
    });
    const { open } = await desk.ask.practice.get({});
    expect(open).toEqual({ callId, caller: "nine-minutes", name: "Ambrose Tully" });
    const back = await desk.ask.tray.open({ callId });
    expect(back.fields["minutesBooked"]).toBe("30");
    expect(back.place?.field).toBe("minutesActual");
    await desk.ask.practice.leave({ callId });
  });

  test("nothing real begins in it: no colleague, no supervisor, no printer", async () => {
    const callId = await start("nine-minutes");
    const place = { field: null, caret: null, prompt: null };
    const session = await desk.ask.session.get({});
    if (session.kind !== "unlocked") throw new Error("nobody is signed in");
    const to = session.person.id;
    expect(await refusal(desk.ask.tray.offer({ callId, to, words: "", place }))).toContain(
      "This is practice",
    );
    expect(
      await refusal(desk.ask.attention.askHelp({ callId, kind: "question", words: "?" })),
    ).toContain("This is practice");
    expect(await refusal(desk.ask.story.anotherMember({ callId }))).toContain("This is practice");
    expect(desk.printed).toEqual([]);
    await desk.ask.practice.leave({ callId });
  });
});

test("another person at the desk finds no practice call of the first", async () => {
  const callId = await start("nine-minutes");
  await desk.ask.session.signOut({});
  await desk.ask.session.signIn({ login: "t.brandt", passphrase: PASSPHRASE });
  expect((await desk.ask.practice.get({})).open).toBeNull();
  expect(await refusal(desk.ask.call.get({ callId }))).toContain("This practice call is over");
  await desk.ask.session.signOut({});
  await desk.ask.session.signIn({ login: "k.alvarado", passphrase: PASSPHRASE });
  expect((await desk.ask.practice.get({})).open).toBeNull();
});

/** Every procedure that takes a call, with whatever else it may want. */
const ANYTHING = {
  field: "note",
  text: "leaked",
  key: "asked-safe",
  words: "leaked",
  keys: FIRST_APPOINTMENT,
  move: { kind: "branch", branch: "danger-now" },
  region: "bay",
  summary: "leaked",
  disposition: "cut-off",
  referral: null,
  kind: "question",
  turn: "cut-off",
  result: "reached",
  script: "silent",
  contact: "",
  prompts: "es",
  answer: "not-now",
  number: "",
  settled: null,
  place: { field: null, caret: null, prompt: null },
  to: "5f0f3c1e-0000-4000-8000-00000000000a",
  offer: "5f0f3c1e-0000-4000-8000-00000000000b",
  followUp: "5f0f3c1e-0000-4000-8000-00000000000c",
  help: "5f0f3c1e-0000-4000-8000-00000000000d",
};

type Ask = (input: unknown) => Promise<unknown>;
const everyProcedure = (): [string, Ask][] =>
  Object.entries(workstationContract).flatMap(([group, procedures]) =>
    Object.keys(procedures)
      .filter((name) => name !== "watch")
      .filter(() => !["session", "practice", "builds", "line", "late"].includes(group))
      .map((name): [string, Ask] => [
        `${group}.${name}`,
        (desk.ask as unknown as Record<string, Record<string, Ask>>)[group]?.[name] as Ask,
      ]),
  );

describe("a practice call is tried to be leaked", () => {
  const leak = async (callId: CallId): Promise<void> => {
    for (const [name, ask] of everyProcedure()) {
      // Two procedures start a real call by design when no call is named.
      if (["call.start", "escalations.list"].includes(name)) continue;
      const input = { ...ANYTHING, callId, caseId: callId };
      await ask(input).catch(() => undefined);
    }
  };

  test("by every procedure there is, while it is open and after: journal, drafts and server hold nothing of it", async () => {
    await desk.settled();
    const before = { written: written(), drafts: drafts() };
    const feed = (await serverSight(line.centre.server)).events.length;
    const callId = await start("crisis-tonight");
    await type(callId, { listening: "leaked" });
    await leak(callId);
    await desk.ask.practice.leave({ callId });
    await leak(callId);
    await desk.settled();
    expect(written()).toBe(before.written);
    expect(drafts()).toEqual(before.drafts);
    const sight = await serverSight(line.centre.server);
    expect(sight.events).toHaveLength(feed);
  });

  test("a score is the one event it leaves, with figures and nothing that was typed", async () => {
    await desk.settled();
    const before = written();
    const callId = await start("nine-minutes");
    await type(callId, { listening: "leaked words", callerName: "Ambrose Tully" });
    await desk.ask.practice.end({ callId });
    expect(written()).toBe(before + 1);
    const { callers } = await desk.ask.practice.get({});
    const last = callers.find(({ id }) => id === "nine-minutes")?.last;
    expect(JSON.stringify(last)).not.toMatch(/leaked|Tully|70726163/);
    await desk.settled();
    expect(desk.workstation.status().unsent).toBe(0);
  });
});
