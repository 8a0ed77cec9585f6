import { describe, expect, test } from "vitest";
import { nextReference, readReference } from "#shared/reference/reference.ts";
import { type ReferenceBlock, takeReference } from "#shared/reference/reference-block.ts";

/** Chance that never says the same twice. */
const aChance = (): (() => number) => {
  let state = 7;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
};
const taken = (from: ReferenceBlock | null, times: number): string[] => {
  const chance = aChance();
  const texts: string[] = [];
  let block = from;
  for (let n = 0; n < times; n += 1) {
    const given = takeReference(block, chance);
    texts.push(given.reference.text);
    block = given.block;
  }
  return texts;
};
const block = (prefix: string, next: number, end: number): ReferenceBlock => ({
  prefix,
  next,
  end,
});

describe("references out of a block", () => {
  test("are the numbers of that block, one after the other", () => {
    const wanted = [5, 6, 7].map((used) => nextReference("7K3", used).text);
    expect(taken(block("7K3", 5, 8), 3)).toEqual(wanted);
  });

  test("become provisional when it is used up, and stay readable", () => {
    const kinds = taken(block("7K3", 0, 2), 4).map((text) => {
      const read = readReference(text);
      return read.ok ? read.value.kind : read.refusal.code;
    });
    expect(kinds).toEqual(["allotted", "allotted", "provisional", "provisional"]);
  });

  test("are provisional without one", () => {
    expect(taken(null, 3).every((text) => text.startsWith("AP "))).toBe(true);
  });

  test("never repeat over the blocks of one prefix", () => {
    const given = [block("M4Q", 0, 40), block("M4Q", 40, 80), block("M4R", 0, 40)].flatMap((each) =>
      taken(each, 40),
    );
    expect(new Set(given).size).toBe(120);
  });
});
