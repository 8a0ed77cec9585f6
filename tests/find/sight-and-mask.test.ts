import fc from "fast-check";
import { expect, test } from "vitest";
import { type FindSight, findSight, narrowest } from "#shared/find/find-sight.ts";
import { maskName, maskReference } from "#shared/find/mask.ts";

const AGES = { ownSayFrom: 12, adultFrom: 18 };

test.each([
  ["Mateo Delgado", "M••• D."],
  ["Maria de la Cruz", "M••• C."],
  ["Cher", "C•••"],
  ["“Ana” O’Brien", "A••• O."],
  ["نور الهدى", "ن••• ا."],
  ["W".repeat(400), "W•••"],
  [" \n", "•••"],
])("%s is masked as %s", (name, mask) => {
  expect(maskName(name)).toBe(mask);
});

test("a masked reference tells two rows apart and cannot be read out", () => {
  expect(maskReference("AL 7K3 204")).toBe("AL ••• 204");
  expect(maskReference("AP 7K3 1234 5678")).toBe("AP ••• 678");
});

test("of a name no more than two letters ever show", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect([...maskName(name).replaceAll(/[^\p{L}\p{N}]/gu, "")].length).toBeLessThanOrEqual(4);
    }),
  );
});

test.each([
  ["anything", "parent", 15, "full"],
  ["told-us", "parent", 15, "hidden"],
  ["nothing", "parent", 15, "hidden"],
  ["nothing", "parent", null, "hidden"],
  ["nothing", "parent", 11, "masked"],
  ["nothing", "family-or-friend", 12, "hidden"],
  ["nothing", "family-or-friend", null, "masked"],
  ["nothing", "other", 18, "masked"],
  ["nothing", "member", 15, "masked"],
] as const)("under the lamp %s a %s of somebody of %s sees: %s", (lamp, relation, age, sight) => {
  expect(findSight({ lamp, relation, age, ages: AGES })).toBe(sight);
});

const rank: readonly FindSight[] = ["hidden", "masked", "full"];

test("a birth date that is not known never shows a parent more", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom("told-us", "nothing"),
      (age, lamp) => {
        const facts = {
          lamp: lamp as "told-us" | "nothing",
          relation: "parent" as const,
          ages: AGES,
        };
        const unknown = rank.indexOf(findSight({ ...facts, age: null }));
        expect(unknown).toBeLessThanOrEqual(rank.indexOf(findSight({ ...facts, age })));
      },
    ),
  );
});

test("two calls in hand show what both allow, and no call shows everything", () => {
  expect(narrowest([])).toBe("full");
  expect(narrowest(["full", "masked"])).toBe("masked");
  expect(narrowest(["masked", "hidden", "full"])).toBe("hidden");
});
