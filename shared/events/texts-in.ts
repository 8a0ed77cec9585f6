type Json = Readonly<Record<string, unknown>>;

/** Members of a body that a person wrote in their own words. */
const OWN_WORDS: readonly string[] = [
  "text",
  "typed",
  "words",
  "summary",
  "result",
  "reason",
  "question",
];

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What was written by hand in a body, with the place of each ("add.text"). */
export const textsIn = (json: Json): { path: string; text: string }[] => {
  const found: { path: string; text: string }[] = [];
  const look = (value: unknown, path: string): void => {
    if (!isRecord(value)) return;
    for (const [name, each] of Object.entries(value)) {
      const place = path === "" ? name : `${path}.${name}`;
      if (typeof each === "string" && OWN_WORDS.includes(name) && found.length < 64)
        found.push({ path: place, text: each });
      else look(each, place);
    }
  };
  look(json, "");
  return found;
};

/** The same body with other texts in those places; a place that is not one of its texts is left alone. */
export const withTexts = (
  json: Json,
  texts: readonly { readonly path: string; readonly text: string }[],
): Json => {
  const places = new Set(textsIn(json).map(({ path }) => path));
  const put = (value: unknown, path: string): unknown => {
    const told = places.has(path) ? texts.find((each) => each.path === path) : undefined;
    if (told !== undefined) return told.text;
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        put(each, path === "" ? name : `${path}.${name}`),
      ]),
    );
  };
  return put(json, "") as Json;
};
