import { z } from "zod";

/** The languages a sentence of content is written in. */
export const Lang = z.enum(["en", "es"]);
export type Lang = z.infer<typeof Lang>;

/** A sentence in English and, once translated, in Spanish. */
export const Words = z.strictObject({
  en: z.string().min(1).max(2_000),
  es: z.string().min(1).max(2_000).optional(),
});
export type Words = z.infer<typeof Words>;

/** The sentence in the language asked for; English while a translation is missing. */
export const inLanguage = (words: Words, lang: Lang): string =>
  lang === "es" ? (words.es ?? words.en) : words.en;

/** Joins sentences language by language, so that one missing translation does not mix the two. */
export const joinWords = (parts: readonly Words[], separator = " "): Words => ({
  en: parts.map((part) => part.en).join(separator),
  es: parts.map((part) => inLanguage(part, "es")).join(separator),
});

/** Puts values where a sentence says `{name}`. An unknown name stays visible, so it is noticed. */
export const fillWords = (
  words: Words,
  values: Readonly<Record<string, string | Words>>,
): Words => {
  const fill = (text: string, lang: Lang) =>
    text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "string" ? value : inLanguage(value, lang);
    });
  return { en: fill(words.en, "en"), es: fill(inLanguage(words, "es"), "es") };
};
