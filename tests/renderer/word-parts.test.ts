import { describe, expect, test } from "vitest";
import { found, type Pick } from "../../renderer/parts/pick-list.ts";
import { withSentence } from "../../renderer/screens/words/insert-at-caret.ts";

const pick = (label: string, detail: string, more: Partial<Pick> = {}): Pick => ({
  id: label,
  label,
  detail,
  group: "Clinics",
  ...more,
});

describe("the filter of a list", () => {
  const picks = [
    pick("Río Oaks", "1-916-555-0133"),
    pick("Advice nurse", "1-800-555-0111"),
    pick("Alpine County", "1-530-555-0102", { onlyFound: true }),
  ];

  test("finds words in any order and without accents, and digits across hyphens", () => {
    expect(found(picks, "oaks rio").map(({ label }) => label)).toEqual(["Río Oaks"]);
    expect(found(picks, "5550111").map(({ label }) => label)).toEqual(["Advice nurse"]);
  });

  test("keeps the long list away until something is typed", () => {
    expect(found(picks, "")).toHaveLength(2);
    expect(found(picks, "alpine")).toHaveLength(1);
  });
});

describe("a neutral phrase", () => {
  test("goes in at the caret and takes nothing out", () => {
    const { text, caret } = withSentence("no visit before May", 9, "Member states: ");
    expect(text).toBe("no visit  Member states: before May".replace("  ", " "));
    expect(text.replace("Member states: ", "")).toBe("no visit before May");
    expect(text.slice(0, caret)).toBe("no visit Member states: ");
  });

  test("does not run together with a word on either side", () => {
    expect(withSentence("abcd", 2, "X.").text).toBe("ab X. cd");
    expect(withSentence("", 0, "X.").text).toBe("X.");
  });
});
