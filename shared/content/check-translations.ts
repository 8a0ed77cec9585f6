import { type ContentFault } from "./check-content.ts";
import { type Content, type ContentPart } from "./content.ts";

type Parts = Omit<Content, "version" | "label">;

/** Sentences that somebody would hear in English only: `{ en }` without its `es`, wherever they stand. */
export const checkTranslations = (parts: Parts): ContentFault[] => {
  const faults: ContentFault[] = [];
  const look = (part: ContentPart, value: unknown, path: (string | number)[]): void => {
    if (typeof value !== "object" || value === null) return;
    const en = "en" in value ? value.en : undefined;
    if (typeof en === "string" && !("es" in value)) {
      const message = `"${en.slice(0, 60)}" has no Spanish`;
      faults.push({ part, path, message, remedy: "add es: the same sentence in Spanish" });
    }
    for (const [key, inner] of Object.entries(value))
      look(part, inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  for (const [part, value] of Object.entries(parts)) look(part as ContentPart, value, []);
  return faults;
};
