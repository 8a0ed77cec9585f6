import { type Prompt, type Script } from "../script/schema.ts";
import { type CrisisBranch } from "../events/bodies.ts";
import { type CrisisQuestion } from "./crisis-questions.ts";
import { type PublishedCrisis, type Said } from "./crisis-floor.ts";

/** Which prompt of the crisis script words which question. */
const QUESTION_PROMPTS: Readonly<Record<CrisisQuestion, string>> = {
  "callback-number": "number",
  where: "address",
  unit: "unit",
  city: "city",
  county: "county",
  "who-is-there": "who-there",
  "weapon-or-substance": "means",
  door: "door",
  "can-talk-freely": "violence",
  "how-to-reach-the-person": "someone-number",
  "awake-and-breathing": "overdose",
  "what-was-taken": "overdose-poison",
  "someone-with-you": "next-hours",
  "call-988-together": "warm",
  "says-safe-words": "safe-words",
};

const OTHER_PROMPTS: Partial<Readonly<Record<CrisisQuestion, string>>> = {
  where: "someone",
  "who-is-there": "someone-with",
};

const FIRST_PROMPTS: Partial<Readonly<Record<CrisisBranch, string>>> = {
  "danger-now": "danger-first",
  "thoughts-not-now": "thoughts",
  "overdose-or-withdrawal": "overdose-what",
  "says-safe": "says-safe-988",
};

/** Who the call is about, where that changes the words: a member of 12 to 17, or one who has died. */
export type CrisisAbout = "minor" | "deceased";

const saidBy = (prompts: readonly Prompt[], id: string | undefined): Said | undefined => {
  const text = prompts.find((prompt) => prompt.id === id)?.text;
  // Facts are put in by the prompter only; a sentence that needs one is said as built in.
  return text === undefined || Object.values(text).some((words) => words.includes("{{"))
    ? undefined
    : text;
};

const mapped = <K extends string>(
  prompts: readonly Prompt[],
  ids: Partial<Readonly<Record<K, string>>>,
): Partial<Record<K, Said>> => {
  const found: Partial<Record<K, Said>> = {};
  for (const [key, id] of Object.entries(ids) as [K, string][]) {
    const said = saidBy(prompts, id);
    if (said !== undefined) found[key] = said;
  }
  return found;
};

/**
 * The words an admin published for the crisis path. `about` lays the variation of that kind of call
 * (`crisis-minor`, `crisis-deceased`) over the script `crisis`, prompt by prompt.
 */
export const publishedCrisis = (
  scripts: readonly Script[],
  about: CrisisAbout | null = null,
): PublishedCrisis => {
  const promptsOf = (id: string): readonly Prompt[] =>
    scripts.find((script) => script.id === id)?.prompts ?? [];
  const prompts = [...(about === null ? [] : promptsOf(`crisis-${about}`)), ...promptsOf("crisis")];
  return {
    ask: saidBy(prompts, "asking"),
    first: mapped(prompts, FIRST_PROMPTS),
    questions: mapped(prompts, QUESTION_PROMPTS),
    askedOfOther: mapped(prompts, OTHER_PROMPTS),
    stay: saidBy(prompts, "stay"),
    goodbye: undefined,
  };
};
