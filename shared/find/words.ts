import { plainName } from "../identity/same-name.ts";

/** Longer than any name is told apart by: the rest of an undivided text is not looked at. */
export const LONGEST_WORD = 64;

const ascii = /^[\x20-\x7e\t\n\r]*$/;
const notWord = /[^\p{L}\p{N}]+/u;
const apostrophes = /['’‘ʼ`´]/gu;
const hyphens = /(?<=\p{L})[-‐-―](?=\p{L})/gu;

const cut = (words: readonly string[]): string[] =>
  words
    .filter((word) => word !== "")
    .map((word) => (word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word));

/**
 * The words of a text as they are found: without accents, invisible characters and marks, in one
 * case, apostrophes closed. Most texts are plain already and take the short way, which is measured to
 * be a tenth of the other.
 */
export const wordsOf = (text: string): string[] =>
  ascii.test(text)
    ? cut(
        text
          .replaceAll(/['`]/g, "")
          .toLowerCase()
          .split(/[^a-z0-9]+/),
      )
    : cut(plainName(text).split(notWord));

/** A word this short is written apart or together: De la Cruz, Delacruz; Mc Coy, McCoy. */
const isParticle = (word: string): boolean => word.length <= 3;

/** Neighbours as one word where one of them is a particle, up to three in a row. */
export const joinedWords = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => {
    const [next, third] = [words[at + 1], words[at + 2]];
    if (next === undefined || !(isParticle(word) || isParticle(next))) return [];
    const two = `${word}${next}`.slice(0, LONGEST_WORD);
    return third === undefined || !(isParticle(word) && isParticle(next))
      ? [two]
      : [two, `${two}${third}`.slice(0, LONGEST_WORD)];
  });

/** A text with what its hyphens hold together written as one: Anne-Marie, Annemarie. */
export const withoutHyphens = (text: string): string => text.replaceAll(hyphens, "");

/** A text with apostrophes opened: O'Brien as two words. */
export const apart = (text: string): string => text.replaceAll(apostrophes, " ");

/** Every word by which a name is found, however its parts are written together or apart. */
export const nameSigns = (name: string): string[] => {
  const parts = wordsOf(apart(name));
  return [
    ...new Set([
      ...wordsOf(name),
      ...parts,
      ...joinedWords(parts),
      ...wordsOf(withoutHyphens(name)),
    ]),
  ];
};
