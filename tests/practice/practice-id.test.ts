import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { CallId } from "#shared/events/ids.ts";
import { isPracticeId, namesPractice, practiceId } from "#shared/practice/practice-id.ts";

describe("the id of a practice call", () => {
  test("is a valid call id that no desk makes for a real call", () => {
    const id = practiceId(randomUUID());
    expect(CallId.safeParse(id).success).toBe(true);
    expect(isPracticeId(id)).toBe(true);
    for (let made = 0; made < 2_000; made += 1) {
      expect(isPracticeId(randomUUID())).toBe(false);
      expect(isPracticeId(uuidv7())).toBe(false);
    }
  });

  test("is found wherever it stands by itself, and not in text that speaks of one", () => {
    const id = practiceId(randomUUID());
    expect(namesPractice({ add: { case: ["x", id] } })).toBe(true);
    expect(namesPractice({ typed: id.toUpperCase() })).toBe(true);
    expect(namesPractice({ typed: `they read me ${id} twice` })).toBe(false);
    expect(namesPractice(null)).toBe(false);
  });
});
