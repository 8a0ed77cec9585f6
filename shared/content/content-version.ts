const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** One text for one content, whatever order it was written in. */
export const contentText = (value: unknown): string => JSON.stringify(sorted(value));

/** SHA-256 of the UTF-8 bytes of a text, lower-case hexadecimal. The realm supplies it. */
export type Sha256 = (text: string) => string;

/** The name of a version: its label and the hash of what is in it. */
export const contentVersion = (label: string, parts: unknown, sha256: Sha256): string =>
  `${label}-${sha256(contentText({ label, parts })).slice(0, 16)}`;
