import { afterAll, beforeAll, expect, test } from "vitest";
import { type CallAids } from "#shared/contract/views.ts";
import { type CallId } from "#shared/events/ids.ts";
import { FIRST_APPOINTMENT, type LineDesk, NodeLine } from "../../support/node-line.ts";

let line: NodeLine;
let desk: LineDesk;
let callId: CallId;

beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
  ({ callId } = await desk.ask.call.start({ ani: null }));
  await desk.ask.call.keyScope({ callId, keys: FIRST_APPOINTMENT });
});
afterAll(() => line.close());

const type = (field: string, text: string): Promise<CallAids> =>
  desk.ask.call.type({ callId, field, text });
const understood = async (field: string, text: string) =>
  (await type(field, text)).understood[field] ?? { words: null, refusal: null };
const kept = async (field: string): Promise<string | undefined> =>
  (await desk.ask.call.complete({ callId })).fields[field];

test.each([
  ["11/5", "Thu, Nov 5"],
  ["Nov 5", "Thu, Nov 5"],
  ["11-05-2026", "Thu, Nov 5"],
  ["yesterday", "Tue, Nov 24"],
  ["two weeks ago", "about Nov 11"],
  ["hace dos semanas", "about Nov 11"],
  ["Nov\u200b 5", "Thu, Nov 5"],
])("first asked %s is understood, and stays as it was typed", async (typed, words) => {
  expect((await understood("firstAskedOn", typed)).words).toBe(words);
  expect(await kept("firstAskedOn")).toBe(typed);
});

test.each([
  ["tomorrow", "has not come yet"],
  ["11/31", "There is no Nov 31"],
  ["2/29/2026", "There is no Feb 29"],
  ["13/45", "month/day, such as 11/5"],
  ["when the moon was full", "Try 11/5"],
])("first asked %s is refused with what to do, and is still in the field", async (typed, why) => {
  const { words, refusal } = await understood("firstAskedOn", typed);
  expect(words).toBeNull();
  expect(refusal).toContain(why);
  expect(await kept("firstAskedOn")).toBe(typed);
});

test.each(["94601", "94601-1234", "94601 1234", "946011234", "\u200e94601\u200f"])(
  "the ZIP %s is in the region of its county",
  async (typed) => {
    const { words } = await understood("regionOrZip", typed);
    expect(words).toBe("Bay and Coast");
    expect(await kept("regionOrZip")).toBe(typed);
  },
);

test.each(["946", "94601123", "12345678901"])(
  "%s is no ZIP: no region is made of it",
  async (typed) => {
    expect((await understood("regionOrZip", typed)).words).toBe("region not known yet");
  },
);

test.each([
  "Zoë Núñez-O’Brien",
  "Cher",
  "O'Shaughnessy",
  "نور الهدى",
  "李小龍",
  "Nguyễn Thị Ánh",
  "Maria\nde la Cruz\t(Lupe)",
  "A\u200bnna \u2066Li\u2069",
  "W".repeat(400),
  "+1 (510) 555-0142 ext. 30",
])("the name or number %s is kept to the letter", async (typed) => {
  await type("callerName", typed);
  expect(await kept("callerName")).toBe(typed);
});

test("what no text can hold is made whole at this border, and the rest of the sentence stays", async () => {
  await type("note", "before \ud83d after \u0000 end");
  expect(await kept("note")).toBe("before \ufffd after  end");
});
