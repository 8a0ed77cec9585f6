import { describe, expect, test } from "vitest";
import { compiled, evaluate, figureWords, readCues, readLines } from "./evaluate.ts";
import { checkCues } from "#shared/cues/check-cues.ts";
import { hear } from "#shared/cues/hear.ts";

const cues = compiled();

describe.each(["callers.jsonl", "shorthand.jsonl", "callers-held-out.jsonl"])("on %s", (file) => {
  const figures = evaluate(readLines(file), cues);
  test("the four bars of the listening aid are met", () => {
    process.stdout.write(`${figureWords(file, figures)}\n`);
    const words = figures.misses.join("\n");
    expect(figures.crisisFound, words).toBeGreaterThanOrEqual(0.95);
    expect(figures.crisisFalse, words).toBeLessThanOrEqual(0.1);
    expect(figures.primaryFirstTwo, words).toBeGreaterThanOrEqual(0.85);
    expect(figures.excludedFound, words).toBeGreaterThanOrEqual(0.85);
    expect(figures.wrong, words).toBeLessThanOrEqual(0.35);
  });
});

describe("a crisis", () => {
  const raised = (text: string, lang = "en") => hear(text, lang, cues).crisis.raised;

  test.each([
    ["en", "she says she wants to die"],
    ["en", "mbr giving away tools, calm"],
    ["en", "I can't stop thinking about killing myself"],
    ["en", "he has tried before"],
    ["es", "ya no quiero vivir"],
  ])("is heard in %s: %s", (lang, text) => {
    expect(raised(text, lang)).toBe(true);
  });

  test.each([
    ["en", "This wait is killing me"],
    ["en", "mbr denies si/hi"],
    ["en", "I am not suicidal, I want my visit"],
    ["en", "dying to start therapy"],
    ["en", "climbing the walls over here"],
    ["en", "they gave my slot away"],
    ["es", "me muero de la pena"],
  ])("is not heard in %s: %s", (lang, text) => {
    expect(raised(text, lang)).toBe(false);
  });

  test("names the words as they were typed", () => {
    const text = "Pt says “I’m a BURDEN to everyone”.";
    const { crisis } = hear(text, "en", cues);
    expect(text.slice(crisis.span?.start, crisis.span?.end)).toBe(crisis.because);
    expect(crisis.because).toContain("BURDEN");
  });
});

test("never more than three suggestions, each with its words", () => {
  for (const { statement, lang } of readLines("callers.jsonl")) {
    const { suggestions } = hear(statement, lang, cues);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    for (const { because, span } of suggestions) {
      expect(because).toBe(statement.slice(span.start, span.end));
      expect(because).not.toBe("");
    }
  }
});

test("nothing is suggested for nothing", () => {
  expect(hear("", "en", cues).suggestions).toEqual([]);
  expect(hear("...", "es", cues).crisis.raised).toBe(false);
});

test("the shipped cues can be read", () => {
  expect(checkCues(readCues())).toEqual([]);
});

test("a cue with an unknown class is refused with its place and a remedy", () => {
  const content = structuredClone(readCues());
  content.files[0]?.uses[0]?.cues[0]?.any.push("@nowhere now");
  const [problem] = checkCues(content);
  expect(problem?.path.slice(0, 2)).toEqual(["files", 0]);
  expect(problem?.remedy).toContain("@class");
});

test("five hundred statements of 600 characters take less than a second", () => {
  const long = readLines("callers.jsonl").map(({ statement }) =>
    `${statement} ${statement} ${statement}`.slice(0, 600).padEnd(600, " and then they called"),
  );
  const rounds = Array.from({ length: 3 }, () => {
    const startedAt = performance.now();
    for (let at = 0; at < 500; at += 1) hear(long[at % long.length] ?? "", "en", cues);
    return performance.now() - startedAt;
  });
  process.stdout.write(
    `cues: ${Math.round(500_000 / Math.min(...rounds))} statements per second\n`,
  );
  expect(Math.min(...rounds)).toBeLessThan(1000);
});
