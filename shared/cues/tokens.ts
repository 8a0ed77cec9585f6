/** One word as it will be compared, and where it stands in the statement as typed. */
export type Token = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Which sentence it belongs to; a pattern's gaps do not run across sentences. */
  readonly sentence: number;
  readonly isNumber: boolean;
};

export type TokenWords = {
  readonly shorthand: ReadonlyMap<string, readonly string[]>;
  readonly numbers: ReadonlySet<string>;
};

const piece = /[a-z0-9#$+]+(?:'[a-z]+)?(?:[/:][a-z0-9#]+)*\/?|[.!?;\n]/g;
const isAbbreviation = /^(dr|mr|mrs|ms|sra|sr|vs|st|approx|appt|min|hr|hrs|wk|wks)$/;
const pronouns = new Set(
  "he she it that what there who here where how when this one everybody everyone nobody somebody".split(
    " ",
  ),
);
const endings: Record<string, string> = {
  re: "are",
  ve: "have",
  ll: "will",
  d: "would",
  m: "am",
};
const irregular: Record<string, readonly string[]> = {
  "can't": ["can", "not"],
  "won't": ["will", "not"],
  "shan't": ["shall", "not"],
  "ain't": ["is", "not"],
  "let's": ["let", "us"],
  "y'all": ["you", "all"],
  "o'clock": ["oclock"],
};

/** Lower case without accents, one character for one, so that positions stay true. */
const fold = (text: string): string => {
  let folded = "";
  const plain = text.toLowerCase();
  if (plain.length === text.length && /^[^`\u0080-\uffff]*$/.test(plain)) return plain;
  for (const char of text) {
    if (char.length > 1) folded += "  ";
    else if (char === "’" || char === "‘" || char === "`") folded += "'";
    else if (char === "…") folded += ".";
    else if (char.charCodeAt(0) < 128) folded += char.toLowerCase();
    else folded += char.normalize("NFD").charAt(0).toLowerCase().slice(0, 1);
  }
  return folded;
};

const expand = (raw: string): readonly string[] => {
  if (!raw.includes("'")) return [raw];
  const known = irregular[raw];
  if (known !== undefined) return known;
  const [stem = raw, ending = ""] = raw.split("'");
  if (ending === "t" && stem.endsWith("n")) return [stem.slice(0, -1), "not"];
  if (ending === "s") return pronouns.has(stem) ? [stem, "is"] : [stem, "s"];
  const whole = endings[ending];
  return whole === undefined ? [stem, ending] : [stem, whole];
};

/** Words of a statement, contractions and desk shorthand written out, accents and case gone. */
export const tokensOf = (text: string, words: TokenWords): Token[] => {
  const tokens: Token[] = [];
  let sentence = 0;
  const folded = fold(text);
  for (const match of folded.matchAll(piece)) {
    const raw = match[0];
    const start = match.index;
    if (/^[.!?;\n]$/.test(raw)) {
      const before = tokens.at(-1)?.word ?? "";
      if (!(raw === "." && isAbbreviation.test(before))) sentence += 1;
      continue;
    }
    const whole = words.shorthand.get(raw) ?? words.shorthand.get(raw.replace(/\/$/, ""));
    const parts = whole ?? expand(raw).flatMap((part) => words.shorthand.get(part) ?? [part]);
    for (const part of parts.flatMap((word) => (whole ? [word] : word.split("/")))) {
      if (part === "") continue;
      const isNumber = words.numbers.has(part) || /^[0-9][0-9:/]*(am|pm|st|nd|rd|th)?$/.test(part);
      tokens.push({ word: part, start, end: start + raw.length, sentence, isNumber });
    }
  }
  return tokens;
};
