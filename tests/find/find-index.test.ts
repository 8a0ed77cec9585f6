import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { FindIndex } from "#shared/find/find-index.ts";
import { phoneSigns, referenceSigns } from "#shared/find/numbers.ts";
import { readQuery } from "#shared/find/read-query.ts";
import { type RecordSigns } from "#shared/find/record-signs.ts";
import { nameSigns, wordsOf } from "#shared/find/words.ts";
import { Vocabulary } from "#shared/find/vocabulary.ts";

type Some = { name?: string; phone?: string; reference?: string; note?: string; at?: number };

const signs = ({
  name = "",
  phone = "",
  reference = "",
  note = "",
  at = 0,
}: Some): RecordSigns => ({
  names: new Set(nameSigns(name)),
  words: new Set(wordsOf(note)),
  numbers: new Set([...phoneSigns(phone, null), ...referenceSigns(reference)]),
  atMs: at,
  call: null,
});

let index: FindIndex<string>;
beforeEach(() => {
  index = new FindIndex();
});

const found = (text: string, { texts = true, from = 0, limit = 50 } = {}) =>
  index.find(readQuery(text, "2026-11-25"), { from, limit, texts, mayShow: () => true });
const keys = (text: string): string[] => found(text).rows.map(({ key }) => key);

describe("what is found", () => {
  test("by every way of writing a name", () => {
    index.put("cruz", signs({ name: "María de la Cruz" }));
    index.put("obrien", signs({ name: "Sean O’Brien" }));
    index.put("marie", signs({ name: "Anne-Marie Tan" }));
    for (const typed of ["delacruz", "De La Cruz", "cruz maria", "dela cruz", "MARIA CRU"])
      expect(keys(typed)).toEqual(["cruz"]);
    for (const typed of ["obrien", "O'Brien", "o brien", "brien", "OBRI"])
      expect(keys(typed)).toEqual(["obrien"]);
    for (const typed of ["annemarie", "anne marie", "Anne-Marie"])
      expect(keys(typed)).toEqual(["marie"]);
  });

  test("by a number in any form, by its end, and by a reference in any grouping", () => {
    index.put("one", signs({ phone: "(510) 555-0142 ext 3", reference: "AL 7K3 204" }));
    index.put("two", signs({ phone: "209 555 0177", reference: "AL 7K3 217" }));
    for (const typed of ["+1 510 555 0142", "510555", "555-0142", "0142", "5105550142 x9"])
      expect(keys(typed)).toEqual(["one"]);
    for (const typed of ["al7k3 204", "7K3 204", "204", "AL 7K3-204"])
      expect(keys(typed)).toEqual(["one"]);
    expect(keys("AL 7K3 2")).toHaveLength(2);
  });

  test("exact rows first, whole words before beginnings, names before notes, then similar names", () => {
    index.put("similar", signs({ name: "Ana Delgato", at: 9 }));
    index.put("note", signs({ note: "asked for Delgado", at: 8 }));
    index.put("begins", signs({ name: "Ana Delgados", at: 7 }));
    index.put("older", signs({ name: "Ana Delgado", at: 1 }));
    index.put("newer", signs({ name: "Rui Delgado", at: 2 }));
    expect(keys("delgado")).toEqual(["newer", "older", "begins", "note", "similar"]);
    expect(found("delgado").rows.filter(({ tolerant }) => tolerant)).toEqual([
      { key: "similar", tolerant: true },
    ]);
  });

  test("not by words of notes where rows are masked", () => {
    index.put("note", signs({ name: "Cher", note: "school asks for a letter" }));
    expect(found("letter").total).toBe(1);
    expect(found("letter", { texts: false }).total).toBe(0);
    expect(found("cher", { texts: false }).total).toBe(1);
  });

  test("no more once it was taken out, and as it is now once it was put in again", () => {
    index.put("one", signs({ name: "Ana Ruiz" }));
    index.put("one", signs({ name: "Ana Ortega" }));
    expect([keys("ruiz"), keys("ortega")]).toEqual([[], ["one"]]);
    index.remove("one");
    expect([keys("ortega"), index.size]).toEqual([[], 0]);
  });
});

test("pages follow each other without a gap or a repetition, newest first", () => {
  for (let n = 0; n < 130; n += 1) index.put(`c${n}`, signs({ name: "Ana Ruiz", at: n }));
  const pages = [0, 50, 100].flatMap((from) => found("ruiz", { from }).rows.map(({ key }) => key));
  expect(pages).toEqual(Array.from({ length: 130 }, (_, n) => `c${129 - n}`));
  expect(found("ruiz").total).toBe(130);
});

test("whatever the order in which records come and change, the answer is that of a plain scan", () => {
  const names = ["Ana Ruiz", "Ana Ruis", "Rui Anaya", "Cher", "Delgado", "O’Brien Ruiz"];
  const step = fc.record({
    key: fc.constantFrom("a", "b", "c", "d"),
    name: fc.constantFrom(...names, null),
    at: fc.nat(5),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.constantFrom("ana", "rui", "ch", "ruiz a"),
      (steps, text) => {
        const fresh = new FindIndex<string>();
        const now = new Map<string, { name: string; at: number }>();
        for (const { key, name, at } of steps) {
          if (name === null) {
            fresh.remove(key);
            now.delete(key);
          } else {
            fresh.put(key, signs({ name, at }));
            now.set(key, { name, at });
          }
        }
        const wanted = [...now]
          .filter(([, { name }]) =>
            text.split(" ").every((word) => nameSigns(name).some((sign) => sign.startsWith(word))),
          )
          .map(([key]) => key);
        const exact = fresh
          .find(readQuery(text, "2026-11-25"), {
            from: 0,
            limit: 50,
            texts: true,
            mayShow: () => true,
          })
          .rows.filter(({ tolerant }) => !tolerant)
          .map(({ key }) => key);
        expect(exact.toSorted()).toEqual(wanted.toSorted());
      },
    ),
  );
});

test("words that were sorted in and words that came since are found alike", () => {
  const vocabulary = new Vocabulary();
  const begun = (prefix: string): number => {
    let count = 0;
    vocabulary.beginning(prefix, () => (count += 1));
    return count;
  };
  for (let n = 0; n < 5_000; n += 1) {
    vocabulary.add(`w${(n * 7_919) % 5_000}`, n);
    if (n === 2_500) vocabulary.settle();
  }
  expect([begun("w"), begun("w49"), begun("x")]).toEqual([5_000, 111, 0]);
  vocabulary.settle();
  expect([begun("w"), begun("w49"), begun("x")]).toEqual([5_000, 111, 0]);
});

test("one letter wrong from four on, two from eight, also while the end is not typed yet", () => {
  index.put("one", signs({ name: "Hernandez" }));
  for (const typed of ["Hernandes", "Hermandes", "Hernandz", "Hermand"])
    expect(keys(typed)).toEqual(["one"]);
  for (const typed of ["Harmandes", "Fer"]) expect(keys(typed)).toEqual([]);
});
