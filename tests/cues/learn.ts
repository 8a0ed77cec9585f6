import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { evaluate, figureWords, readCues, readLines, type Line } from "./evaluate.ts";
import { learn, type Example } from "./regression.ts";
import { learnSpelling } from "./learn-spelling.ts";
import { compileCues, type CompiledCues } from "#shared/cues/compile-cues.ts";
import { sightOf } from "#shared/cues/hear.ts";
import { type SpellingWeights, Use, type UseWeights } from "#shared/cues/schema.ts";
import { lengthShare } from "#shared/cues/weigh.ts";

/** A statement with what it teaches: null where its label says nothing of that. */
type Lesson = {
  readonly set: string;
  readonly statement: string;
  readonly lang: string;
  readonly isCrisis: boolean | null;
  readonly uses: ReadonlySet<string> | null;
};

const root = new URL("./", import.meta.url);
export const setNames = readdirSync(new URL("sets/", root)).sort();

const textLines = (file: URL): string[] => readFileSync(file, "utf8").split("\n").filter(Boolean);

/** A labelled set: those of `sets` teach the weights, those of `held-out` never do. */
export const readSet = (name: string, folder: "sets" | "held-out" = "sets"): Line[] =>
  textLines(new URL(`${folder}/${name}`, root)).map((line) => JSON.parse(line) as Line);

const lessonOf = (set: string, { statement, lang, expected }: Line): Lesson => {
  const { cue } = expected.crisis;
  return {
    set,
    statement,
    lang,
    isCrisis: cue === "may" ? null : cue === "must",
    uses: new Set([
      ...expected.scope.map(({ use }) => use),
      ...(expected.primary === null ? [] : [expected.primary]),
    ]),
  };
};

/** Single sentences: `crisis*` and `quiet*` one a line, `uses*` with its uses before a bar. */
const sentencesIn = (file: string): Lesson[] => {
  const [kind = "", lang = "en"] = file.split(".");
  return textLines(new URL(`sentences/${file}`, root)).map((line) => {
    if (!kind.startsWith("uses")) {
      const isCrisis = kind.startsWith("crisis");
      return { set: "", statement: line, lang, isCrisis, uses: isCrisis ? null : new Set() };
    }
    const [use = "", statement = ""] = line.split("|");
    return { set: "", statement, lang, isCrisis: false, uses: new Set(use.split("+")) };
  });
};

export const lessons = (): Lesson[] => [
  ...readdirSync(new URL("sentences/", root)).sort().flatMap(sentencesIn),
  ...["callers.jsonl", "shorthand.jsonl", "callers-more.jsonl"].flatMap((name) =>
    readLines(name).map((line) => lessonOf(name, line)),
  ),
  ...setNames.flatMap((name) => readSet(name).map((line) => lessonOf(name, line))),
];

type Seen = { readonly lesson: Lesson; readonly whole: string[]; readonly parts: string[][] };

/** A sentence that only shows that there is no danger says little of what it is about. */
const quietCounts = 0.3;
/** A whole statement is nearer to what callers say than a single sentence. */
const SET_COUNTS = 3;
const wholeOff = 0.3;
const smallest = 0.05;

const nameOf = ({ name }: { name: string }): string => name;

const examplesOf = (seen: readonly Seen[], use: string): Example[] =>
  seen.flatMap(({ lesson, whole, parts }): Example[] => {
    const { isCrisis, uses, set } = lesson;
    if (use === "crisis") {
      const counts = setNames.includes(set) ? 2 : 1;
      return isCrisis === null ? [] : [{ windows: parts, isTrue: isCrisis, counts }];
    }
    if (uses === null) return [];
    return [
      {
        windows: [whole],
        isTrue: uses.has(use),
        counts: uses.size === 0 && set === "" ? quietCounts : 1,
      },
    ];
  });

const grouped = (weights: ReadonlyMap<string, number>): UseWeights["weights"] => {
  const groups = new Map<number, string[]>();
  for (const [name, weight] of weights) {
    const rounded = Math.round(Math.max(-6, Math.min(6, weight)) / smallest) * smallest;
    const at = Number(rounded.toFixed(2));
    if (at !== 0) groups.set(at, [...(groups.get(at) ?? []), name]);
  }
  return [...groups]
    .sort(([a], [b]) => b - a)
    .map(([weight, names]) => ({ weight, of: names.sort().join(", ") }));
};

export const weightsFrom = (seen: readonly Seen[]): UseWeights[] => {
  const uses = new Set(seen.flatMap(({ lesson }) => [...(lesson.uses ?? [])]));
  return ["crisis", ...[...uses].filter((use) => use !== "crisis").sort()].map((name) => {
    const isCrisis = name === "crisis";
    const lengthOff = isCrisis ? 0 : wholeOff;
    const { bias, weights } = learn(examplesOf(seen, name), {
      thrift: 0.05,
      restraint: isCrisis ? 4 : 2,
      leastStatements: isCrisis ? 2 : 2,
      rounds: isCrisis ? 200 : 120,
      lengthShare: (count) => lengthShare(count, lengthOff),
    });
    return {
      use: Use.parse(name),
      bias: Number(bias.toFixed(2)),
      hears: isCrisis ? "parts" : "whole",
      lengthOff,
      weights: grouped(weights),
    };
  });
};

/** How a crisis is spelled, from every statement that says whether it is one. */
export const spellingFrom = (seen: readonly Seen[]): SpellingWeights =>
  learnSpelling(
    seen.flatMap(({ lesson: { statement, isCrisis, set } }) =>
      isCrisis === null
        ? []
        : [{ statement, isTrue: isCrisis, counts: setNames.includes(set) ? SET_COUNTS : 1 }],
    ),
  );

/** Every labelled statement as it is heard with the present patterns and meanings. */
export const seenLessons = (cues: CompiledCues): Seen[] =>
  lessons().map((lesson) => {
    const { windows } = sightOf(lesson.statement, lesson.lang, cues);
    return {
      lesson,
      whole: windows.whole.map(nameOf),
      parts: windows.parts.map((part) => part.map(nameOf)),
    };
  });

const written = (weights: readonly UseWeights[]): string => {
  const head = [
    "# Learnt from the labelled statements by `npm run cues -- learn`: do not edit, change the meanings or the statements.",
    "# Each weight is in log-odds; `#` is a number, `@` a meaning of meanings.yaml, `!@` a meaning that is negated.",
  ];
  const uses = weights.map(({ use, bias, hears, lengthOff, weights: groups }) =>
    [
      `- use: ${use}`,
      `  bias: ${bias}`,
      `  hears: ${hears}`,
      `  lengthOff: ${lengthOff}`,
      "  weights:",
      ...groups.flatMap(({ weight, of }) => [
        `    - weight: ${weight}`,
        `      of: ${JSON.stringify(of)}`,
      ]),
    ].join("\n"),
  );
  return `${[...head, ...uses].join("\n")}\n`;
};

/** What is measured when a set has taught nothing: an honest figure for callers like its own. */
export const leaveOneOut = (name: string, seen: readonly Seen[]) => {
  const others = seen.filter(({ lesson }) => lesson.set !== name);
  const weights = weightsFrom(others);
  return evaluate(
    readSet(name),
    compileCues({ ...readCues(), weights, spelling: spellingFrom(others) }),
  );
};

const writtenSpelling = ({ bias, weights }: SpellingWeights): string =>
  [
    "# Learnt from the labelled statements by `npm run cues -- learn`: do not edit.",
    "# Runs of two to five letters with their log-odds of a crisis; `_` is the edge of a word.",
    `bias: ${bias}`,
    "weights:",
    ...weights.flatMap(({ weight, of }) => [
      `  - weight: ${weight}`,
      `    of: ${JSON.stringify(of)}`,
    ]),
    "",
  ].join("\n");

const main = (what: string | undefined): void => {
  const cues = readCues();
  const seen = seenLessons(compileCues(cues));
  if (what === "leave-out") {
    for (const name of setNames)
      stdout.write(`${figureWords(`without ${name}`, leaveOneOut(name, seen))}\n`);
    return;
  }
  const folder = new URL("../../content/cues/", root);
  writeFileSync(new URL("weights.yaml", folder), written(weightsFrom(seen)));
  writeFileSync(new URL("spelling.yaml", folder), writtenSpelling(spellingFrom(seen)));
};

if (import.meta.main) main(argv[2]);
