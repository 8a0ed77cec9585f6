import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallId, RegionId } from "#shared/events/ids.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../support/node-line.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
const BILLING: ScopeKeys = {
  concerns: [],
  excludedUses: [],
  others: ["billing"],
  grievanceHeard: false,
};

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start(TEN_AM);
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
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
};
const CONFIRMED: Fields = { memberFactors: "name born" };

const call = async (fields: Fields, keys?: ScopeKeys): Promise<CallId> => {
  const { callId } = await desk.ask.call.start({ ani: null });
  for (const [field, text] of Object.entries(fields))
    await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "says safe" });
  if (keys !== undefined) await desk.ask.call.keyScope({ callId, keys });
  return callId;
};

describe("the story so far", () => {
  test("is not even counted until the caller may be told; then it shows, and who looked is recorded", async () => {
    const first = await call({ ...ANA, ...CONFIRMED }, FIRST_APPOINTMENT);
    await desk.ask.call.escalate({
      callId: first,
      region: RegionId.parse("bay-coast"),
      summary: "no opening",
    });
    await desk.ask.call.close({ callId: first, disposition: "escalated", referral: null });

    const again = await call(
      { ...ANA, callerName: "Ana Ruis", callbackNumber: "(510) 555-0142" },
      FIRST_APPOINTMENT,
    );
    expect(await desk.ask.story.get({ callId: again })).toEqual({
      hidden: "Not shown until the member is confirmed and this caller may be told.",
      rows: [],
      more: 0,
    });
    const reasons = async () =>
      (await desk.ask.call.get({ callId: again })).aids.priority?.reasons ?? [];
    // A second escalation counts once it may be known that there was a first.
    expect(await reasons()).not.toContain("escalation 2");
    await desk.ask.call.type({ callId: again, field: "memberFactors", text: "name born" });
    expect(await reasons()).toContain("escalation 2");
    await desk.settled();
    desk.network.cut();
    const { unsent } = desk.workstation.status();
    const story = await desk.ask.story.get({ callId: again });
    // Who looked is kept before it shows, once a quarter of an hour.
    expect(desk.workstation.status().unsent).toBe(unsent + 1);
    await desk.ask.story.get({ callId: again });
    expect(desk.workstation.status().unsent).toBe(unsent + 1);
    desk.network.mend();
    expect(story.rows).toHaveLength(1);
    expect(story.rows[0]).toMatchObject({
      because: "same name and birth date",
      duplicate: true,
    });
    expect(story.rows[0]?.words).toMatch(
      /Nov 25 · .* · Escalated · with S\. Aguilar, Bay and Coast · 1-415-555-0140 · AL /,
    );
  });

  test("of another member at the same telephone is not shown", async () => {
    const other = await call({
      ...ANA,
      ...CONFIRMED,
      callerName: "Lucia Ruiz",
      memberBornOn: "2/1/1994",
    });
    expect((await desk.ask.story.get({ callId: other })).rows).toEqual([]);
  });
});

test("the crisis path is worded by content: for a young member and after a death otherwise", async () => {
  const ask = async (about?: "minor" | "deceased") =>
    (await desk.ask.status.crisisWords(about === undefined ? {} : { about })).ask?.en ?? "";
  expect(await ask()).toMatch(/glad you told me/);
  expect(await ask("minor")).toMatch(/glad you are talking with me/);
  expect(await ask("deceased")).toMatch(/sorry for your loss/);
  const { questions } = await desk.ask.status.crisisWords({});
  for (const asked of [
    "callback-number",
    "county",
    "how-to-reach-the-person",
    "says-safe-words",
  ] as const)
    expect(questions[asked]?.es).toMatch(/^¿/);
});

describe("a second bounce", () => {
  test("within thirty days is ours, whoever took the first call and however the number is written", async () => {
    const caller = { callbackNumber: "209 555 0177", listening: "a bill I do not understand" };
    const first = await call(caller, BILLING);
    expect((await desk.ask.call.get({ callId: first })).scope.verdict).toBe("out");
    await desk.ask.call.close({
      callId: first,
      disposition: "sent-on",
      referral: { to: "member-services", how: "number-only" },
    });
    const again = await call({ ...caller, callbackNumber: "+1 (209) 555-0177" }, BILLING);
    const { scope } = await desk.ask.call.get({ callId: again });
    expect(scope.verdict).toBe("in");
    expect(scope.why).toContain("second-bounce-other");
    expect(scope.next).toContain("Second bounce in 30 days: ours");
    const stranger = await call({ ...caller, callbackNumber: "209 555 0178" }, BILLING);
    expect((await desk.ask.call.get({ callId: stranger })).scope.verdict).toBe("out");
  });
});

describe("two members in one call", () => {
  test("the second has a record of its own with the caller's answers, and the first keeps everything", async () => {
    const first = await call(
      {
        ...ANA,
        callerIs: "parent",
        relation: "mother",
        callerName: "Rosa Ruiz",
        memberName: "Mateo Ruiz",
        custody: "none-stated",
        authority: "on-file",
        note: "twins",
      },
      FIRST_APPOINTMENT,
    );
    const second = await desk.ask.story.anotherMember({ callId: first });
    expect(second.callId).not.toBe(first);
    expect(second.fields).toMatchObject({
      callerName: "Rosa Ruiz",
      callerIs: "parent",
      relation: "mother",
      callbackNumber: "510 555 0142",
      sameCallAs: first,
    });
    for (const field of ["memberName", "memberBornOn", "authority", "custody", "note"])
      expect(second.fields[field]).toBeUndefined();
    expect(second.safety).toBeNull();
    expect(second.scope.verdict).toBe("undecided");
    const kept = await desk.ask.call.get({ callId: first });
    expect(kept.fields).toMatchObject({ memberName: "Mateo Ruiz", note: "twins" });
    expect(kept.startedAt).toBe(second.startedAt);
    const { calls } = await desk.ask.tray.get({});
    expect(calls.map(({ callId }) => callId)).toEqual(
      expect.arrayContaining([first, second.callId]),
    );
  });

  test("a member who then speaks for a child is another caller to that child", async () => {
    const own = await call({ ...ANA, ...CONFIRMED });
    const second = await desk.ask.story.anotherMember({ callId: own });
    expect(second.fields["callerIs"]).toBeUndefined();
    expect(second.aids.maySay.lamp).toBe("nothing");
  });

  test("of a call that is closed no second record is opened, and what to do is said", async () => {
    const { callId } = await desk.ask.call.start({ ani: null });
    await desk.ask.call.keySafety({ callId, key: "could-not-ask", words: "" });
    await desk.ask.call.close({ callId, disposition: "cut-off", referral: null });
    await expect(desk.ask.story.anotherMember({ callId })).rejects.toMatchObject({
      data: { remedy: "This call is closed. Start a new call for the other member." },
    });
  });
});
