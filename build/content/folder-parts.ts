import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type z } from "zod";
import { type FolderPart, folderParts } from "#shared/content/content.ts";
import { type PartSource, type Path, readSheet, type Sheet, sheetPart } from "./sheet.ts";

const sheetsIn = (folder: string, name: string): Sheet[] => {
  let files: string[];
  try {
    files = readdirSync(join(folder, name)).filter((file) => file.endsWith(".yaml"));
  } catch {
    files = [];
  }
  return files.sort().map((file) => readSheet(folder, `${name}/${file}`));
};

const placeIn = (sheet: Sheet | undefined, path: Path, otherwise: string) => ({
  file: sheet?.file ?? otherwise,
  line: sheet?.lineOf(path) ?? 1,
});

/** `content/scripts/`: one script a file. */
const scriptsIn = (folder: string): PartSource => {
  const sheets = sheetsIn(folder, "scripts");
  return {
    value: sheets.map(({ value }) => value),
    problems: sheets.flatMap(({ problems }) => problems),
    placeOf: ([at, ...rest]) => placeIn(sheets[Number(at)], rest, "scripts"),
  };
};

/** `content/cues/`: the rules, each language's words, and the cues themselves. */
const cuesIn = (folder: string): PartSource => {
  const sheets = sheetsIn(folder, "cues");
  const isRules = ({ file }: Sheet): boolean => file === "cues/rules.yaml";
  const isWords = ({ file }: Sheet): boolean => file.startsWith("cues/words.");
  const named = (name: string) => sheets.find(({ file }) => file === `cues/${name}.yaml`);
  const rules = sheets.find(isRules);
  const words = sheets.filter(isWords);
  const single = {
    meanings: named("meanings"),
    weights: named("weights"),
    spelling: named("spelling"),
  };
  const files = sheets.filter(
    (sheet) => !isRules(sheet) && !isWords(sheet) && !Object.values(single).includes(sheet),
  );
  const values = (of: readonly Sheet[]): unknown[] => of.map(({ value }) => value);
  return {
    value: {
      rules: rules?.value,
      meanings: single.meanings?.value,
      weights: single.weights?.value,
      spelling: single.spelling?.value,
      words: values(words),
      files: values(files),
    },
    problems: sheets.flatMap(({ problems }) => problems),
    placeOf: ([list, at, ...rest]) => {
      if (list === "rules")
        return placeIn(rules, at === undefined ? [] : [at, ...rest], "cues/rules.yaml");
      if (list === "meanings" || list === "weights" || list === "spelling")
        return placeIn(single[list], at === undefined ? [] : [at, ...rest], `cues/${list}.yaml`);
      const sheet = (list === "words" ? words : files)[Number(at)];
      return placeIn(sheet, rest, "cues");
    },
  };
};

/** `content/cases/`: what this content must get right, a list a file. */
const casesIn = (folder: string): PartSource => {
  const sheets = sheetsIn(folder, "cases");
  return {
    value: sheets.map(({ value }) => value),
    problems: sheets.flatMap(({ problems }) => problems),
    placeOf: ([at, ...rest]) => placeIn(sheets[Number(at)], rest, "cases"),
  };
};

/** `content/practice/`: the simulated callers, a list a file; one list for the rest of the program. */
const practiceIn = (folder: string): PartSource => {
  const sheets = sheetsIn(folder, "practice");
  const places = sheets.flatMap((sheet) =>
    (Array.isArray(sheet.value) ? sheet.value : [sheet.value]).map((value: unknown, at) => ({
      sheet,
      value,
      at,
    })),
  );
  return {
    value: places.map(({ value }) => value),
    problems: sheets.flatMap(({ problems }) => problems),
    placeOf: ([index, ...rest]) => {
      const place = places[Number(index)];
      return placeIn(place?.sheet, place === undefined ? [] : [place.at, ...rest], "practice");
    },
  };
};

/** The parts of the content that are put together from a folder each. */
export const folderSources = (
  folder: string,
): readonly { name: FolderPart; schema: z.ZodType; source: PartSource }[] =>
  (
    [
      ["scripts", scriptsIn(folder)],
      ["cues", cuesIn(folder)],
      ["numbers", sheetPart(folder, "numbers/palette.yaml")],
      ["phrases", sheetPart(folder, "phrases/neutral.yaml")],
      ["languages", sheetPart(folder, "phrases/languages.yaml")],
      ["cases", casesIn(folder)],
      ["practice", practiceIn(folder)],
    ] as const
  ).map(([name, source]) => ({ name, schema: folderParts[name], source }));
