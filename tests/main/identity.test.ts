import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadJudgement } from "#main/load-judgement.ts";
import { type CallFileView } from "#shared/contract/vault.ts";
import { type CallId } from "#shared/events/ids.ts";
import { contentFile } from "../support/content-file.ts";
import { type LineDesk, NodeLine } from "../support/node-line.ts";

const TEN_AM = "2026-11-25T18:04:00Z";
let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start(TEN_AM);
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

const type = async (callId: CallId, fields: Readonly<Record<string, string>>) => {
  for (const [field, text] of Object.entries(fields))
    await desk.ask.call.type({ callId, field, text });
  return desk.ask.call.get({ callId });
};

const CHILD = {
  callerIs: "parent",
  callerName: "Rosa Delgado",
  callerChecked: "matched",
  memberName: "Mateo Delgado",
  memberBornOn: "11/26/2014",
  memberFactors: "name born",
};

describe("what may be said on a call", () => {
  test("starts with nothing, and follows the facts as they are typed", async () => {
    const { callId, aids } = await desk.ask.call.start({ ani: null });
    expect(aids.maySay.lamp).toBe("nothing");
    const open = await type(callId, CHILD);
    expect(open.aids.maySay).toEqual({ lamp: "anything", words: "May say: anything" });
    const lost = await type(callId, { memberFactors: "name" });
    expect(lost.aids.maySay.lamp).toBe("nothing");
    expect(lost.aids.identity.storyHidden).not.toBeNull();
  });

  test("narrows on the twelfth birthday in the line's own day, with the same call open and nothing typed", async () => {
    const judged = await loadJudgement(await contentFile());
    if (!judged.ok) throw new Error(judged.refusal.remedy);
    const { callId } = await desk.ask.call.start({ ani: null });
    const { fields } = await type(callId, CHILD);
    const file = { scope: null, safety: null, crisis: [] } as unknown as CallFileView;
    const at = (instant: string) => judged.value.aids({ file, fields, nowMs: Date.parse(instant) });
    expect(at("2026-11-26T07:59:59Z").maySay.lamp).toBe("anything");
    expect(at("2026-11-26T08:00:00Z").maySay.words).toBe("May say: only what Rosa told us");
    expect(at("2026-11-26T08:00:00Z").identity.because).toMatch(/^Mateo is 12 and has not agreed/);
  });

  test("the prompter asks no age of somebody whose date of birth is typed", async () => {
    const { callId } = await desk.ask.call.start({ ani: null });
    await type(callId, { ...CHILD, memberBornOn: "11/26/2010" });
    await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
    const keys = {
      concerns: ["initial-appointment" as const],
      excludedUses: [],
      others: [],
      grievanceHeard: false,
    };
    const { prompts } = await desk.ask.call.keyScope({ callId, keys });
    expect(prompts.find(({ id }) => id === "identity/member-age")?.done).toBe("12 to 17");
    expect(prompts.some(({ id }) => id.startsWith("minor/"))).toBe(true);
  });

  test("a number, a name and a birth date are kept as typed, and said back as understood", async () => {
    const { callId } = await desk.ask.call.start({ ani: null });
    const typed = {
      callerName: "Ana\u200b\nRuiz",
      memberName: "محمد بن عبد الرحمن",
      callbackNumber: "510.555.0142 x7",
      memberBornOn: "11052010",
      regionOrZip: "94601-1234",
    };
    await type(callId, typed);
    const kept = await desk.ask.call.complete({ callId });
    expect(kept.fields).toMatchObject(typed);
    expect(kept.aids.understood).toMatchObject({
      callerName: { words: "kept with: line break, zero-width space" },
      callbackNumber: { words: "(510) 555-0142 ext. 7" },
      memberBornOn: { words: "Nov 5, 2010 · 16" },
      regionOrZip: { words: "Bay and Coast" },
    });
    expect(kept.aids.understood["memberName"]).toBeUndefined();
  });

  test("a birth date that has not come is refused with what to do, and stays in its field", async () => {
    const { callId } = await desk.ask.call.start({ ani: null });
    const { fields, aids } = await type(callId, { memberBornOn: "11/5/2031" });
    expect(aids.understood["memberBornOn"]?.refusal).toMatch(
      /Give a day up to today|check the year/,
    );
    expect(fields["memberBornOn"]).toBe("11/5/2031");
  });
});
