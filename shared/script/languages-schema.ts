import { z } from "zod";

/** A language that callers speak, and how to ask them to hold in it while an interpreter comes. */
export const SpokenLanguage = z.strictObject({
  /** ISO 639: "es", "vi", "yue". */
  id: z.string().regex(/^[a-z]{2,3}$/),
  name: z.strictObject({ en: z.string().min(1).max(60), es: z.string().min(1).max(60) }),
  hold: z.strictObject({
    words: z.string().min(1).max(120),
    /** As an English speaker would read it aloud. */
    as: z.string().min(1).max(120),
  }),
});
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;

export const SpokenLanguages = z.array(SpokenLanguage).min(2);
export type SpokenLanguages = z.infer<typeof SpokenLanguages>;

/** Doubled languages, and the two that the scripts themselves speak. */
export const checkLanguages = (
  languages: SpokenLanguages,
): { path: (string | number)[]; message: string; remedy: string }[] => [
  ...languages.flatMap(({ id }, at) =>
    languages.findIndex((each) => each.id === id) === at
      ? []
      : [{ path: [at], message: `${id} is there twice`, remedy: "remove one" }],
  ),
  ...["en", "es"].flatMap((id) =>
    languages.some((each) => each.id === id)
      ? []
      : [{ path: [], message: `${id} is missing`, remedy: "the scripts speak it: add it" }],
  ),
];
