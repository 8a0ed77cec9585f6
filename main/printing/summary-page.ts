import { type PrintedPage } from "./printed-page.ts";

const TITLES = {
  en: "What we talked about",
  es: "Lo que hablamos",
} as const;

/** What the member takes away, in large type: the words as they were given, and nothing beside them. */
export const summaryPage = (text: string, lang: "en" | "es"): PrintedPage => ({
  title: TITLES[lang],
  lang,
  large: true,
  parts: [
    {
      heading: "",
      lines: text
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    },
  ],
});
