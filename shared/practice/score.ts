import { type CrisisState } from "../crisis/crisis.ts";
import { type Safety, type ScopeKeys, type ScopeRecord } from "../events/bodies.ts";
import { type NeutralPhrases } from "../script/numbers-schema.ts";
import { keysOf, type PracticeCaller } from "./callers.ts";

/** A practice call as it was left. */
export type PracticeCall = {
  readonly scope: Pick<ScopeRecord, "keys" | "verdict"> | null;
  readonly safety: Safety | null;
  readonly crisis: CrisisState;
  /** Field → text as typed. */
  readonly fields: Readonly<Record<string, string>>;
  readonly seconds: number;
};

export type Aspect = "verdict" | "safety" | "crisis" | "facts" | "words";

/** One line of the score page: what was done and what fits, never what somebody is like. */
export type ScoreLine = { readonly aspect: Aspect; readonly words: string; readonly why: string };

export type PracticeScore = {
  readonly verdictRight: boolean;
  readonly safetyAsked: boolean;
  readonly crisisRight: boolean;
  readonly factsMissing: number;
  readonly factsExpected: number;
  readonly wordsToChange: number;
  readonly seconds: number;
  /** What to do another time; empty: nothing. */
  readonly missed: readonly ScoreLine[];
  /** What went as it should. */
  readonly kept: readonly ScoreLine[];
};

/** Names for what a line speaks of. */
export type ScoreNames = {
  /** A key of the scope check, as its list calls it. */
  readonly key: (use: string) => string;
  readonly field: (field: string) => string;
};

const VERDICTS: Readonly<Record<ScopeRecord["verdict"], string>> = {
  in: "in scope",
  out: "not for this line",
  mixed: "in scope, and more",
  "not-an-intake": "not an intake",
  undecided: "nothing",
};
const SAFETY: Readonly<Record<Safety["key"], string>> = {
  "asked-safe": "asked, safe",
  "asked-not-safe": "asked, not safe",
  "nothing-heard": "heard nothing that worries me",
  "could-not-ask": "could not ask",
};

const usesOf = ({ concerns, excludedUses, others, grievanceHeard }: ScopeKeys): string[] => [
  ...concerns,
  ...excludedUses,
  ...others,
  ...(grievanceHeard && !excludedUses.includes("grievance") ? ["grievance"] : []),
];

const scored = (
  aspect: Aspect,
  right: boolean,
  words: string,
  why: string,
): { right: boolean; line: ScoreLine } => ({ right, line: { aspect, words, why } });

const scoreVerdict = ({ expected }: PracticeCaller, { scope }: PracticeCall, names: ScoreNames) => {
  const why = expected.verdictWhy.en;
  const wanted = usesOf(keysOf(expected));
  const keyed = scope === null ? [] : usesOf(scope.keys);
  const lacking = wanted.filter((use) => !keyed.includes(use)).map(names.key);
  const fits = `It fits: ${VERDICTS[expected.verdict]} (${wanted.map(names.key).join(", ")}).`;
  if (scope === null || scope.verdict === "undecided")
    return scored("verdict", false, `No verdict was keyed (F2). ${fits}`, why);
  if (scope.verdict !== expected.verdict)
    return scored("verdict", false, `Keyed: ${VERDICTS[scope.verdict]}. ${fits}`, why);
  return lacking.length === 0
    ? scored("verdict", true, `Keyed: ${VERDICTS[scope.verdict]}.`, why)
    : scored(
        "verdict",
        false,
        `The verdict fits, and a key is missing: ${lacking.join(", ")}.`,
        why,
      );
};

/** No close skips safety; only a call without speech may (product.md "A call", 2). */
const scoreSafety = ({ expected }: PracticeCaller, { safety }: PracticeCall) => {
  const { keys, why } = expected.safety;
  if (keys === null) return scored("safety", true, "No speech: safety may be skipped.", why.en);
  const fits = keys.map((key) => SAFETY[key]).join(" or ");
  if (safety === null)
    return scored("safety", false, `The safety question has no answer. It fits: ${fits}.`, why.en);
  return keys.includes(safety.key)
    ? scored("safety", true, `Safety: ${SAFETY[safety.key]}.`, why.en)
    : scored("safety", false, `Safety: ${SAFETY[safety.key]}. It fits: ${fits}.`, why.en);
};

const scoreCrisis = ({ expected }: PracticeCaller, { crisis }: PracticeCall) => {
  const why = expected.crisis.why.en;
  if (crisis.kind === "asking" || crisis.kind === "branch")
    return scored(
      "crisis",
      false,
      "The crisis path is still open. It is left by an outcome: says safe, handed over or cut off.",
      why,
    );
  if (expected.crisis.needed === "no")
    return scored(
      "crisis",
      true,
      crisis.kind === "none"
        ? "The crisis path was not needed."
        : "The crisis path was opened and left by an outcome. Opening it once too often is never a fault.",
      why,
    );
  if (crisis.kind === "none")
    return scored("crisis", false, "The crisis path (F8) was not opened.", why);
  return scored("crisis", true, "The crisis path was opened and left by an outcome.", why);
};

const isWritten = (text: string | undefined): boolean => (text?.trim() ?? "") !== "";

const missingFacts = (caller: PracticeCaller, { fields }: PracticeCall, names: ScoreNames) =>
  caller.facts
    .filter((fact) => fact.expected && !fact.fields.some((field) => isWritten(fields[field])))
    .map((fact): ScoreLine => {
      const [field = ""] = fact.fields;
      return {
        aspect: "facts",
        words: `Not on record: ${names.field(field)}.`,
        why: `${caller.name}, when asked: “${fact.says[caller.lang] ?? fact.says.en}”`,
      };
    });

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the caller said may be written as said: quoted words are not the specialist's. */
const ownWords = (text: string): string => text.replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»/g, " ");

const FREE_TEXTS = ["listening", "note", "safetyWords", "cancellations", "offerWhy", "visitWhy"];

const wordsToChange = ({ fields }: PracticeCall, phrases: NeutralPhrases): ScoreLine[] => {
  const text = FREE_TEXTS.map((field) => ownWords(fields[field] ?? "")).join("\n");
  return phrases.flatMap((phrase) =>
    (phrase.insteadOf ?? [])
      .filter((word) => new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, "iu").test(text))
      .map((word) => ({
        aspect: "words" as const,
        words: `Written: “${word}”. Neutral: “${phrase.text.en.trim()}”`,
        why: "The record may be read by regulators and by the member.",
      })),
  );
};

/** What a practice call came to, against what its caller was made for. */
export const scorePractice = (
  caller: PracticeCaller,
  call: PracticeCall,
  phrases: NeutralPhrases,
  names: ScoreNames,
): PracticeScore => {
  const verdict = scoreVerdict(caller, call, names);
  const safety = scoreSafety(caller, call);
  const crisis = scoreCrisis(caller, call);
  const missing = missingFacts(caller, call, names);
  const words = wordsToChange(call, phrases);
  const steps = [verdict, safety, crisis];
  return {
    verdictRight: verdict.right,
    safetyAsked: safety.right,
    crisisRight: crisis.right,
    factsMissing: missing.length,
    factsExpected: caller.facts.filter(({ expected }) => expected).length,
    wordsToChange: words.length,
    seconds: Math.round(call.seconds),
    missed: [...steps.flatMap(({ right, line }) => (right ? [] : [line])), ...missing, ...words],
    kept: steps.flatMap(({ right, line }) => (right ? [line] : [])),
  };
};
