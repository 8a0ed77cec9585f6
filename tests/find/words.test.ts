import fc from "fast-check";
import { expect, test } from "vitest";
import { plainName } from "#shared/identity/same-name.ts";
import { LONGEST_WORD, nameSigns, wordsOf } from "#shared/find/words.ts";

test.each([
  ["Zoë Núñez-O’Brien", ["zoe", "nunez", "obrien"]],
  ["Maria\nde la Cruz\t(Lupe)", ["maria", "de", "la", "cruz", "lupe"]],
  ["A\u200bnna \u2066Li\u2069", ["anna", "li"]],
  ["Đặng Łukasz Søren Weiß", ["dang", "lukasz", "soren", "weiss"]],
  ["أحمد مصطفى", ["احمد", "مصطفي"]],
  ["李小龍", ["李小龍"]],
  ["ＴＡＮ", ["tan"]],
])("%s is found by its plain words", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test.each([
  ["O’Brien", ["obrien", "o", "brien"]],
  ["de la Cruz", ["delacruz"]],
  ["Mc Coy", ["mccoy"]],
  ["Anne-Marie", ["anne", "marie", "annemarie"]],
])("%s is found however its parts are written together or apart", (name, signs) => {
  expect(nameSigns(name)).toEqual(expect.arrayContaining(signs));
});

test("an undivided text of any length is cut to what tells names apart", () => {
  expect(wordsOf("W".repeat(400))).toEqual(["w".repeat(LONGEST_WORD)]);
});

test("the short way for plain texts gives the same words as the long one", () => {
  const plain = fc.string({ unit: fc.constantFrom(..."aZ9 '`-._,;()\n\t&") });
  fc.assert(
    fc.property(plain, (text) => {
      const long = plainName(text)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== "")
        .map((word) => word.slice(0, LONGEST_WORD));
      expect(wordsOf(text)).toEqual(long);
    }),
  );
});

test("accents, case and what nobody sees never change the words", () => {
  const name = fc.string({ unit: fc.constantFrom(..."AbcÉñüo’ -李ن"), minLength: 1 });
  const unseen = fc.constantFrom("\u200b", "\u200e", "\u00ad", "\ufeff", "\u2066");
  fc.assert(
    fc.property(name, unseen, fc.nat(), (text, mark, at) => {
      const letters = [...text];
      const place = at % (letters.length + 1);
      const marked = [...letters.slice(0, place), mark, ...letters.slice(place)].join("");
      expect(wordsOf(marked.toUpperCase().normalize("NFD"))).toEqual(wordsOf(text));
    }),
  );
});
