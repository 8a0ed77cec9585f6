import { understandBirthDate } from "../identity/birth-date.ts";
import { memberNumberKey } from "../identity/member-number.ts";
import { phoneKey } from "../identity/phone.ts";
import { readReference } from "../reference/reference.ts";
import { birthSign, digitsOf, plainDigits } from "./numbers.ts";
import { type FindQuery, type FindTerm } from "./query.ts";
import { joinedWords, LONGEST_WORD, withoutHyphens, wordsOf } from "./words.ts";

/** More is a pasted page, not something to find. */
const LONGEST_QUERY = 500;
const MOST_TERMS = 12;
/** A number with its area; a shorter one is looked for as the digits it has. */
const WHOLE_PHONE = 10;

const date = /(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?![\d/.-])/g;
const digitRun =
  /(?<![\p{L}\p{N}])\+?\(?\d[\d\s().\-–/]*\d(?:\s*(?:extension|ext|x|#)\.?\s*\d{1,6})?(?![\p{L}\p{N}])/giu;
const extension = /(?:extension|ext|x|#).*$/i;

/** What was typed or pasted, without what nobody sees; line breaks as spaces. */
const visible = (text: string): string =>
  plainDigits(text.slice(0, LONGEST_QUERY))
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ")
    .trim();

const numberOf = (text: string): FindTerm => ({
  kind: "number",
  text: text.toUpperCase().slice(0, LONGEST_WORD),
});

/** A telephone number in any form, or the digits of one, of a ZIP or of a reference. */
const runTerm = (run: string): FindTerm => {
  const digits = digitsOf(run.replace(extension, ""));
  const isWhole = digits.length >= WHOLE_PHONE || run.startsWith("+");
  return numberOf((isWhole ? phoneKey(run)?.replace("+", "") : null) ?? digits);
};

const wordTerm = (word: string): FindTerm =>
  /\d/.test(word) ? numberOf(word) : { kind: "word", text: word };

const termsOf = (text: string, today: string): FindTerm[] => {
  const found: FindTerm[] = [];
  const rest = text
    .replaceAll(date, (typed) => {
      const born = understandBirthDate(typed, today);
      if (born.ok) found.push({ kind: "born", text: birthSign(born.value.on) });
      return born.ok ? " " : typed;
    })
    .replaceAll(digitRun, (run) => {
      found.push(runTerm(run));
      return " ";
    });
  return [...wordsOf(rest).map(wordTerm), ...found].slice(0, MOST_TERMS);
};

/** The terms with short words written together with what follows: "de la cruz" as "delacruz". */
const joined = (terms: readonly FindTerm[]): FindTerm[] | null => {
  const words = terms.flatMap(({ kind, text }) => (kind === "word" ? [text] : []));
  const [longest] = joinedWords(words).toSorted((a, b) => b.length - a.length);
  if (longest === undefined) return null;
  const within = words.filter((word) => longest.includes(word));
  const others = terms.filter(({ kind, text }) => kind !== "word" || !within.includes(text));
  return [{ kind: "word", text: longest }, ...others];
};

/** All of it as one number: a member number or a reference in any grouping. */
const wholeNumbers = (text: string): string[] => {
  const signs = memberNumberKey(text) ?? "";
  if (signs.length < 3 || !/\d/.test(signs) || /\s\p{L}{4,}|^\p{L}{4,}\s/u.test(text)) return [];
  // A reference has no O and no I: whoever writes one down from the telephone does not know.
  return [...new Set([signs, signs.replaceAll("O", "0").replaceAll("I", "1")])];
};

/** What somebody looks for, from what they typed so far. `today` is a plain date in the line's zone. */
export const readQuery = (typed: string, today: string): FindQuery => {
  const text = visible(typed);
  const terms = termsOf(text, today);
  const closed = termsOf(withoutHyphens(text), today);
  const together = joined(terms);
  const readings = [
    terms,
    ...(together === null ? [] : [together]),
    ...(closed.length === terms.length ? [] : [closed]),
    ...wholeNumbers(text).map((signs) => [numberOf(signs)]),
  ];
  const seen = new Set<string>();
  return {
    readings: readings.filter((reading) => {
      const key = JSON.stringify(reading);
      const isNew = reading.length > 0 && !seen.has(key);
      seen.add(key);
      return isNew;
    }),
  };
};

/** Why a whole reference cannot be right, with what to do; null: it may be, or is none. */
export const referenceProblem = (typed: string): string | null => {
  const read = readReference(visible(typed));
  return !read.ok && read.refusal.code === "check-digit-differs" ? read.refusal.remedy : null;
};

/** The reference that was typed whole, with its check digit; null: it is not one. */
export const wholeReference = (typed: string): string | null => {
  const read = readReference(visible(typed));
  return read.ok ? read.value.text : null;
};
