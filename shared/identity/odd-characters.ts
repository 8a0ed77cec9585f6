/** Characters that stand in a text and cannot be seen, by what a person would call them. */
const named: readonly (readonly [RegExp, string])[] = [
  [/\r\n|[\n\r\u2028\u2029]/g, "line break"],
  [/\t/g, "tab"],
  [/\u00a0|\u202f/g, "fixed space"],
  [/\u200b/g, "zero-width space"],
  [/[\u200c\u200d]/g, "joiner"],
  [/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "direction mark"],
  [/\u00ad/g, "soft hyphen"],
  [/\ufeff/g, "byte mark"],
];
const anyOther = /[\p{Cc}\p{Cf}]/gu;

/** What in a text cannot be seen, with counts: "2 line breaks", "zero-width space". Nothing is removed. */
export const oddCharacters = (text: string): string[] => {
  let rest = text;
  const found = named.flatMap(([pattern, name]) => {
    const count = rest.match(pattern)?.length ?? 0;
    rest = rest.replaceAll(pattern, "");
    return count === 0 ? [] : [count === 1 ? name : `${count} ${name}s`];
  });
  const others = rest.match(anyOther)?.length ?? 0;
  return others === 0
    ? found
    : [...found, others === 1 ? "invisible character" : `${others} invisible characters`];
};
