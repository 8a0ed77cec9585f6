import { describe, expect, test } from "vitest";
import { AID, expectReached } from "./bars.ts";
import { compiled, evaluate, readCues, readLines } from "./evaluate.ts";
import { readSet, setNames } from "./learn.ts";
import { checkCues } from "#shared/cues/check-cues.ts";
import { hear } from "#shared/cues/hear.ts";

const cues = compiled();

test.each(["callers.jsonl", "shorthand.jsonl", "callers-more.jsonl"])(
  "on %s the bars of the listening aid are met",
  (file) => expectReached(file, evaluate(readLines(file), cues), AID),
);

test.each(setNames)(
  "on %s, from which the weights learnt, what was once missed stays found",
  (name) =>
    expectReached(name, evaluate(readSet(name), cues), {
      ...AID,
      crisisFound: 0.9,
      crisisFalse: 0.12,
      excludedFound: 0.8,
      wrong: 0.4,
    }),
);

describe("a crisis", () => {
  const raised = (text: string, lang = "en") => hear(text, lang, cues).crisis.raised;

  test.each([
    ["en", "she says she wants to die"],
    ["en", "I want to kill myself"],
    ["en", "I want to die"],
    ["en", "he wants to kill himself tonight"],
    ["en", "she wants to die. next therapy is in 3 months, they cut it to 15 minutes, only group"],
    ["en", "she says she is going to end her life"],
    ["en", "I took all my pills an hour ago"],
    ["es", "quiero matarme"],
    ["es", "me quiero morir, ya no aguanto"],
    ["es", "dice que se va a quitar la vida"],
    ["en", "mbr giving away tools, calm"],
    ["en", "I can't stop thinking about killing myself"],
    ["en", "he has tried before"],
    ["es", "ya no quiero vivir"],
    ["en", "I won't be a problem for anybody much longer"],
    ["en", "he has been saving up the sleeping pills"],
    ["en", "She says the dog next door sends her instructions."],
    ["en", "Instructions come to her from the dog, she says."],
    ["en", "I quit drinking Sunday and now there are bugs on the wall"],
    ["es", "si yo no estuviera todos estarían más tranquilos"],
    ["es", "está quebrando todo y estoy encerrada con mis niños"],
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
    ["en", "twelve years ago I wanted to die. Now my next visit was cancelled three times"],
    ["en", "they asked if I was thinking of harming myself before they gave me a date"],
    ["en", "he used to hit, he doesn't now"],
    ["en", "send me instructions for the portal"],
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

test("a sentence about long ago counts for less than the same words now", () => {
  const statement = "She tried to kill herself twice";
  expect(hear(`${statement}.`, "en", cues).crisis.raised).toBe(true);
  expect(hear(`${statement} thirty years ago. My appointment was moved.`, "en", cues)).toEqual(
    expect.objectContaining({ crisis: expect.objectContaining({ raised: false }) as unknown }),
  );
});

test("faint words are enough for the question when nothing else is spoken of", () => {
  const faint = "He is so quiet, he sits alone in the dark and he is crying.";
  const cancelled = "They cancelled on us twice and the next visit is in ten weeks.";
  expect(hear(faint, "en", cues).crisis.raised).toBe(true);
  expect(hear(cancelled, "en", cues).crisis.raised).toBe(false);
});

test("two meanings in one sentence name all the words between them", () => {
  const text = "My visit is Monday. Signals reach him from the television, he says.";
  expect(hear(text, "en", cues).crisis.because).toBe("Signals reach him from the television");
});

test("a pattern whose parentheses do not match is refused", () => {
  const content = structuredClone(readCues());
  content.files[0]?.uses[0]?.cues[0]?.any.push("(never seen");
  expect(checkCues(content)).toHaveLength(1);
});

test("the shorthand of the desk is tried in both languages", () => {
  const lines = readLines("shorthand.jsonl");
  expect(lines.length).toBeGreaterThanOrEqual(80);
  expect(lines.filter(({ lang }) => lang === "es").length).toBeGreaterThanOrEqual(15);
});

test("five hundred statements of 600 characters take less than a second of one core", () => {
  const long = readLines("callers.jsonl").map(({ statement }) =>
    `${statement} ${statement} ${statement}`.slice(0, 600).padEnd(600, " and then they called"),
  );
  // Processor time, not the clock on the wall: other work on the machine does not count.
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let at = 0; at < 500; at += 1) hear(long[at % long.length] ?? "", "en", cues);
    return process.cpuUsage(before).user / 1000;
  });
  process.stdout.write(
    `cues: ${Math.round(500_000 / Math.min(...rounds))} statements per second\n`,
  );
  expect(Math.min(...rounds)).toBeLessThan(1000);
});
