import { afterAll, beforeAll, expect, test } from "vitest";
import { type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

test("a call on paper from yesterday keeps its true times to the end, and says that it was typed later", async () => {
  const { callId, late, startedAt, prompts } = await desk.ask.late.start({
    day: "yesterday",
    from: "5:20",
    until: "5:35",
    source: "paper",
    reference: "AP 7QX 2040",
  });
  expect(late).toBe("Tue, Nov 24, 5:20 PM – 5:35 PM · from paper");
  expect(startedAt).toBe("2026-11-25T01:20:00Z");
  // The line was closed then: the script is the one that the call had.
  expect(prompts[0]?.id).toContain("after-hours");
  await desk.ask.call.type({ callId, field: "listening", text: "no opening" });
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
  const closed = await desk.ask.call.close({ callId, disposition: "cut-off", referral: null });
  expect(closed.ended?.endedAt).toBe("2026-11-25T01:35:00Z");
  expect(closed.fields["paperReference"]).toBe("AP 7QX 2040");
});

test("a call with impossible times is refused with what to type, and nothing is begun", async () => {
  const before = (await desk.ask.tray.get({})).calls.length;
  const told = { day: "today", from: "9:55", until: "9:40" };
  await expect(
    desk.ask.late.start({ ...told, source: "memory", reference: "" }),
  ).rejects.toMatchObject({ data: { code: "ends-before-it-began" } });
  expect(await desk.ask.late.understand(told)).toMatchObject({
    words: null,
    refusal: expect.stringContaining("am or pm"),
  });
  expect((await desk.ask.tray.get({})).calls).toHaveLength(before);
});

test("“yesterday” on a call of Monday is Sunday, whenever its notes are typed in", async () => {
  const { callId } = await desk.ask.late.start({
    day: "nov 23",
    from: "10:00",
    until: "10:20",
    source: "memory",
    reference: "",
  });
  const scope = { concerns: ["initial-appointment" as const], excludedUses: [], others: [] };
  await desk.ask.call.keyScope({ callId, keys: { ...scope, grievanceHeard: false } });
  for (const [field, text] of Object.entries({
    listening: "no opening",
    callbackNumber: "510 555 0142",
    regionOrZip: "93657",
    providerKind: "therapist",
    lineOfBusiness: "commercial",
    firstAskedOn: "yesterday",
    medicationRunsOut: "10 days",
  }))
    await desk.ask.call.type({ callId, field, text });
  const { aids } = await desk.ask.call.get({ callId });
  expect(aids.understood["firstAskedOn"]?.words).toBe("Sun, Nov 22");
  // Ten days from Monday are eight from Wednesday: what is left is counted from today.
  expect(aids.understood["medicationRunsOut"]?.words).toBe("Thu, Dec 3");
  expect(aids.priority?.reasons).toContain("medication in 8 days");
  // Mon Nov 23 is day 1; Thu and Fri are holidays; the tenth is Tue, Dec 8.
  expect(aids.card?.rows.map(({ value }) => value)).toContain("Tue, Dec 8 · list S");
  await desk.ask.call.keySafety({ callId, key: "asked-safe", words: "" });
  const closed = await desk.ask.call.close({ callId, disposition: "cut-off", referral: null });
  const view = await desk.ask.case.get({ caseId: closed.caseId! });
  const asked = view.facts.find(({ field }) => field === "firstAskedOn");
  expect(asked?.values[0]?.value).toContain("Nov 22");
});
