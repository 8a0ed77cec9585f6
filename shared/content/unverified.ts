import { type Content } from "./content.ts";
import { Source } from "./source.ts";

/** A fact of the content whose law nobody has read yet, and where it stands. */
export type UnverifiedFact = {
  /** "standards.standards.TA-5": the part, then the ids on the way. */
  readonly path: string;
  readonly confidence: NonNullable<Source["confidence"]> | null;
  readonly citation: string;
};

const nameOf = (value: unknown, key: string): string => {
  if (typeof value !== "object" || value === null) return key;
  if ("id" in value && typeof value.id === "string") return value.id;
  // Counties have no id; the names of everything else are sentences.
  return "name" in value && typeof value.name === "string" ? value.name : key;
};

const walk = (value: unknown, path: readonly string[], found: UnverifiedFact[]): void => {
  if (typeof value !== "object" || value === null) return;
  const source = Source.safeParse(value);
  if (source.success) {
    const { verified, confidence, citation } = source.data;
    const isOwn = path.at(-1) === "source";
    const at = (isOwn ? path.slice(0, -1) : path).join(".");
    if (!verified) found.push({ path: at, confidence: confidence ?? null, citation });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    walk(inner, [...path, Array.isArray(value) ? nameOf(inner, key) : key], found);
  }
};

/** Everything marked as not verified, for the admin who goes through it with compliance. */
export const unverifiedFacts = (content: Content): readonly UnverifiedFact[] => {
  const found: UnverifiedFact[] = [];
  walk(content, [], found);
  return found;
};
