import { alternativesOf, BadPattern, parsePattern, type Classes } from "./pattern.ts";
import { type Cue, type Cues, type CueWords } from "./schema.ts";

/** What is wrong with cues that fit their schema: where, and what to do about it. */
export type CueProblem = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
};

const badPattern = (source: string, classes: Classes): string | null => {
  try {
    const { slots } = parsePattern(source, classes);
    if (slots[0]?.kind === "gap") return "starts with a gap";
    return slots.every((slot) => slot.kind === "gap" || slot.optional) ? "fits anything" : null;
  } catch (error) {
    if (error instanceof BadPattern) return `cannot be read at ${error.message}`;
    throw error;
  }
};

const checkPatterns = (
  cue: Pick<Cue, "any" | "also" | "beside" | "unless">,
  classes: Classes,
  path: readonly (string | number)[],
): CueProblem[] =>
  (["any", "also", "beside", "unless"] as const).flatMap((role) =>
    (cue[role] ?? []).flatMap((source, index) => {
      const fault = badPattern(source, classes);
      if (fault === null) return [];
      const message = `"${source}" ${fault}`;
      const remedy = "use words, prefix*, a|b, (two words|one), @class of this language, .. or ...";
      return [{ path: [...path, role, index], message, remedy }];
    }),
  );

const classesOf = (words: CueWords | undefined): Classes =>
  new Map(Object.entries(words?.classes ?? {}));

/** Meanings that cannot be read or are there twice, and weights on meanings that are not there. */
const checkWeighing = ({ meanings, weights, words }: Cues): CueProblem[] => {
  const ids = new Set<string>();
  const problems: CueProblem[] = [];
  meanings.forEach((meaning, at) => {
    if (ids.has(meaning.id)) {
      const message = `the meaning ${meaning.id} is there twice`;
      problems.push({ path: ["meanings", at], message, remedy: "put their words together" });
    }
    ids.add(meaning.id);
    for (const each of words) {
      const any = meaning[each.lang].flatMap(alternativesOf);
      problems.push(
        ...checkPatterns({ any }, classesOf(each), []).map((problem) => ({
          ...problem,
          path: ["meanings", at, each.lang],
        })),
      );
    }
  });
  weights.forEach(({ use, weights: groups }, at) => {
    groups.forEach(({ of }, index) => {
      const unknown = [...of.matchAll(/@([a-z0-9-]+)/g)].find(([, id = ""]) => !ids.has(id));
      if (unknown === undefined) return;
      const message = `${use} weighs ${unknown[0]}, which is no meaning`;
      const remedy = "keep the meaning's id, or learn the weights again";
      problems.push({ path: ["weights", at, "weights", index], message, remedy });
    });
  });
  return problems;
};

/** Patterns that cannot be read, doubled ids, and concerns that one language never listens for. */
export const checkCues = (cues: Cues): CueProblem[] => {
  const problems: CueProblem[] = checkWeighing(cues);
  const seen = new Set<string>();
  cues.words.forEach((words, at) => {
    words.figures.forEach((figure, index) => {
      problems.push(...checkPatterns(figure, classesOf(words), ["words", at, "figures", index]));
    });
  });
  cues.files.forEach((file, at) => {
    const words = cues.words.find(({ lang }) => lang === file.lang);
    file.uses.forEach(({ use, cues: owned }, useAt) =>
      owned.forEach((cue, index) => {
        const path = ["files", at, "uses", useAt, "cues", index];
        const id = `${file.lang} ${use} ${cue.id}`;
        if (seen.has(id)) {
          problems.push({ path, message: `${id} is there twice`, remedy: "rename one of them" });
        }
        seen.add(id);
        if (use === "crisis" && cue.weight < 0) {
          const remedy = "remove it: use a figure of speech or `unless` instead";
          problems.push({ path, message: "a cue may not speak against a crisis", remedy });
        }
        problems.push(...checkPatterns(cue, classesOf(words), path));
      }),
    );
  });
  for (const { lang } of cues.words) {
    const heard = cues.files.filter((file) => file.lang === lang).flatMap(({ uses }) => uses);
    if (!heard.some(({ use }) => use === "crisis")) {
      const message = `nothing in "${lang}" raises a crisis`;
      problems.push({ path: ["files"], message, remedy: "add the crisis cues of that language" });
    }
  }
  return problems;
};
