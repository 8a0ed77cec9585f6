import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FindQuery } from "#shared/find/query.ts";
import { readQuery, referenceProblem, wholeReference } from "#shared/find/read-query.ts";
import { nextReference } from "#shared/reference/reference.ts";

const TODAY = "2026-11-25";
const readingsOf = (text: string): string[] =>
  readQuery(text, TODAY).readings.map((reading) => reading.map((term) => term.text).join(" & "));

test.each([
  "(510) 555-0142 ext 3",
  "510.555.0142",
  "+1 510 555 0142",
  "5105550142",
  "510\u200b 555\n0142 x3",
  "٥١٠ ٥٥٥ ٠١٤٢",
])("%s is one telephone number", (typed) => {
  expect(readingsOf(typed)[0]).toBe("15105550142");
});

test.each([
  ["555-0142", "5550142"],
  ["0142", "0142"],
  ["94601-1234", "946011234"],
  ["94601 1234", "946011234"],
  ["MC 123-456", "mc & 123456"],
])("of %s the digits stay together", (typed, reading) => {
  expect(readingsOf(typed)[0]).toBe(reading);
});

test("a name beside a number or a birth date is looked for with it", () => {
  expect(readingsOf("Rosa 510 555 0142")).toContain("rosa & 15105550142");
  expect(readingsOf("ruiz 3/4/1990")).toContain("ruiz & born 1990-03-04");
  expect(readingsOf("abc 123 456")).toContain("ABC123456");
});

test.each(["AL 7K3 204", "al7k3204", "7k3 204", "7K3-204", "a l 7k3204"])(
  "%s may be a reference",
  (typed) => {
    expect(readingsOf(typed).some((reading) => /(AL)?7K3204$/.test(reading))).toBe(true);
  },
);

describe("a whole reference", () => {
  const reference = nextReference("7K3", 40).text;

  test("is read in any grouping, and one wrong sign is said", () => {
    const signs = reference.replaceAll(" ", "");
    expect(wholeReference(`${signs.slice(0, 4)}-${signs.slice(4)}`.toLowerCase())).toBe(reference);
    const last = Number(signs.at(-1));
    const wrong = `${signs.slice(0, -1)}${(last + 1) % 10}`;
    expect(wholeReference(wrong)).toBeNull();
    expect(referenceProblem(wrong)).toMatch(/digit by digit/);
    expect(referenceProblem(reference)).toBeNull();
    expect(referenceProblem("Delgado")).toBeNull();
  });
});

test("whatever is typed or pasted is a question that the vault takes, and nothing typed asks nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 900 }), (text) => {
      expect(FindQuery.safeParse(readQuery(text, TODAY)).success).toBe(true);
    }),
  );
  expect(readQuery(" \u200b\n", TODAY).readings).toEqual([]);
});
