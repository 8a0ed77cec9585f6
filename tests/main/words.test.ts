import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type LineDesk, NodeLine } from "../support/node-line.ts";

const TEN_AM = "2026-11-25T18:04:00Z";

let line: NodeLine;
let desk: LineDesk;
beforeEach(async () => {
  line = await NodeLine.start(TEN_AM);
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterEach(() => line.close());

const concern = {
  concerns: ["initial-appointment" as const],
  excludedUses: [],
  others: [],
  grievanceHeard: false,
};

describe("what is said on a call", () => {
  test("the greeting carries the specialist's name, and the thread grows with the scope", async () => {
    const { ask } = desk;
    const { callId, prompts } = await ask.call.start({ ani: null });
    expect(prompts[0]?.say).toContain("Alvarado");
    expect(prompts.some(({ id }) => id.startsWith("escalation/"))).toBe(false);
    const keyed = await ask.call.keyScope({ callId, keys: concern });
    expect(keyed.prompts.some(({ id }) => id.startsWith("escalation/"))).toBe(true);
    expect(keyed.prompts.find(({ field }) => field === "scope")?.done).toBe("First appointment");
    expect(keyed.prompts.find(({ id }) => id === "scope/together")?.say).toContain(
      "getting a first appointment",
    );
  });

  test("a language is recorded at once, and is there after a restart of the window", async () => {
    const { ask } = desk;
    const { callId } = await ask.call.start({ ani: null });
    const vietnamese = await ask.words.chooseLanguages({ callId, caller: "vi" });
    expect(vietnamese.languages).toMatchObject({ caller: "vi", prompts: "interpreter" });
    expect(vietnamese.languages.interpreter).toMatchObject({
      number: "1-800-555-0134",
      hold: "Xin vui long cho.",
    });
    expect(vietnamese.prompts.some(({ id }) => id === "interpreter/hold")).toBe(true);
    const again = await ask.words.chooseLanguages({ callId, caller: "es", mine: "es" });
    expect(again.prompts[0]?.say).toContain("Gracias por llamar");
    expect((await ask.call.get({ callId })).languages.prompts).toBe("es");
    expect((await ask.call.get({ callId })).fields["promptLanguage"]).toBe("es");
  });

  test("an answer leads another way, and a jump shows any script without changing the call", async () => {
    const { ask } = desk;
    const { callId } = await ask.call.start({ ani: null });
    await ask.call.type({ callId, field: "recordingAgreed", text: "no" });
    const { prompts } = await ask.call.get({ callId });
    expect(prompts.map(({ id }) => id)).toContain("listening/recording-off");
    const threat = await ask.words.script({ callId, script: "threat" });
    expect(threat.map(({ id }) => id)).toContain("threat/calm");
    await expect(ask.words.script({ callId, script: "nothing" })).rejects.toThrow();
    const book = await ask.words.book({ callId });
    expect(book.some(({ id }) => id === "apology")).toBe(true);
    expect(book.some(({ id }) => id === "crisis")).toBe(false);
  });
});

describe("numbers, phrases and what is given out", () => {
  test("the palette is there without the network, with what is closed and where to go instead", async () => {
    desk.network.cut();
    const numbers = await desk.ask.words.numbers({ lang: "es" });
    expect(numbers[0]).toMatchObject({ number: "911", open: true });
    expect(numbers.find(({ id }) => id === "lifeline-988")?.say).toContain("gratis");
    expect(numbers.filter(({ group }) => group === "county")).toHaveLength(58);
    expect(numbers.find(({ id }) => id.startsWith("clinic-"))?.internal).toBe(true);
  });

  test("the read-back says dates as they were understood, in the caller's language", async () => {
    const { ask } = desk;
    const { callId } = await ask.call.start({ ani: null });
    await ask.call.keyScope({ callId, keys: concern });
    await ask.call.type({ callId, field: "firstAskedOn", text: "two weeks ago" });
    await ask.call.type({ callId, field: "mayBook", text: "yes" });
    const english = await ask.words.summary({ callId });
    expect(english.readBack.map(({ text }) => text)).toEqual([
      "You first asked: about Nov 11.",
      "We may book the first one that fits.",
    ]);
    await ask.words.chooseLanguages({ callId, caller: "es", mine: "es" });
    const spanish = await ask.words.summary({ callId });
    expect(spanish.lang).toBe("es");
    expect(spanish.summary[0]).toBe("Nos llamó por conseguir una primera cita.");
  });

  test("the summary is kept with the call as it was given, with the reference and the promise", async () => {
    const { ask } = desk;
    const { callId } = await ask.call.start({ ani: null });
    for (const [field, text] of Object.entries({
      listening: "no one has an opening",
      callbackNumber: "510 555 0142",
      regionOrZip: "94601",
    }))
      await ask.call.type({ callId, field, text });
    await ask.call.keySafety({ callId, key: "asked-safe", words: "" });
    await ask.call.keyScope({ callId, keys: concern });
    const preview = await ask.call.previewEscalation({ callId });
    if (preview.region === null) throw new Error("no region");
    await ask.call.escalate({ callId, region: preview.region, summary: preview.summary });
    await ask.call.close({ callId, disposition: "escalated", referral: null });
    const { fields, reference } = await ask.call.get({ callId });
    expect(fields["summaryGiven"]).toContain(`Your reference is ${reference}.`);
    expect(fields["summaryGiven"]).toContain(`We will call you by ${preview.promisedBy}.`);
  });
});
