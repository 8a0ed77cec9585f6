import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SETTLED_MS } from "#main/work/find-work.ts";
import { type CallId, type CaseId, RegionId } from "#shared/events/ids.ts";
import { type FindView } from "#shared/contract/find-views.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";
import { PASSPHRASE } from "../support/thread.ts";

let line: NodeLine;
let desk: LineDesk;
let mateo: CaseId;
let reference: string;

type Fields = Readonly<Record<string, string>>;
const MATEO: Fields = {
  callerIs: "parent",
  relation: "mother",
  callerName: "Rosa Delgado",
  memberName: "Mateo Delgado-Ñúñez",
  memberBornOn: "11/26/1990",
  memberNumber: "MC 0099-1234",
  callbackNumber: "(510) 555-0142 ext 3",
  listening: "no opening since October",
  regionOrZip: "94601-1234",
  firstAskedOn: "11/5",
  note: "school asks for a letter",
};

const call = async (fields: Fields, on = desk): Promise<CallId> => {
  const { callId } = await on.ask.call.start({ ani: null });
  for (const [field, text] of Object.entries(fields))
    await on.ask.call.type({ callId, field, text });
  await on.ask.call.keySafety({ callId, key: "asked-safe", words: "says safe" });
  await on.ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
  return callId;
};
const close = (callId: CallId) =>
  desk.ask.call.close({ callId, disposition: "cut-off", referral: null });

const find = (text: string, callId: CallId | null = null): Promise<FindView> =>
  desk.ask.find.rows({ text, from: 0, callId });
const members = async (text: string): Promise<string[]> =>
  (await find(text)).rows.map(({ member }) => member);

beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
  const callId = await call(MATEO);
  const view = await desk.ask.call.escalate({
    callId,
    region: RegionId.parse("bay-coast"),
    summary: "no opening",
  });
  mateo = view.caseId as CaseId;
  reference = view.reference ?? "";
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  const other = await call({ callerName: "Ana Ruiz", callerIs: "member", note: "a letter too" });
  await desk.ask.call.keyScope({
    callId: other,
    keys: {
      concerns: [],
      excludedUses: ["general-information"],
      others: [],
      grievanceHeard: false,
    },
  });
  await desk.ask.call.close({
    callId: other,
    disposition: "sent-on",
    referral: { to: "member-services", how: "number-only" },
  });
});
afterAll(() => line.close());

describe("outside a call", () => {
  test.each([
    "delgado nunez",
    "Mateo",
    "Delgato",
    "510.555.0142",
    "0142",
    "mc00991234",
    "94601",
    "946011234",
    "11/26/1990 mateo",
    "school letter",
    "October",
  ])("%s finds the case, whole", async (typed) => {
    expect(await members(typed)).toContain("Mateo Delgado-Ñúñez");
  });

  test("the reference in any grouping finds its case only, and a wrong sign is said", async () => {
    expect(await members(reference.replaceAll(" ", "").toLowerCase())).toEqual([
      "Mateo Delgado-Ñúñez",
    ]);
    const wrong = `${reference.slice(0, -1)}${(Number(reference.at(-1)) + 1) % 10}`;
    expect((await find(wrong)).problem).toMatch(/digit by digit/);
  });

  test("a call that became no case is found too, and a case speaks for its own call", async () => {
    const { rows, holds } = await find("letter");
    expect(rows.map(({ member, opens }) => [member, opens])).toEqual([
      ["Ana Ruiz", "nothing"],
      ["Mateo Delgado-Ñúñez", "case"],
    ]);
    expect(rows[0]?.what).toBe("Sent on to Member Services");
    expect(holds).toEqual({ cases: 1, calls: 1 });
    expect(rows[1]?.foundBy).toEqual({ place: "note", words: "school asks for a letter" });
  });

  test("what is added to a case is found with the next key", async () => {
    await desk.ask.case.note({ caseId: mateo, text: "bus strike on Fridays" });
    expect(await members("strike")).toEqual(["Mateo Delgado-Ñúñez"]);
  });
});

test("once nobody types on, one record says which cases were listed, once a quarter of an hour", async () => {
  await desk.settled();
  desk.network.cut();
  const settled = () => new Promise((resolve) => setTimeout(resolve, SETTLED_MS + 200));
  await settled();
  const { unsent } = desk.workstation.status();
  for (const typed of ["u", "un", "unknown person"]) await find(typed);
  await settled();
  expect(desk.workstation.status().unsent).toBe(unsent);
  // A new case is on a list for the first time.
  const callId = await call({ ...MATEO, memberName: "Lupe Ortega", memberBornOn: "1/2/1980" });
  await desk.ask.call.escalate({ callId, region: RegionId.parse("bay-coast"), summary: "x" });
  await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  const before = desk.workstation.status().unsent;
  for (const typed of ["lu", "lup", "lupe"]) await find(typed);
  expect(desk.workstation.status().unsent).toBe(before);
  await settled();
  expect(desk.workstation.status().unsent).toBe(before + 1);
  await find("lupe o");
  await settled();
  expect(desk.workstation.status().unsent).toBe(before + 1);
  desk.network.mend();
});

describe("while a caller is not confirmed", () => {
  test("rows are masked whether or not the window says that there is a call, and words of notes find nothing", async () => {
    const callId = await call({ callerName: "Somebody" });
    for (const given of [callId, null]) {
      const { rows, sight, because } = await find("delgado", given);
      expect(sight).toBe("masked");
      expect(because).toMatch(/not confirmed/);
      expect(rows).not.toEqual([]);
      for (const row of rows)
        expect(row).toMatchObject({ masked: true, state: null, opened: null, foundBy: null });
      expect(JSON.stringify(rows)).not.toMatch(/Mateo|Delgado|Rosa|7K3 /);
      expect(rows[0]?.member).toMatch(/^.••• .\.$/);
    }
    expect((await find("school letter")).rows).toEqual([]);
    await close(callId);
    expect((await find("school letter")).rows).not.toEqual([]);
  });

  test("a case opens only with a reason, whatever way its id was come by; the reason is recorded first", async () => {
    const callId = await call({ callerName: "Somebody" });
    const refused = { data: { remedy: expect.stringMatching(/say why/) as string } };
    await expect(desk.ask.case.get({ caseId: mateo })).rejects.toMatchObject(refused);
    await expect(desk.ask.case.note({ caseId: mateo, text: "x" })).rejects.toMatchObject(refused);
    await expect(
      desk.ask.find.openMasked({ caseId: mateo, reason: "  ", callId }),
    ).rejects.toMatchObject({ data: { code: "reason-needed" } });
    await desk.settled();
    desk.network.cut();
    const { unsent } = desk.workstation.status();
    await desk.ask.find.openMasked({ caseId: mateo, reason: "reads the reference", callId });
    expect(desk.workstation.status().unsent).toBe(unsent + 1);
    expect((await desk.ask.case.get({ caseId: mateo })).member).toBe("Mateo Delgado-Ñúñez");
    desk.network.mend();
    await close(callId);
    // The reason was this call's: the next one needs its own.
    const next = await call({ callerName: "Somebody else" });
    await expect(desk.ask.case.get({ caseId: mateo })).rejects.toMatchObject(refused);
    await close(next);
    expect((await desk.ask.case.get({ caseId: mateo })).reference).toBe(reference);
  });

  test("a call that waits in the tray masks nothing; a confirmed member masks nothing", async () => {
    const callId = await call({ callerName: "Somebody" });
    const place = { field: null, caret: null, prompt: null };
    await desk.ask.tray.park({ callId, place });
    expect((await find("delgado")).sight).toBe("full");
    await desk.ask.tray.open({ callId });
    expect((await find("delgado")).sight).toBe("masked");
    for (const [field, text] of Object.entries({
      callerIs: "member",
      memberBornOn: "3/4/1990",
      memberFactors: "name born",
    }))
      await desk.ask.call.type({ callId, field, text });
    expect((await find("delgado", callId)).sight).toBe("full");
    await close(callId);
  });

  test("a parent of a member of 12 to 17 is shown nothing, not even how many; the whole reference leads on", async () => {
    const callId = await call({ ...MATEO, memberBornOn: "11/26/2010" });
    const { rows, total, sight, because } = await find("delgado", callId);
    expect({ rows, total, sight }).toEqual({ rows: [], total: 0, sight: "hidden" });
    expect(because).toContain("Mateo Delgado-Ñúñez");
    const own = await find(reference, callId);
    expect(own.rows.map(({ masked }) => masked)).toEqual([true]);
    expect((await find(reference.slice(0, -1), callId)).rows).toEqual([]);
    await close(callId);
  });
});

describe("who may find what", () => {
  test("the case that a call opened itself may be seen during it", async () => {
    const callId = await call({ ...MATEO, memberName: "Own Case" });
    const { caseId } = await desk.ask.call.escalate({
      callId,
      region: RegionId.parse("bay-coast"),
      summary: "x",
    });
    expect((await desk.ask.case.get({ caseId: caseId as CaseId })).member).toBe("Own Case");
    await desk.ask.call.close({ callId, disposition: "escalated", referral: null });
  });

  test("a regional colleague finds the cases of their regions, and no calls", async () => {
    await desk.settled();
    // Both desks hold the whole line: it is the person's regions that count.
    const [bay, south] = [
      await line.enrolled("Desk 2", "s.aguilar"),
      await line.enrolled("Desk 3", "d.petrosyan"),
    ];
    const rows = (on: LineDesk, text: string) =>
      on.ask.find.rows({ text, from: 0, callId: null }).then((found) => found.rows);
    for (const each of [bay, south]) {
      await each.settled();
      await expect
        .poll(
          async () => (await each.ask.find.rows({ text: "", from: 0, callId: null })).holds.cases,
        )
        .toBeGreaterThan(1);
      expect(await rows(each, "ana ruiz")).toEqual([]);
    }
    expect((await rows(bay, "mateo")).map(({ opens }) => opens)).toContain("case");
    expect(await rows(south, "mateo")).toEqual([]);
  });

  test("nobody finds anything at a locked desk, and everything is there again after it", async () => {
    await desk.ask.session.lock({});
    await expect(find("mateo")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await desk.ask.session.unlock({ passphrase: PASSPHRASE });
    await expect.poll(() => members("mateo nunez")).toContain("Mateo Delgado-Ñúñez");
  });
});
