type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * One text for one value: keys in code-unit order, no spaces, integers only. Throws on anything
 * else, because a value with two texts could be signed as one and read as another.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Error("A lone surrogate has no canonical form");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new Error("Only whole numbers have a canonical form here");
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).toSorted(([a], [b]) => byCodeUnit(a, b));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
  }
  throw new Error(`A ${typeof value} has no canonical form`);
};

/**
 * Reads a text only if it is the canonical one of its value: duplicate keys, spaces, another order,
 * escapes and anything after the end all fail this one comparison. Null: not canonical.
 */
export const readCanonicalJson = (text: string): Json | null => {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : null;
  } catch {
    return null;
  }
};
