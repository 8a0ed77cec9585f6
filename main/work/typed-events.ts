import { type Typed } from "#shared/events/bodies.ts";

/**
 * An event's body holds at most 65,536 characters; what JSON puts around and into a text (quotes,
 * escapes of six characters) is counted, so that no text that a form takes can exceed it.
 */
const MAX_PART = 60_000;

/** So many fields an event sets at most: what each replaces is asked of the vault in one go. */
const MAX_FIELDS = 60;

const sizeOf = (field: string, typed: Typed): number => JSON.stringify({ [field]: typed }).length;

/**
 * Typed fields in as few parts as fit an event each, in their order. A single text whose escapes
 * alone exceed a part is cut at what fits: no form takes one, but a message to main could.
 */
export const typedParts = (set: Readonly<Record<string, Typed>>): Record<string, Typed>[] => {
  const parts: Record<string, Typed>[] = [];
  let size = MAX_PART;
  for (const [field, whole] of Object.entries(set)) {
    const typed = fitting(field, whole);
    const its = sizeOf(field, typed);
    const isFull = Object.keys(parts.at(-1) ?? {}).length >= MAX_FIELDS;
    if (size + its > MAX_PART || isFull) {
      parts.push({});
      size = 0;
    }
    const part = parts.at(-1);
    if (part !== undefined) part[field] = typed;
    size += its;
  }
  return parts;
};

const fitting = (field: string, typed: Typed): Typed => {
  let text = typed.typed;
  while (sizeOf(field, { ...typed, typed: text }) > MAX_PART)
    text = text.slice(0, Math.floor(text.length / 2)).toWellFormed();
  return { ...typed, typed: text };
};
