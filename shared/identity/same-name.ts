import { distance } from "fastest-levenshtein";

const joined = /[\p{Cc}\p{Cf}'’‘ʼ`´]/gu;

/** Letters that no decomposition makes plain, as people without that keyboard write them. */
const letters: Readonly<Record<string, string>> = {
  ...{ đ: "d", ð: "d", ø: "o", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" },
  // One Arabic name is written with either; the stretching mark is no letter.
  ...{ ى: "ي", ة: "ه", ـ: "" },
};
const anyOfThem = new RegExp(`[${Object.keys(letters).join("")}]`, "giu");

/**
 * A name as it is compared: no accents, no invisible characters, one case, apostrophes closed,
 * hyphens and line breaks as spaces.
 */
export const plainName = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/[\p{M}\ufeff]/gu, "")
    .replaceAll(anyOfThem, (letter) => letters[letter.toLowerCase()] ?? letter)
    .replaceAll(/[\s\u2028\u2029\-‐-―_.,]+/gu, " ")
    .replaceAll(joined, "")
    .toLowerCase()
    .trim();

/** Letters that may differ: none in a short name, one from four letters on, two from eight. */
export const tolerated = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** How many letters differ between two plain words. */
export const lettersApart = (a: string, b: string): number => distance(a, b);

const isLike = (a: string, b: string): boolean =>
  a === b ||
  // An initial stands for a name: "Mateo D." is Mateo Delgado.
  (Math.min(a.length, b.length) === 1 && a[0] === b[0]) ||
  lettersApart(a, b) <= Math.min(tolerated(a), tolerated(b));

/**
 * Whether two names may be the same person's: every word of the shorter one is, with spelling
 * tolerance, a word of the other, in any order. An empty name is nobody's.
 */
export const isSameName = (a: string, b: string): boolean => {
  const [one, other] = [plainName(a).split(" "), plainName(b).split(" ")];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short[0] === "" || long[0] === "") return false;
  const left = [...long];
  let whole = 0;
  for (const word of short) {
    const at = left.findIndex((each) => isLike(word, each));
    if (at < 0) return false;
    const [found = ""] = left.splice(at, 1);
    if (Math.min(word.length, found.length) > 1) whole += 1;
  }
  // Two initials are no name.
  return whole > 0;
};
