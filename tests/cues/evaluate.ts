import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { compileCues, type CompiledCues } from "#shared/cues/compile-cues.ts";
import { hear } from "#shared/cues/hear.ts";
import { Cues } from "#shared/cues/schema.ts";

export type Line = {
  readonly id: string;
  readonly lang: string;
  readonly statement: string;
  readonly expected: {
    readonly scope: readonly { use: string; inScope: boolean }[];
    readonly primary: string | null;
    readonly crisis: { cue: "must" | "may" | "none" | "must-not" };
    readonly acceptable?: {
      primary?: readonly (string | null)[];
      outUses?: readonly (readonly string[])[];
      cue?: readonly string[];
    };
  };
};

/** The four bars of the listening aid, as shares. */
export type Figures = {
  readonly lines: number;
  readonly crisisFound: number;
  readonly crisisFalse: number;
  readonly primaryFirstTwo: number;
  readonly excludedFound: number;
  readonly wrong: number;
  readonly misses: readonly string[];
};

const root = new URL("../../", import.meta.url);

const isCueFile = (file: string): boolean =>
  !/^(words\.|rules|meanings|weights|spelling)/.test(file);

export const readCues = (): Cues => {
  const folder = new URL("content/cues/", root);
  const sheets = readdirSync(folder).map((file) => ({
    file,
    value: parse(readFileSync(new URL(file, folder), "utf8")) as unknown,
  }));
  return Cues.parse({
    meanings: sheets.find(({ file }) => file === "meanings.yaml")?.value,
    weights: sheets.find(({ file }) => file === "weights.yaml")?.value,
    spelling: sheets.find(({ file }) => file === "spelling.yaml")?.value,
    rules: sheets.find(({ file }) => file === "rules.yaml")?.value,
    words: sheets.filter(({ file }) => file.startsWith("words.")).map(({ value }) => value),
    files: sheets.filter(({ file }) => isCueFile(file)).map(({ value }) => value),
  });
};

export const readLines = (name: string): Line[] =>
  readFileSync(new URL(`tests/support/${name}`, root), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Measures suggestions against what was expected; anything acceptable counts as right. */
export const evaluate = (lines: readonly Line[], cues: CompiledCues): Figures => {
  const misses: string[] = [];
  let must = 0;
  let mustFound = 0;
  let quiet = 0;
  let quietRaised = 0;
  let primary = 0;
  let primaryFound = 0;
  let excluded = 0;
  let excludedFound = 0;
  let made = 0;
  let wrong = 0;
  for (const { id, lang, statement, expected } of lines) {
    const heard = hear(statement, lang, cues);
    const uses = heard.suggestions.map(({ use }) => use as string);
    const said = heard.suggestions.map(({ use, because }) => `${use} "${because}"`).join("; ");
    const miss = (what: string) => misses.push(`${what} ${id} [${said}] ${statement}`);
    const { cue } = expected.crisis;
    if (cue === "must") {
      must += 1;
      if (heard.crisis.raised) mustFound += 1;
      else miss("NO-CRISIS");
    } else if (cue !== "may") {
      quiet += 1;
      if (heard.crisis.raised) {
        quietRaised += 1;
        miss(`FALSE-CRISIS "${heard.crisis.because}"`);
      }
    }
    const primaries = [expected.primary, ...(expected.acceptable?.primary ?? [])].filter(
      (use) => use !== null,
    );
    if (expected.primary !== null) {
      primary += 1;
      if (uses.slice(0, 2).some((use) => primaries.includes(use))) primaryFound += 1;
      else miss(`PRIMARY ${expected.primary}`);
    }
    const outs = expected.scope.filter(({ inScope }) => !inScope).map(({ use }) => use);
    const alternatives = (expected.acceptable?.outUses ?? []).filter((set) => set.length > 0);
    for (const out of outs) {
      excluded += 1;
      const others = outs.length === 1 ? alternatives.flat() : [];
      if ([out, ...others].some((use) => uses.includes(use))) excludedFound += 1;
      else miss(`EXCLUDED ${out}`);
    }
    const right = new Set([
      ...expected.scope.map(({ use }) => use),
      ...primaries,
      ...(expected.acceptable?.outUses ?? []).flat(),
      ...(cue === "must" || (cue === "may" && heard.crisis.raised) ? ["crisis"] : []),
    ]);
    for (const use of uses) {
      made += 1;
      if (right.has(use)) continue;
      wrong += 1;
      miss(`WRONG ${use}`);
    }
  }
  return {
    lines: lines.length,
    crisisFound: share(mustFound, must),
    crisisFalse: share(quietRaised, quiet),
    primaryFirstTwo: share(primaryFound, primary),
    excludedFound: share(excludedFound, excluded),
    wrong: made === 0 ? 0 : wrong / made,
    misses,
  };
};

export const figureWords = (name: string, f: Figures): string => {
  const pc = (value: number) => `${(value * 100).toFixed(1)} %`;
  return `${name} (${f.lines}): crisis found ${pc(f.crisisFound)}, raised wrongly ${pc(f.crisisFalse)}, primary in first two ${pc(f.primaryFirstTwo)}, excluded found ${pc(f.excludedFound)}, wrong ${pc(f.wrong)}`;
};

export const compiled = (): CompiledCues => compileCues(readCues());
