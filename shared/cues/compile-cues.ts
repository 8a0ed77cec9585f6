import { matchAt, parsePattern, startsOf, type Classes, type Pattern } from "./pattern.ts";
import {
  type Cue,
  type CueLanguage,
  type CueRules,
  type Cues,
  type CueWords,
  type Use,
} from "./schema.ts";
import { type Token, type TokenWords } from "./tokens.ts";

/** What a pattern speaks for when it is found. */
export type Entry = {
  readonly pattern: Pattern;
  readonly owner: number;
  readonly role: "any" | "also" | "unless" | "figure";
};

export type OwnedCue = Cue & { readonly use: Use };

type Index = {
  readonly exact: Map<string, Entry[]>;
  readonly byPrefix: Map<string, [string, Entry][]>;
  readonly number: Entry[];
};

/** One language's cues, indexed by the words their patterns can start with. */
export type CompiledLanguage = {
  readonly lang: CueLanguage;
  readonly words: TokenWords;
  readonly negators: ReadonlySet<string>;
  readonly barriers: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
  readonly cues: readonly OwnedCue[];
  readonly index: Index;
};

export type CompiledCues = {
  readonly rules: CueRules;
  readonly languages: readonly CompiledLanguage[];
};

const addEntry = (index: Index, entry: Entry): void => {
  const starts = startsOf(entry.pattern);
  for (const word of starts.exact) index.exact.set(word, [...(index.exact.get(word) ?? []), entry]);
  for (const prefix of starts.prefixes) {
    const letter = prefix.slice(0, 2);
    index.byPrefix.set(letter, [...(index.byPrefix.get(letter) ?? []), [prefix, entry]]);
  }
  if (starts.number) index.number.push(entry);
};

const compileLanguage = (words: CueWords, files: Cues["files"]): CompiledLanguage => {
  const classes: Classes = new Map(Object.entries(words.classes));
  const cues = files.flatMap(({ uses }) =>
    uses.flatMap(({ use, cues: owned }) => owned.map((cue) => ({ ...cue, use }))),
  );
  const index: Index = { exact: new Map(), byPrefix: new Map(), number: [] };
  const add = (sources: readonly string[] | undefined, owner: number, role: Entry["role"]) =>
    sources?.forEach((source) =>
      addEntry(index, { pattern: parsePattern(source, classes), owner, role }),
    );
  cues.forEach((cue, owner) => {
    add(cue.any, owner, "any");
    add(cue.also, owner, "also");
    add(cue.unless, owner, "unless");
  });
  words.figures.forEach((figure, owner) => {
    add(figure.any, owner, "figure");
  });
  return {
    lang: words.lang,
    words: {
      shorthand: new Map(Object.entries(words.shorthand).map(([k, v]) => [k, v.split(" ")])),
      numbers: new Set(words.numbers),
    },
    negators: new Set(words.negators),
    barriers: new Set(words.barriers),
    marks: new Set(words.marks),
    cues,
    index,
  };
};

/** Done once per published content version; `hear` then takes microseconds. */
export const compileCues = (cues: Cues): CompiledCues => ({
  rules: cues.rules,
  languages: cues.words.map((words) =>
    compileLanguage(
      words,
      cues.files.filter((file) => file.lang === words.lang),
    ),
  ),
});

export type Found = Entry & { readonly from: number; readonly to: number };

/** Every pattern found in the statement, with the tokens it covers. */
export const findAll = (language: CompiledLanguage, tokens: readonly Token[]): Found[] => {
  const found: Found[] = [];
  const attempt = (entry: Entry, at: number) => {
    const to = matchAt(entry.pattern, tokens, at);
    if (to >= 0) found.push({ ...entry, from: at, to });
  };
  tokens.forEach((token, at) => {
    language.index.exact.get(token.word)?.forEach((entry) => attempt(entry, at));
    language.index.byPrefix.get(token.word.slice(0, 2))?.forEach(([prefix, entry]) => {
      if (token.word.startsWith(prefix)) attempt(entry, at);
    });
    if (token.isNumber) language.index.number.forEach((entry) => attempt(entry, at));
  });
  return found;
};
