import { describe, expect, test } from "vitest";
import { changedContent } from "./changed-content.ts";

const problem = (file: string, change: (text: string) => string) =>
  changedContent(file, change).problems[0];

describe("words that cannot be said or heard are refused with file, line and remedy", () => {
  test("a cue without a reason", () => {
    const found = problem("cues/concerns.en.yaml", (text) => text.replace(/\n +why: .*/, ""));
    expect(found?.file).toBe("cues/concerns.en.yaml");
    expect(found?.line).toBeGreaterThan(1);
    expect(found?.remedy).toBe("add it: string");
  });

  test("a cue that points at no key", () => {
    const found = problem("cues/excluded.en.yaml", (text) =>
      text.replace("use: other:refill", "use: other:refills"),
    );
    expect(found?.message).toBe("other:refills is no key of the scope check");
    expect(found?.file).toBe("cues/excluded.en.yaml");
  });

  test("a prompt without its Spanish", () => {
    const found = problem("scripts/apology.yaml", (text) =>
      text.replace(/\n +es: "Le digo cómo va.*/, ""),
    );
    expect(found).toMatchObject({ file: "scripts/apology.yaml", remedy: "add it: string" });
  });

  test("a prompt that nothing leads to, on the line where it stands", () => {
    let line = 0;
    const found = problem("scripts/apology.yaml", (text) => {
      line = text.slice(0, text.indexOf("- id: what-now")).split("\n").length;
      return text.replace("next: what-now", "next: ask");
    });
    expect(found).toMatchObject({
      file: "scripts/apology.yaml",
      line,
      message: "what-now is never reached",
    });
  });

  test("a script that loses 988", () => {
    const found = problem("scripts/crisis.yaml", (text) => text.replaceAll("988", "211"));
    expect(found?.file).toBe("scripts/crisis.yaml");
  });

  test.each([
    ["threat", "id: calm", "id: soft", "threat has no prompt calm"],
    ["threat", 'value: "to-self"', 'value: "to-me"', "threat, which does not offer to-self"],
    ["deceased", "id: sorry", "id: first-words", "deceased has no prompt sorry"],
  ])("a script %s without what its panel reads aloud", (script, from, to, message) => {
    const file = `scripts/${script}.yaml`;
    const { problems } = changedContent(file, (text) =>
      text.replaceAll(from, to).replaceAll("first: calm", "first: soft"),
    );
    expect(problems.map((each) => each.message).join()).toContain(message);
  });

  test("a palette without 911", () => {
    const found = problem("numbers/palette.yaml", (text) =>
      text.replace('number: "911"', 'number: "912"'),
    );
    expect(found).toMatchObject({
      file: "numbers/palette.yaml",
      message: "911 is missing or changed",
    });
  });

  test("two phrases under one key", () => {
    const found = problem("phrases/neutral.yaml", (text) => text.replace(/key: "?b"?/, 'key: "a"'));
    expect(found).toMatchObject({ file: "phrases/neutral.yaml", message: "key a is taken" });
  });
});
