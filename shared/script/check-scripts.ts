import { mergeNames } from "./say.ts";
import { alwaysKnown } from "./script-facts.ts";
import { TURN_PROMPTS } from "./turns.ts";
import { variants, type Prompt, type Script, type Scripts } from "./schema.ts";

/** What is wrong with scripts that fit their schema: where, and what to do about it. */
export type ScriptProblem = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
};

/** What scripts may refer to outside themselves. */
export type ScriptSurroundings = {
  /** Ids of the number palette. */
  readonly numbers: readonly string[];
  /** Names that the call can put in, such as `caller.name`. */
  readonly facts: readonly string[];
};

/** Scripts without which the line may not open, and the numbers their words may never lose. */
const floor: readonly (readonly [string, readonly string[]])[] = [
  ["crisis", ["911", "988"]],
  ["after-hours", ["911"]],
  ["closed-for-emergency", ["911"]],
];

const targetsOf = (prompt: Prompt): string[] => [
  prompt.next,
  ...(prompt.branch ?? []).map(({ to }) => to),
];

const reachable = (script: Script): Set<string> => {
  const byId = new Map(script.prompts.map((prompt) => [prompt.id, prompt]));
  const seen = new Set<string>();
  const open = [script.first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const prompt = byId.get(id);
    if (prompt === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(...targetsOf(prompt));
  }
  return seen;
};

/** Prompts from which every way leads round and round: the call could not leave them. */
const deadEnds = (script: Script): string[] => {
  const leaves = new Set<string>();
  for (let grown = true; grown;) {
    grown = false;
    for (const prompt of script.prompts) {
      const out = targetsOf(prompt).some(
        (target) =>
          target === "end" ||
          target === "back" ||
          target.startsWith("script:") ||
          leaves.has(target),
      );
      if (out && !leaves.has(prompt.id)) {
        leaves.add(prompt.id);
        grown = true;
      }
    }
  }
  return script.prompts.map(({ id }) => id).filter((id) => !leaves.has(id));
};

const valuesOf = (prompt: Prompt | undefined): readonly string[] | null => {
  if (prompt?.kind !== "ask") return null;
  if (prompt.answer.as === "choice") return prompt.answer.choices.map(({ value }) => value);
  return prompt.answer.as === "yes-no" ? ["yes", "no", "unknown"] : null;
};

const checkPrompt = (
  prompt: Prompt,
  script: Script,
  scripts: Scripts,
  around: ScriptSurroundings,
): Omit<ScriptProblem, "path">[] => {
  const problems: Omit<ScriptProblem, "path">[] = [];
  const say = (message: string, remedy: string) => problems.push({ message, remedy });
  const ids = new Set([...script.prompts.map(({ id }) => id), "end", "back"]);
  for (const target of targetsOf(prompt)) {
    const known = target.startsWith("script:")
      ? scripts.some(({ id }) => `script:${id}` === target)
      : ids.has(target);
    if (!known)
      say(`leads to ${target}, which does not exist`, "name a prompt or script that does");
  }
  const fields = new Set(
    scripts.flatMap(({ prompts }) =>
      prompts.flatMap((each) => (each.kind === "ask" ? [each.answer.field] : [])),
    ),
  );
  const values = valuesOf(prompt);
  for (const { when } of prompt.branch ?? []) {
    for (const [field, wanted] of Object.entries(when)) {
      if (!fields.has(field) && !around.facts.includes(field)) {
        say(`branches on ${field}, which nothing asks`, "ask it in a prompt before this one");
      }
      if (prompt.kind !== "ask" || prompt.answer.field !== field || values === null) continue;
      const odd = [wanted].flat().find((value) => !values.includes(value));
      if (odd !== undefined) say(`branches on ${odd}, which cannot be answered`, "use a choice");
    }
  }
  if (prompt.number !== undefined && !around.numbers.includes(prompt.number)) {
    say(`shows number ${prompt.number}, which the palette lacks`, "add it under content/numbers");
  }
  for (const variant of variants) {
    for (const { name, hasFallback } of mergeNames(prompt.text[variant])) {
      if (!around.facts.includes(name) && !fields.has(name)) {
        say(`${variant} puts in ${name}, unknown`, `use one of: ${around.facts.join(", ")}`);
      } else if (!hasFallback && !alwaysKnown.includes(name)) {
        say(`${variant} cannot be said without ${name}`, `write {{${name}|words without it}}`);
      }
    }
    for (const word of prompt.highlight?.[variant] ?? []) {
      if (!prompt.text[variant].includes(word)) {
        say(`${variant} stresses "${word}", which is not in its text`, "copy the word exactly");
      }
    }
  }
  return problems;
};

const checkFloor = (scripts: Scripts): ScriptProblem[] =>
  floor.flatMap(([id, numbers]): ScriptProblem[] => {
    const index = scripts.findIndex((script) => script.id === id);
    const script = scripts[index];
    if (script === undefined) {
      return [{ path: [], message: `there is no script ${id}`, remedy: `add ${id}.yaml` }];
    }
    return variants.flatMap((variant) =>
      numbers
        .filter((number) => !script.prompts.some(({ text }) => text[variant].includes(number)))
        .map((number) => ({
          path: [index, "prompts"],
          message: `${id} never says ${number} (${variant})`,
          remedy: "say it: these words can be reworded but not removed",
        })),
    );
  });

/** The panels of a threat and of a death take their words from here: each must be found by its name. */
const checkTurnPrompts = (scripts: Scripts): ScriptProblem[] =>
  TURN_PROMPTS.flatMap(({ script: id, prompt: name, choices }): ScriptProblem[] => {
    const index = scripts.findIndex((script) => script.id === id);
    const path = index < 0 ? [] : [index, "prompts"];
    const prompt = scripts[index]?.prompts.find((each) => each.id === name);
    if (prompt === undefined) {
      const remedy = "the panel of this turn reads it aloud: reword it, keep its id";
      return [{ path, message: `${id} has no prompt ${name}`, remedy }];
    }
    const offered = valuesOf(prompt) ?? [];
    const lost = choices.find((choice) => !offered.includes(choice));
    if (lost === undefined) return [];
    const remedy = `offer exactly: ${choices.join(", ")}`;
    return [{ path, message: `${id}, ${name} does not offer ${lost}`, remedy }];
  });

/** Doubled or missing targets, unreachable prompts, dead ends, unknown facts and numbers, the floor. */
export const checkScripts = (scripts: Scripts, around: ScriptSurroundings): ScriptProblem[] => {
  const problems: ScriptProblem[] = [];
  scripts.forEach((script, at) => {
    const add = (path: (string | number)[], message: string, remedy: string) =>
      problems.push({ path: [at, ...path], message, remedy });
    if (scripts.findIndex(({ id }) => id === script.id) !== at) {
      add(["id"], `${script.id} is there twice`, "rename one of them");
    }
    if (script.owner === "clinical" && !script.approval.includes("clinical owner approves")) {
      add(["approval"], "clinical wording without its mark", "write: clinical owner approves");
    }
    const reached = reachable(script);
    const stuck = deadEnds(script);
    const seen = new Set<string>();
    script.prompts.forEach((prompt, index) => {
      const path = ["prompts", index];
      if (seen.has(prompt.id)) add(path, `${prompt.id} is there twice`, "rename one of them");
      seen.add(prompt.id);
      if (!reached.has(prompt.id)) {
        add(path, `${prompt.id} is never reached`, "lead a branch or next to it, or remove it");
      }
      if (stuck.includes(prompt.id)) {
        add(path, `${prompt.id} is a dead end`, "lead it to end, back or another script");
      }
      for (const { message, remedy } of checkPrompt(prompt, script, scripts, around)) {
        add(path, `${prompt.id} ${message}`, remedy);
      }
    });
    if (!seen.has(script.first)) {
      add(["first"], `starts at ${script.first}, which does not exist`, "name its first prompt");
    }
  });
  return [...problems, ...checkFloor(scripts), ...checkTurnPrompts(scripts)];
};
