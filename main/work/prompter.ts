import { pacificDay } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { type BookScript, type PromptView } from "#shared/contract/word-views.ts";
import { lineBegan } from "#shared/hours/line-status.ts";
import { referralStatus } from "#shared/hours/referral-status.ts";
import { ageGroup } from "#shared/identity/age-group.ts";
import { type Ages } from "#shared/may-say/may-say.ts";
import { callPath, scriptPath } from "#shared/script/call-path.ts";
import { languagesOf, readToIn } from "#shared/script/languages.ts";
import { mergeFacts, showPrompt, spellOut } from "#shared/script/say.ts";
import { type Prompt, type Script, type Variant } from "#shared/script/schema.ts";
import { placeKey, promptAt, targetOf, type Place } from "#shared/script/script-run.ts";
import { atContact, hasFurtherContact } from "./clinic-contacts.ts";
import { type CallSight, type Judgement, type Overrides } from "./judgement.ts";
import { saidFacts, type Around, type SaidFacts } from "./said-facts.ts";

export type Prompter = {
  /** Everything that this call goes through as far as it is known, in order. */
  prompts(sight: CallSight, around: Around): PromptView[];
  /** One script alone, to jump to. Null: the content has no script of that name. */
  script(id: string, sight: CallSight, around: Around): PromptView[] | null;
  /** Every prompt there is, in the words of this call, to choose one from. */
  book(sight: CallSight): BookScript[];
};

const NO_KEYS = { concerns: [], excludedUses: [], others: [], grievanceHeard: false };
/** Keyed on panels of their own: the prompter shows what was keyed and leads there. */
const KEYED: Readonly<Record<string, string>> = {
  safety: "safety",
  scopeUse: "scope",
  callerLanguage: "callerLanguage",
};

/** What branches decide by: fields as typed, and the keys of the call. */
const answersFor = ({ file, fields, nowMs }: CallSight, ages: Ages): Record<string, string> => {
  const { concerns, excludedUses, others } = file.scope?.keys ?? NO_KEYS;
  const use = concerns[0] ?? excludedUses[0] ?? (others.length > 0 ? "other" : undefined);
  const keyed = {
    memberAge: ageGroup(fields["memberBornOn"] ?? "", pacificDay(nowMs), ages),
    safety: file.safety?.key,
    scopeUse: use,
    otherUse: others[0],
  };
  return {
    ...fields,
    ...Object.fromEntries(Object.entries(keyed).filter(([, value]) => value !== undefined)),
  } as Record<string, string>;
};

const CONTACT_ANSWERS: readonly string[] = ["memberJoins", "clinicResult"];

const SHORT = 60;
const short = (text: string): string =>
  text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text;

/** The prompts of one content version, said as the call stands. */
export const prompterOf = (
  content: Content,
  priority: (sight: CallSight) => ReturnType<Judgement["priority"]>,
  overrides: Overrides,
): Prompter => {
  const { scripts } = content;
  const answersOf = (sight: CallSight): Record<string, string> =>
    answersFor(sight, content.policy.ages);
  const scriptOf = (id: string): Script | undefined => scripts.find((script) => script.id === id);

  const numberOf = (id: string | undefined, nowMs: number): PromptView["number"] => {
    const entry = content.numbers.find((number) => number.id === id);
    if (entry === undefined) return null;
    const desks = content.numbers.map((number) => ({ ...number, instead: number.instead ?? null }));
    const desk = { ...entry, instead: entry.instead ?? null };
    const { status } = referralStatus(content, desk, new Date(nowMs).toISOString(), desks);
    return { name: entry.name.en, number: entry.number, status: status.en };
  };

  const doneOf = (prompt: Prompt, sight: CallSight): string | null => {
    const { file, fields } = sight;
    if (prompt.kind !== "ask") return null;
    const { answer } = prompt;
    if (answer.field === "safety" && file.safety !== null) {
      const label = labelOf(prompt, file.safety.key);
      return file.safety.words === "" ? label : `${label}: ${short(file.safety.words)}`;
    }
    if (answer.field === "scopeUse") {
      const keys = file.scope?.keys ?? NO_KEYS;
      const uses = [...keys.concerns, ...keys.excludedUses].map((use) => labelOf(prompt, use));
      if (keys.others.length > 0) uses.push(labelOf(prompt, "other"));
      return uses.length === 0 ? null : uses.join(" · ");
    }
    const known = answer.field === "memberAge" ? answersOf(sight)["memberAge"] : undefined;
    const typed = known ?? fields[answer.field]?.trim() ?? "";
    if (answer.field === "callerLanguage")
      return content.languages.find(({ id }) => id === typed)?.name.en ?? null;
    return typed === "" ? null : short(labelOf(prompt, typed));
  };

  const view = (
    place: Place,
    sight: CallSight,
    variant: Variant,
    answers: Readonly<Record<string, string>>,
    said: SaidFacts,
  ): PromptView[] => {
    const script = scriptOf(place.script);
    const prompt = promptAt(scripts, place);
    if (script === undefined || prompt === undefined) return [];
    const lang = variant === "es" ? "es" : "en";
    const known = { ...answers, ...said };
    const shown = showPrompt(prompt, place, variant, known, "current", null);
    const reference = said["case.reference"];
    const spelled =
      reference !== undefined && prompt.text[variant].includes("{{case.reference")
        ? [{ word: reference, as: spellOut(reference, lang) }]
        : [];
    const asked = prompt.kind === "ask" ? prompt.answer : null;
    return [
      {
        id: placeKey(place),
        part: script.title.en,
        kind: prompt.kind,
        say: shown.text,
        highlight: [...(prompt.highlight?.[variant] ?? [])],
        pronounce: [...shown.pronounce, ...spelled],
        number: numberOf(prompt.number, sight.nowMs),
        field: asked === null ? null : (KEYED[asked.field] ?? asked.field),
        answer:
          asked === null || KEYED[asked.field] !== undefined
            ? null
            : {
                as: asked.as,
                choices: choicesOf(prompt).map((choice) => ({
                  ...choice,
                  ...(leadsToCrisis(prompt, asked.field, choice.value) ? { crisis: true } : {}),
                })),
              },
        done: doneOf(prompt, sight),
      },
    ];
  };

  /** The clinic's script is about the contact that is worked on; of a further one its panel takes the answers. */
  const shownAt = (places: readonly Place[], sight: CallSight, around: Around): PromptView[] => {
    const shown = shownAll(places, atContact(sight, null), around);
    return hasFurtherContact(sight)
      ? shown.map((prompt) =>
          CONTACT_ANSWERS.includes(prompt.field ?? "")
            ? { ...prompt, field: null, answer: null }
            : prompt,
        )
      : shown;
  };

  const shownAll = (places: readonly Place[], sight: CallSight, around: Around): PromptView[] => {
    const languages = languagesOf(sight.fields);
    const answers = answersOf(sight);
    const { priority: rank } = priority(sight);
    const saidByScript = new Map<string, SaidFacts>();
    const said = (script: string): SaidFacts => {
      const before = saidByScript.get(script);
      if (before !== undefined) return before;
      const facts = saidFacts(content, sight, around, script, readToIn(languages), rank, overrides);
      saidByScript.set(script, facts);
      return facts;
    };
    return places.flatMap((place) =>
      view(place, sight, languages.prompts, answers, said(place.script)),
    );
  };

  return {
    prompts: (sight, around) => {
      const startedAt = sight.file.started?.startedAt ?? new Date(sight.nowMs).toISOString();
      return shownAt(
        callPath(scripts, {
          began: lineBegan(content, startedAt, overrides.inForce()),
          interpreter: languagesOf(sight.fields).prompts === "interpreter",
          offline: around.offline,
          keys: sight.file.scope?.keys ?? NO_KEYS,
          answers: answersOf(atContact(sight, null)),
        }),
        sight,
        around,
      );
    },
    script: (id, sight, around) =>
      scriptOf(id) === undefined
        ? null
        : shownAt(scriptPath(scripts, id, answersOf(atContact(sight, null))), sight, around),
    book: (sight) => {
      const { prompts: variant } = languagesOf(sight.fields);
      return scripts
        .filter(({ id }) => id !== "crisis" && !id.startsWith("crisis-"))
        .map((script) => ({
          id: script.id,
          title: script.title.en,
          prompts: script.prompts.map((prompt) => ({
            id: placeKey({ script: script.id, prompt: prompt.id }),
            say: mergeFacts(prompt.text[variant], answersOf(sight))
              .map(({ text }) => text)
              .join(""),
          })),
        }));
    },
  };
};

/** Whether an answer alone leads from this prompt to the crisis path. */
const leadsToCrisis = (prompt: Prompt, field: string, value: string): boolean =>
  targetOf(prompt, { [field]: value }) === "script:crisis" &&
  targetOf(prompt, {}) !== "script:crisis";

const choicesOf = (prompt: Prompt): { value: string; label: string }[] => {
  if (prompt.kind !== "ask") return [];
  if (prompt.answer.as === "yes-no")
    return [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
      { value: "unknown", label: "Unknown" },
    ];
  if (prompt.answer.as !== "choice") return [];
  return prompt.answer.choices.map(({ value, label }) => ({ value, label: label.en }));
};

const labelOf = (prompt: Prompt, value: string): string =>
  choicesOf(prompt).find((choice) => choice.value === value)?.label ?? value;
