import { accept, refuse, type Result, type Refusal } from "#shared/result.ts";
import { type Prompt, type Script, type Scripts, type Target } from "./schema.ts";

/** Where a call stands in the scripts: one prompt of one script. */
export type Place = { readonly script: string; readonly prompt: string };

/** What was answered at a place, as typed or keyed. */
export type Answer = { readonly field: string; readonly value: string };

/** A call's walk through the scripts. A plain value: it can be drafted, kept and resumed. */
export type ScriptRun = {
  /** Null once the script has ended. */
  readonly at: Place | null;
  /** Places passed, in order; the screen collapses them. */
  readonly done: readonly Place[];
  /** By "script/prompt"; a jump never loses one. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Where jumps came from, the latest last. */
  readonly returns: readonly Place[];
};

export type ScriptRefusal =
  "no-such-script" | "no-such-prompt" | "nothing-to-answer" | "not-a-choice" | "nowhere-to-return";

type Moved = Result<ScriptRun, Refusal<ScriptRefusal>>;

export const placeKey = ({ script, prompt }: Place): string => `${script}/${prompt}`;

const scriptOf = (scripts: Scripts, id: string): Script | undefined =>
  scripts.find((script) => script.id === id);

/** The prompt at a place, if there is one. */
export const promptAt = (scripts: Scripts, place: Place): Prompt | undefined =>
  scriptOf(scripts, place.script)?.prompts.find(({ id }) => id === place.prompt);

export const startScript = (scripts: Scripts, id: string): Moved => {
  const script = scriptOf(scripts, id);
  if (script === undefined) return refuse("no-such-script", `Publish a script called ${id}.`);
  const at = { script: id, prompt: script.first };
  return accept({ at, done: [], answers: {}, returns: [] });
};

/** Facts by field: what the call already knows, and over it what was answered in this run. */
export const knownFacts = (
  run: ScriptRun,
  facts: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...facts,
  ...Object.fromEntries(Object.values(run.answers).map(({ field, value }) => [field, value])),
});

/** Where a prompt leads, by what is known. */
export const targetOf = (prompt: Prompt, facts: Readonly<Record<string, string>>): Target => {
  const branch = prompt.branch?.find(({ when }) =>
    Object.entries(when).every(([field, wanted]) => {
      const value = facts[field];
      return value !== undefined && (Array.isArray(wanted) ? wanted : [wanted]).includes(value);
    }),
  );
  return branch?.to ?? prompt.next;
};

const follow = (
  scripts: Scripts,
  run: ScriptRun,
  from: Place,
  facts: Readonly<Record<string, string>>,
): ScriptRun => {
  const prompt = promptAt(scripts, from);
  if (prompt === undefined) return run;
  const target = targetOf(prompt, knownFacts(run, facts));
  const done = [...run.done.filter((place) => placeKey(place) !== placeKey(from)), from];
  if (target === "end") return { ...run, done, at: null };
  if (target === "back") {
    return { ...run, done, at: run.returns.at(-1) ?? null, returns: run.returns.slice(0, -1) };
  }
  if (!target.startsWith("script:")) {
    return { ...run, done, at: { script: from.script, prompt: target } };
  }
  const next = scriptOf(scripts, target.slice("script:".length));
  return { ...run, done, at: next === undefined ? null : { script: next.id, prompt: next.first } };
};

/** Past a prompt that was said or done, or an ask that is left open (not asked is not an answer). */
export const advance = (
  scripts: Scripts,
  run: ScriptRun,
  facts: Readonly<Record<string, string>> = {},
): ScriptRun => (run.at === null ? run : follow(scripts, run, run.at, facts));

/** Records the answer of the current ask and moves on; an earlier answer there is replaced. */
export const answerPrompt = (
  scripts: Scripts,
  run: ScriptRun,
  value: string,
  facts: Readonly<Record<string, string>> = {},
): Moved => {
  const prompt = run.at === null ? undefined : promptAt(scripts, run.at);
  if (run.at === null || prompt?.kind !== "ask") {
    return refuse("nothing-to-answer", "This prompt asks nothing: go on with the next one.");
  }
  const { answer } = prompt;
  const allowed =
    answer.as === "choice"
      ? answer.choices.map((choice) => choice.value)
      : answer.as === "yes-no"
        ? ["yes", "no", "unknown"]
        : null;
  if (allowed !== null && !allowed.includes(value)) {
    return refuse("not-a-choice", `Choose one of: ${allowed.join(", ")}.`);
  }
  const answers = { ...run.answers, [placeKey(run.at)]: { field: answer.field, value } };
  return accept(follow(scripts, { ...run, answers }, run.at, facts));
};

/** Leaves for any prompt of any script; everything answered is kept, and `comeBack` returns here. */
export const jumpTo = (
  scripts: Scripts,
  run: ScriptRun,
  script: string,
  prompt?: string,
): Moved => {
  const target = scriptOf(scripts, script);
  if (target === undefined) return refuse("no-such-script", `Publish a script called ${script}.`);
  const at = { script, prompt: prompt ?? target.first };
  if (promptAt(scripts, at) === undefined) {
    return refuse("no-such-prompt", `Choose a prompt of ${script}.`);
  }
  return accept({ ...run, at, returns: run.at === null ? run.returns : [...run.returns, run.at] });
};

/** Back to where the latest jump came from. */
export const comeBack = (run: ScriptRun): Moved => {
  const at = run.returns.at(-1);
  if (at === undefined) {
    return refuse("nowhere-to-return", "No jump was made: choose a prompt from the list.");
  }
  return accept({ ...run, at, returns: run.returns.slice(0, -1) });
};
