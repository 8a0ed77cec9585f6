import { type Prompt, type Scripts, type Variant } from "./schema.ts";
import { knownFacts, placeKey, promptAt, type Place, type ScriptRun } from "./script-run.ts";

/** A piece of a prompt's text: plain, to be stressed, a fact put in, or a fact still missing. */
export type Piece = {
  readonly text: string;
  readonly as: "plain" | "stress" | "fact" | "missing";
};

/** One prompt as the prompter shows it. */
export type ShownPrompt = {
  readonly place: Place;
  readonly kind: Prompt["kind"];
  readonly state: "done" | "current";
  readonly pieces: readonly Piece[];
  /** The whole sentence with facts put in. */
  readonly text: string;
  /** Hard words, spelled as they sound. */
  readonly pronounce: readonly { readonly word: string; readonly as: string }[];
  readonly number: string | null;
  readonly answer: string | null;
  /** Done prompts are shown as one line. */
  readonly collapsed: boolean;
};

/** `{{name}}` or `{{name|what to say without it}}`. */
const merge = /\{\{([a-z][a-zA-Z0-9.]*)(?:\|([^}]*))?\}\}/g;

/** The names of the facts that a text puts in, with whether it can be said without. */
export const mergeNames = (text: string): { name: string; hasFallback: boolean }[] =>
  [...text.matchAll(merge)].map((match) => ({
    name: match[1] ?? "",
    hasFallback: match[2] !== undefined,
  }));

const escapeWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const stressed = (text: string, words: readonly string[]): Piece[] => {
  if (words.length === 0) return text === "" ? [] : [{ text, as: "plain" }];
  const pattern = new RegExp(`(${words.map(escapeWord).join("|")})`);
  return text
    .split(pattern)
    .map((part): Piece => ({ text: part, as: words.includes(part) ? "stress" : "plain" }))
    .filter((piece) => piece.text !== "");
};

/** A text with facts put in. A fact that is missing and has no fallback stays visible as a gap. */
export const mergeFacts = (
  text: string,
  facts: Readonly<Record<string, string>>,
  stress: readonly string[] = [],
): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(merge)) {
    pieces.push(...stressed(text.slice(from, match.index), stress));
    const [whole, name = "", fallback] = match;
    const value = facts[name];
    if (value !== undefined && value !== "") pieces.push({ text: value, as: "fact" });
    else if (fallback === undefined) pieces.push({ text: `[${name}]`, as: "missing" });
    else if (fallback !== "") pieces.push({ text: fallback, as: "plain" });
    from = match.index + whole.length;
  }
  return [...pieces, ...stressed(text.slice(from), stress)];
};

export const showPrompt = (
  prompt: Prompt,
  place: Place,
  variant: Variant,
  facts: Readonly<Record<string, string>>,
  state: ShownPrompt["state"],
  answer: string | null,
): ShownPrompt => {
  const source = prompt.text[variant];
  const pieces = mergeFacts(source, facts, prompt.highlight?.[variant] ?? []);
  return {
    place,
    kind: prompt.kind,
    state,
    pieces,
    text: pieces.map((piece) => piece.text).join(""),
    pronounce: (prompt.pronounce ?? []).filter(({ word }) => source.includes(word)),
    number: prompt.number ?? null,
    answer,
    collapsed: state === "done",
  };
};

/** What the prompter shows: the prompts done, collapsed, then the current one. */
export const showRun = (
  scripts: Scripts,
  run: ScriptRun,
  variant: Variant,
  facts: Readonly<Record<string, string>> = {},
): ShownPrompt[] => {
  const known = knownFacts(run, facts);
  const show = (place: Place, state: ShownPrompt["state"]): ShownPrompt[] => {
    const prompt = promptAt(scripts, place);
    if (prompt === undefined) return [];
    const answer = run.answers[placeKey(place)]?.value ?? null;
    return [showPrompt(prompt, place, variant, known, state, answer)];
  };
  const done = run.done.filter((place) => run.at === null || placeKey(place) !== placeKey(run.at));
  return [
    ...done.flatMap((place) => show(place, "done")),
    ...(run.at === null ? [] : show(run.at, "current")),
  ];
};

const letterNames: Record<"en" | "es", Readonly<Record<string, string>>> = {
  en: Object.fromEntries(
    "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"
      .split(" ")
      .map((word) => [word.charAt(0), `${word.charAt(0)} as in ${word}`]),
  ),
  es: Object.fromEntries(
    "América Bogotá Carmen Dinamarca España Francia Granada Honduras Isla Jalisco Kilo Lima México Navidad Oaxaca Puebla Querétaro Roma Sonora Toluca Uruguay Veracruz Washington Xalapa Yucatán Zapata"
      .split(" ")
      .map((word) => [word.charAt(0), `${word.charAt(0)} de ${word}`]),
  ),
};

/** A reference or name letter by letter, so that it can be written down from hearing it once. */
export const spellOut = (text: string, lang: "en" | "es"): string =>
  [...text.toUpperCase().normalize("NFD").replace(/\p{M}/gu, "")]
    .filter((char) => /[A-Z0-9]/.test(char))
    .map((char) => letterNames[lang][char] ?? char)
    .join(", ");
