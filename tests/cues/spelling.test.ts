import { expect, test } from "vitest";
import { sharesOf, spellingsOf, weighSpelling } from "#shared/cues/spelling.ts";

const names = (text: string) => spellingsOf(text);

test("a word is its runs of two to five letters, with its edges, without accents or case", () => {
  expect(names("Sí")).toEqual(["_s", "si", "i_", "_si", "si_", "_si_"]);
  expect(names("él.")).toEqual(names("EL"));
  expect(names("   … ")).toEqual([]);
});

test("a misspelled word shares most of its runs with the word that was meant", () => {
  const meant = new Set(names("overdose"));
  const typed = names("overdsoe");
  expect(typed.filter((name) => meant.has(name)).length).toBeGreaterThan(typed.length / 3);
});

test("a long statement speaks no louder than a short one, and nothing is nothing", () => {
  const length = (text: string) =>
    [...sharesOf(spellingsOf(text)).values()].reduce((sum, share) => sum + share * share, 0);
  expect(length("help")).toBeCloseTo(1);
  expect(length("help me help me and then they called again and again")).toBeCloseTo(1);
  expect(length("")).toBe(0);
});

test("the word that speaks most is named where it stands as typed", () => {
  const text = "He took the Pílls, all";
  const weighed = weighSpelling(text, {
    bias: -1,
    weights: new Map([
      ["pill", 3],
      ["took", 1],
    ]),
  });
  expect(text.slice(weighed.start, weighed.end)).toBe("Pílls");
  expect(weighed.score).toBeGreaterThan(-1);
  expect(weighSpelling("", { bias: -1, weights: new Map() })).toEqual({
    score: -1,
    start: 0,
    end: 0,
  });
});
