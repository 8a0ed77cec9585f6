/** Words of English and Spanish that dates are said with, without accents and in lower case. */

const monthNames = [
  ["january", "jan", "enero", "ene"],
  ["february", "feb", "febrero"],
  ["march", "mar", "marzo"],
  ["april", "apr", "abril", "abr"],
  ["may", "mayo"],
  ["june", "jun", "junio"],
  ["july", "jul", "julio"],
  ["august", "aug", "agosto", "ago"],
  ["september", "sept", "sep", "septiembre", "setiembre"],
  ["october", "oct", "octubre"],
  ["november", "nov", "noviembre"],
  ["december", "dec", "diciembre", "dic"],
] as const;

const months = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name as string, index + 1] as const)),
);

/** Longest first, so that "sept" is not read as "sep" with a letter left over. */
export const monthPattern = [...months.keys()].sort((a, b) => b.length - a.length).join("|");

export const monthOf = (name: string): number | undefined => months.get(name.replace(/\.$/, ""));

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  veinte: 20,
  treinta: 30,
};

/** Counts that are rough by themselves. */
const roughNumbers: Readonly<Record<string, number>> = {
  "a couple of": 2,
  "a couple": 2,
  "couple of": 2,
  couple: 2,
  "a few": 3,
  few: 3,
  // Said for two weeks as often as for fifteen days.
  quince: 15,
  "un par de": 2,
  "unos pocos": 3,
  "unas pocas": 3,
  unos: 3,
  unas: 3,
};

export const countPattern = [
  ...Object.keys(roughNumbers),
  "\\d{1,3}",
  ...Object.keys(numbers).sort((a, b) => b.length - a.length),
].join("|");

/** "two", "12", "a couple of" → the count, and whether the word itself is rough. */
export const countOf = (words: string): { readonly count: number; readonly rough: boolean } => {
  const rough = roughNumbers[words];
  if (rough !== undefined) return { count: rough, rough: true };
  return { count: numbers[words] ?? Number(words), rough: false };
};

export type Unit = "day" | "week" | "month" | "year";

export const unitPattern =
  "days?|weeks?|wks?|months?|mos?|years?|yrs?|dias?|semanas?|mes(?:es)?|anos?";

export const unitOf = (word: string): Unit => {
  if (/^d/.test(word)) return "day";
  if (/^(w|s)/.test(word)) return "week";
  return /^m/.test(word) ? "month" : "year";
};

/** Lower case, no accents, single spaces: "  Hace dos SEMANAS" → "hace dos semanas". */
export const plainText = (typed: string): string =>
  typed
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    // Marks that nobody sees, pasted from a letter or a web page: zero width, direction, soft hyphen.
    .replaceAll(/\p{Cf}/gu, "")
    .toLowerCase()
    .replaceAll(/[\u2013\u2014]/g, "-")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[.,;]+$/g, "")
    .trim();
