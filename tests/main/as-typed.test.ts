import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LineDesk, NodeLine } from "../support/node-line.ts";

let line: NodeLine;
let desk: LineDesk;
beforeAll(async () => {
  line = await NodeLine.start("2026-11-25T18:04:00Z");
  desk = await line.enrolled("Desk 1", "k.alvarado");
});
afterAll(() => line.close());

/** A call in which this was typed: as it is asked for again, after it became events. */
const typed = async (field: string, text: string) => {
  const { callId } = await desk.ask.call.start({ ani: null });
  await desk.ask.call.type({ callId, field, text });
  await desk.ask.call.complete({ callId });
  const { fields, aids } = await desk.ask.call.get({ callId });
  return { kept: fields[field], understood: aids.understood[field] };
};

describe("the day somebody first asked", () => {
  test.each([
    ["11/5", "Thu, Nov 5"],
    ["Nov 5", "Thu, Nov 5"],
    ["11-05-2026", "Thu, Nov 5"],
    ["2026-11-05", "Thu, Nov 5"],
    ["yesterday", "Tue, Nov 24"],
    ["ayer", "Tue, Nov 24"],
    ["two weeks ago", "about Nov 11"],
    ["hace dos semanas", "about Nov 11"],
    ["5 de noviembre", "Thu, Nov 5"],
  ])("typed as %s is kept as typed and said back as %s", async (text, words) => {
    expect(await typed("firstAskedOn", text)).toMatchObject({
      kept: text,
      understood: { words, refusal: null },
    });
  });

  test.each([
    ["tomorrow", /not come yet/],
    ["12/18/2026", /not come yet/],
    ["11/31", /There is no Nov 31/],
    ["2/30/2026", /There is no Feb 30/],
    ["13/45", /date|month/i],
  ])("typed as %s is refused with the reason, and stays in the field", async (text, reason) => {
    const { kept, understood } = await typed("firstAskedOn", text);
    expect(kept).toBe(text);
    expect(understood?.words ?? null).toBeNull();
    expect(understood?.refusal).toMatch(reason);
  });

  test("may be a day to come where it is an offer", async () => {
    expect((await typed("earliestOffer", "12/18")).understood).toMatchObject({
      words: "Fri, Dec 18",
      refusal: null,
    });
  });
});

describe("a name", () => {
  test.each([
    ["with accents", "Íñigo Núñez-Peña"],
    ["with apostrophes of both kinds", "Siobhán O'Brien-D’Angelo"],
    ["of one word", "Sukarno"],
    ["longer than any form", `Wolfe${"schlegelstein".repeat(40)}`],
    ["written from right to left", "نور الهدى بنت عبد الرحمن"],
    ["in another script", "王小明"],
    ["with a line break that was pasted", "Ana\nRuiz"],
    ["with signs that cannot be seen", "Ana\u200bRuiz\u202e"],
    ["with parts that are put together from two", "Jose\u0301"],
  ])("%s is kept letter by letter", async (_, name) => {
    for (const field of ["callerName", "memberName"])
      expect((await typed(field, name)).kept).toBe(name);
  });

  test("with signs that cannot be seen says which they are", async () => {
    const { understood } = await typed("callerName", "Ana\u200b\nRuiz");
    expect(understood?.words).toMatch(/line break/);
    expect(understood?.words).toMatch(/zero-width space/);
  });
});

describe("a telephone number", () => {
  test.each([
    ["5105550142", "(510) 555-0142"],
    ["510.555.0142", "(510) 555-0142"],
    ["+1 510 555 0142", "(510) 555-0142"],
    ["1-510-555-0142 x7", "(510) 555-0142 ext. 7"],
    ["510 555\n0142", "(510) 555-0142"],
    ["\u202a510-555-0142\u202c", "(510) 555-0142"],
  ])("typed as %j is kept as typed and said back as it is dialled", async (text, words) => {
    const { kept, understood } = await typed("callbackNumber", text);
    expect(kept).toBe(text);
    expect(understood?.words).toContain(words);
  });

  test("that stands as it is dialled needs no second reading beside it", async () => {
    expect((await typed("callbackNumber", "(510) 555-0142")).understood ?? null).toBeNull();
  });

  test("that is only words is kept: somebody may be reached otherwise", async () => {
    const { kept, understood } = await typed("callbackNumber", "at her aunt's, after four");
    expect(kept).toBe("at her aunt's, after four");
    expect(understood?.refusal ?? null).toBeNull();
  });
});

test.each(["94601", "94601-1234", " 94601 ", "94601 1234"])(
  "the place %j is the same region, with or without its four digits more",
  async (text) => {
    const place = await typed("regionOrZip", text);
    expect(place.kept).toBe(text);
    expect(place.understood?.words).toBe((await typed("regionOrZip", "94601")).understood?.words);
    expect(place.understood?.words).toMatch(/\w/);
  },
);
