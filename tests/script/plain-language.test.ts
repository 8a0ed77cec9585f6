import { expect, test } from "vitest";
import { readPalette, readPhrases, readScripts } from "./read-scripts.ts";

const scripts = readScripts();

/** What is read aloud, facts replaced by what is said without them. */
const spoken = (variant: "en" | "es" | "interpreter"): { place: string; text: string }[] =>
  scripts.flatMap(({ id, prompts }) =>
    prompts.map((prompt) => ({
      place: `${id}/${prompt.id}`,
      text: prompt.text[variant].replaceAll(/\{\{[^|}]*\|?([^}]*)\}\}/g, "$1"),
    })),
  );

const sentencesOf = (text: string): string[] =>
  text
    .replaceAll(/(a|p)\.m\./g, "$1m")
    .split(/[.!?¿¡:;]+/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
const wordsOf = (text: string): string[] => text.match(/[\p{L}\d'’-]+/gu) ?? [];

/** Vowel groups less a silent final e: within a few percent of a dictionary on running text. */
const syllables = (word: string): number =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/e$/, "")
        .match(/[aeiouy]+/g) ?? []
    ).length,
  );
const spanishSyllables = (word: string): number =>
  Math.max(1, (word.toLowerCase().match(/[aeiouáéíóúü]+/g) ?? []).length);

const counts = (texts: string[], count: (word: string) => number) => {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const sounds = words.reduce((sum, word) => sum + count(word), 0);
  return { perSentence: words.length / sentences.length, perWord: sounds / words.length };
};

/** Flesch-Kincaid grade. */
const grade = (texts: string[]): number => {
  const { perSentence, perWord } = counts(texts, syllables);
  return 0.39 * perSentence + 11.8 * perWord - 15.59;
};

/** Szigriszt-Pazos; 65 and above is "fairly easy" on the INFLESZ scale. */
const ease = (texts: string[]): number => {
  const { perSentence, perWord } = counts(texts, spanishSyllables);
  return 206.835 - 62.3 * perWord - perSentence;
};

const byScript = (variant: "en" | "es" | "interpreter") =>
  scripts.map(({ id }) => ({
    id,
    texts: spoken(variant)
      .filter(({ place }) => place.startsWith(`${id}/`))
      .map(({ text }) => text),
  }));

test("no script reads above grade 8 in English", () => {
  const grades = byScript("en").map(({ id, texts }) => ({ id, grade: grade(texts) }));
  const all = grade(spoken("en").map(({ text }) => text));
  process.stdout.write(
    `English grade ${all.toFixed(1)}, highest ${Math.max(...grades.map((g) => g.grade)).toFixed(1)}\n`,
  );
  expect(grades.filter((each) => each.grade > 8)).toEqual([]);
});

test("every script is at least fairly easy in Spanish", () => {
  const eases = byScript("es").map(({ id, texts }) => ({ id, ease: ease(texts) }));
  const all = ease(spoken("es").map(({ text }) => text));
  process.stdout.write(
    `Spanish ease ${all.toFixed(0)}, lowest ${Math.min(...eases.map((e) => e.ease)).toFixed(0)}\n`,
  );
  expect(eases.filter((each) => each.ease < 60)).toEqual([]);
  expect(all).toBeGreaterThan(65);
});

test.each([
  ["en", 24],
  ["es", 26],
  ["interpreter", 18],
] as const)("sentences are short in %s", (variant, most) => {
  const long = spoken(variant).filter(({ text }) =>
    sentencesOf(text).some((sentence) => wordsOf(sentence).length > most),
  );
  expect(long).toEqual([]);
});

const blame = [
  /you should have/i,
  /you failed/i,
  /why did(n't| not) you/i,
  /calm down/i,
  /policy does not allow/i,
  /isn't it\?|aren't you\?|right\?.*right\?/i,
  /\b(abusive|noncompliant|hysterical|refused|declined)\b/i,
  /debió haber|¿por qué no\b|cálmese|¿verdad\?/i,
];

test("nothing blames and nothing shapes the answer", () => {
  const texts = [
    ...(["en", "es", "interpreter"] as const).flatMap(spoken).map(({ text }) => text),
    ...readPhrases().flatMap(({ text }) => [text.en, text.es]),
    ...readPalette().flatMap(({ say }) => [say.en, say.es]),
  ];
  expect(texts.filter((text) => blame.some((pattern) => pattern.test(text)))).toEqual([]);
});

test("crisis asks one question in each prompt, and none twice", () => {
  const crisis = scripts.find(({ id }) => id === "crisis");
  const asks = (crisis?.prompts ?? []).filter(({ kind }) => kind === "ask");
  expect(new Set(asks.map(({ text }) => text.en)).size).toBe(asks.length);
  const fields = asks.flatMap((prompt) => (prompt.kind === "ask" ? [prompt.answer.field] : []));
  expect(new Set(fields).size).toBe(fields.length);
  expect(
    asks
      .filter(({ text }) => Object.values(text).some((each) => each.split("?").length > 2))
      .map(({ id }) => id),
  ).toEqual([]);
});
