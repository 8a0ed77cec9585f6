import type { CrisisAnswers } from "./crisis.ts";

/** A county as the crisis path needs it, from content. */
export type CountyNumber = {
  readonly name: string;
  /** Ten digits; reached from any desk, unlike 911. */
  readonly dispatch: string;
  /** Whether somebody has called it to check. */
  readonly checked: boolean;
};

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^(condado de|county of) /, "")
    .replace(/ (county|co\.?)$/, "");

/** A county by its name, however it is said; also by its first letters when only one fits. */
export const countyCalled = (
  counties: readonly CountyNumber[],
  said: string,
): CountyNumber | null => {
  const name = plain(said);
  if (name.length < 3) return null;
  const whole = counties.find((county) => plain(county.name) === name);
  if (whole !== undefined) return whole;
  const [one, ...others] = counties.filter((county) => plain(county.name).startsWith(name));
  return one !== undefined && others.length === 0 ? one : null;
};

const said = (answers: CrisisAnswers, question: keyof CrisisAnswers): string =>
  (answers[question] ?? "").trim();

/** What help is sent to, on one line, as far as it is known. Empty: nothing of it yet. */
export const placeOf = (answers: CrisisAnswers, county: CountyNumber | null): string => {
  const unit = said(answers, "unit");
  // "None" is an answer to the question and no part of an address.
  const hasUnit = unit !== "" && !/^(no|none|ninguno|na|n\/a)\.?$/i.test(unit);
  const named = county === null ? said(answers, "county") : `${county.name} County`;
  return [
    said(answers, "where"),
    hasUnit ? (/^\d+\w?$/.test(unit) ? `unit ${unit}` : unit) : "",
    said(answers, "city"),
    named,
  ]
    .filter((part) => part !== "")
    .join(", ");
};

/** The words of a dispatch sentence that content may not change the order of. */
export type DispatchSentence = {
  readonly en: string;
  readonly es: string;
};

const GAP = { en: "address to follow", es: "le doy la dirección" } as const;

const HAPPENING = {
  "danger-now": { en: "a person in danger now", es: "una persona en peligro ahora" },
  "thoughts-not-now": {
    en: "a person with thoughts of suicide",
    es: "una persona que piensa en el suicidio",
  },
  "someone-else": {
    en: "a person in danger, reported by somebody else",
    es: "una persona en peligro, según otra persona",
  },
  "violence-or-child": {
    en: "violence, or a child at risk",
    es: "violencia, o un menor en riesgo",
  },
  "overdose-or-withdrawal": {
    en: "an overdose or withdrawal",
    es: "una sobredosis o abstinencia",
  },
  "says-safe": { en: "a person who says they are safe", es: "una persona que dice estar a salvo" },
} as const;
export type Happening = keyof typeof HAPPENING;

const sentences = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .map((part) => part.trim().replace(/[.\s]+$/, ""))
    .map((part) => `${part}.`)
    .join(" ");

/**
 * What is read to the dispatcher, composed from the answers: place first, then what is happening, who
 * is there, weapon or substance, the door, and the number to call back.
 */
export const dispatchSentence = (
  happening: Happening,
  answers: CrisisAnswers,
  county: CountyNumber | null,
): DispatchSentence => {
  const place = placeOf(answers, county);
  const part = (question: keyof CrisisAnswers, words: (text: string) => string): string | null => {
    const text = said(answers, question);
    return text === "" ? null : words(text);
  };
  const { en, es } = HAPPENING[happening];
  return {
    en: sentences([
      `This is a health plan's line. I need help sent to ${place === "" ? GAP.en : place}`,
      `It is ${en}`,
      part("awake-and-breathing", (text) => `Awake and breathing: ${text}`),
      part("what-was-taken", (text) => `Taken: ${text}`),
      part("who-is-there", (text) => `There: ${text}`),
      part("weapon-or-substance", (text) => `Weapon or substance: ${text}`),
      part("door", (text) => `Door: ${text}`),
      part("callback-number", (text) => `Call-back number: ${text}`),
    ]),
    es: sentences([
      `Habla la línea de un plan de salud. Necesito ayuda en ${place === "" ? GAP.es : place}`,
      `Es ${es}`,
      part("awake-and-breathing", (text) => `Despierta y respira: ${text}`),
      part("what-was-taken", (text) => `Tomó: ${text}`),
      part("who-is-there", (text) => `Está ahí: ${text}`),
      part("weapon-or-substance", (text) => `Arma o sustancia: ${text}`),
      part("door", (text) => `Puerta: ${text}`),
      part("callback-number", (text) => `Número: ${text}`),
    ]),
  };
};
