import { expect, test } from "vitest";
import { readCues } from "./evaluate.ts";
import { leaveOneOut, lessons, seenLessons } from "./learn.ts";
import { LEAST_STATEMENTS } from "./learn-spelling.ts";
import { learn } from "./regression.ts";
import { checkCues } from "#shared/cues/check-cues.ts";
import { compileCues, findAll } from "#shared/cues/compile-cues.ts";
import { hear } from "#shared/cues/hear.ts";
import { sharesOf, spellingsOf } from "#shared/cues/spelling.ts";
import { tokensOf } from "#shared/cues/tokens.ts";

const content = readCues();
const cues = compileCues(content);

/** Written when the patterns were there, by people who had read none: no pattern was made for one of them. */
const writtenAfter: ReadonlySet<string> = new Set(
  ["7", "8", "9", "10", "11"].map((number) => `set-${number}.jsonl`),
);

/** How many labelled statements of its own language each pattern is found in. */
const foundIn = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const language of cues.languages)
    for (const { statement, lang, set } of lessons()) {
      if (lang !== language.lang || writtenAfter.has(set)) continue;
      const { found } = findAll(language, tokensOf(statement, language.words));
      const patterns = found
        .filter(({ role }) => role === "any")
        .map(
          ({ owner, pattern }) => `${lang} ${language.cues[owner]?.id ?? ""}: ${pattern.source}`,
        );
      for (const name of new Set(patterns)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return counts;
};

test("no pattern of a cue fits one caller only", () => {
  const once = [...foundIn()].filter(([, count]) => count === 1).map(([name]) => name);
  expect(once).toEqual([]);
}, 60_000);

test("nothing is weighed that was heard from one caller only", () => {
  const counts = new Map<string, number>();
  for (const { whole, parts } of seenLessons(cues))
    for (const name of new Set([...whole, ...parts.flat()]))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const weighed = content.weights.flatMap(({ weights }) =>
    weights.flatMap(({ of }) => of.split(", ")),
  );
  expect(weighed.length).toBeGreaterThan(1000);
  expect(weighed.filter((name) => (counts.get(name) ?? 0) < 2)).toEqual([]);
}, 60_000);

test("no run of letters is weighed that fewer than three statements hold", () => {
  const counts = new Map<string, number>();
  for (const { statement } of lessons())
    for (const name of sharesOf(spellingsOf(statement)).keys())
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const weighed = content.spelling.weights.flatMap(({ of }) => of.split(" "));
  expect(weighed.length).toBeGreaterThan(5000);
  expect(weighed.filter((name) => (counts.get(name) ?? 0) < LEAST_STATEMENTS)).toEqual([]);
}, 60_000);

test("callers of a set that taught nothing are still heard: half of the way is not learnt by heart", () => {
  const figures = leaveOneOut("set-3.jsonl", seenLessons(cues));
  expect(figures.crisisFound).toBeGreaterThanOrEqual(0.8);
  expect(figures.crisisFalse).toBeLessThanOrEqual(0.2);
  expect(figures.primaryFirstTwo).toBeGreaterThanOrEqual(0.85);
}, 120_000);

test("the same statements teach the same weights, and a word of one statement teaches nothing", () => {
  const how = { thrift: 0.05, restraint: 1, leastStatements: 2, rounds: 50, lengthShare: () => 1 };
  const example = (names: string[], isTrue: boolean) => ({ windows: [names], isTrue, counts: 1 });
  const examples = [
    example(["rope", "barn"], true),
    example(["rope", "bought"], true),
    example(["list", "bought"], false),
    example(["list"], false),
  ];
  const { weights } = learn(examples, how);
  expect(learn(examples, how).weights).toEqual(weights);
  expect(weights.get("rope")).toBeGreaterThan(0);
  expect(weights.get("list")).toBeLessThan(0);
  expect(weights.has("barn")).toBe(false);
});

test("a danger that no pattern knows names the words that weighed most", () => {
  const text =
    "Next visit is Monday. He handed his tackle box to my son and hugged us all so long.";
  const { crisis } = hear(text, "en", cues);
  expect(text.slice(crisis.span?.start, crisis.span?.end)).toBe(crisis.because);
});

test("a meaning that is there twice, or cannot be read, and a weight on no meaning are refused", () => {
  const changed = structuredClone(content);
  const [first] = changed.meanings;
  if (first === undefined) throw new Error("there are no meanings");
  changed.meanings.push({ ...first, en: ["(never closed"] });
  changed.weights[0]?.weights.push({ weight: 1, of: "@nowhere" });
  expect(checkCues(changed).map(({ message }) => message)).toEqual([
    `the meaning ${first.id} is there twice`,
    expect.stringContaining("cannot be read"),
    "crisis weighs @nowhere, which is no meaning",
  ]);
});
