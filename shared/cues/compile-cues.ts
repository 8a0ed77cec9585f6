import {
  alternativesOf,
  matchAt,
  needsOf,
  parsePattern,
  startsOf,
  type Classes,
  type Pattern,
  type Starts,
} from "./pattern.ts";
import {
  type Cue,
  type CueLanguage,
  type CueRules,
  type Cues,
  type CueWords,
  type Use,
  type UseWeights,
} from "./schema.ts";
import { type CompiledSpelling } from "./spelling.ts";
import { type Token, type TokenWords } from "./tokens.ts";

/** What must, or must not, be said with a cue. */
type Condition = "also" | "beside" | "unless";

/** What a pattern speaks for when it is found. */
export type Entry = {
  readonly pattern: Pattern;
  /** Numbers of the needs that a statement must have for the pattern to be looked for at all. */
  readonly needs: readonly number[];
  readonly owner: number;
  readonly role: "any" | Condition | "figure" | "past" | "meaning";
};

export type OwnedCue = Cue & { readonly use: Use };

type ByWord<T> = {
  readonly exact: Map<string, T[]>;
  readonly byPrefix: Map<string, [string, T][]>;
  readonly number: T[];
};

type Index = ByWord<Entry>;

const emptyByWord = <T>(): ByWord<T> => ({ exact: new Map(), byPrefix: new Map(), number: [] });

const addByWord = <T>(to: ByWord<T>, starts: Starts, entry: T): void => {
  for (const word of starts.exact) {
    const there = to.exact.get(word);
    if (there) there.push(entry);
    else to.exact.set(word, [entry]);
  }
  for (const prefix of starts.prefixes) {
    const letters = prefix.slice(0, 2);
    const there = to.byPrefix.get(letters);
    if (there) there.push([prefix, entry]);
    else to.byPrefix.set(letters, [[prefix, entry]]);
  }
  if (starts.number) to.number.push(entry);
};

const eachOf = <T>(from: ByWord<T>, token: Token, take: (entry: T) => void): void => {
  from.exact.get(token.word)?.forEach(take);
  from.byPrefix.get(token.word.slice(0, 2))?.forEach(([prefix, entry]) => {
    if (token.word.startsWith(prefix)) take(entry);
  });
  if (token.isNumber) from.number.forEach(take);
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
  /** What must, or must not, be said beside a cue: looked for only once the cue is found. */
  readonly conditions: Index;
  /** Which needs a word fills, by their numbers. */
  readonly needs: ByWord<number>;
  readonly needCount: number;
};

export type CompiledWeights = {
  readonly bias: number;
  readonly isHeardInParts: boolean;
  readonly lengthOff: number;
  readonly weights: ReadonlyMap<string, number>;
};

const compileWeights = ({ bias, hears, lengthOff, weights }: UseWeights): CompiledWeights => ({
  bias,
  isHeardInParts: hears === "parts",
  lengthOff,
  weights: new Map(
    weights.flatMap(({ weight, of }) => of.split(", ").map((name) => [name, weight] as const)),
  ),
});

export type CompiledCues = {
  readonly rules: CueRules;
  /** The ids of the meanings, by the number that found entries carry. */
  readonly meanings: readonly string[];
  readonly weights: ReadonlyMap<Use, CompiledWeights>;
  readonly spelling: CompiledSpelling;
  readonly languages: readonly CompiledLanguage[];
};

const isCondition = (role: Entry["role"]): boolean =>
  role === "also" || role === "beside" || role === "unless";

const compileLanguage = (
  words: CueWords,
  files: Cues["files"],
  meanings: Cues["meanings"],
): CompiledLanguage => {
  const classes: Classes = new Map(Object.entries(words.classes));
  const cues = files.flatMap(({ uses }) =>
    uses.flatMap(({ use, cues: owned }) => owned.map((cue) => ({ ...cue, use }))),
  );
  const index: Index = emptyByWord();
  const conditions: Index = emptyByWord();
  const needs = emptyByWord<number>();
  const numbers = new Map<string, number>();
  const numberOf = (need: Starts): number => {
    const key = [...need.exact, "*", ...need.prefixes, need.number ? "#" : ""].join(" ");
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    addByWord(needs, need, numbers.size - 1);
    return numbers.size - 1;
  };
  const add = (sources: readonly string[] | undefined, owner: number, role: Entry["role"]) =>
    sources?.forEach((source) => {
      const pattern = parsePattern(source, classes);
      // The first need is the word the entry is found by; fewest words first, they are missing most.
      const rest = needsOf(pattern).slice(1);
      const sizeOf = (need: Starts) => need.exact.size + 9 * need.prefixes.size;
      const entry = {
        pattern,
        needs: rest.sort((a, b) => sizeOf(a) - sizeOf(b)).map(numberOf),
        owner,
        role,
      };
      addByWord(isCondition(role) ? conditions : index, startsOf(pattern), entry);
    });
  cues.forEach((cue, owner) => {
    add(cue.any, owner, "any");
    add(cue.also, owner, "also");
    add(cue.beside, owner, "beside");
    add(cue.unless, owner, "unless");
  });
  words.figures.forEach((figure, owner) => {
    add(figure.any, owner, "figure");
  });
  add(words.past, 0, "past");
  meanings.forEach((meaning, owner) => {
    add(meaning[words.lang].flatMap(alternativesOf), owner, "meaning");
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
    conditions,
    needs,
    needCount: numbers.size,
  };
};

/** Done once per published content version; `hear` then takes microseconds. */
export const compileCues = (cues: Cues): CompiledCues => ({
  rules: cues.rules,
  meanings: cues.meanings.map(({ id }) => id),
  weights: new Map(cues.weights.map((each) => [each.use, compileWeights(each)])),
  spelling: {
    bias: cues.spelling.bias,
    weights: new Map(
      cues.spelling.weights.flatMap(({ weight, of }) =>
        of.split(" ").map((name) => [name, weight] as const),
      ),
    ),
  },
  languages: cues.words.map((words) =>
    compileLanguage(
      words,
      cues.files.filter((file) => file.lang === words.lang),
      cues.meanings,
    ),
  ),
});

export type Found = Entry & { readonly from: number; readonly to: number };

/** What a statement holds: the cues, figures and marks of the past, and the conditions of those cues. */
export type Findings = { readonly found: readonly Found[]; readonly conditions: readonly Found[] };

/** Every pattern found in the statement, with the tokens it covers. */
export const findAll = (language: CompiledLanguage, tokens: readonly Token[]): Findings => {
  const filled = new Uint8Array(language.needCount);
  const words = new Map(tokens.map((token) => [token.word, token]));
  for (const token of words.values()) {
    eachOf(language.needs, token, (need) => {
      filled[need] = 1;
    });
  }
  const search = (
    index: Index,
    isWanted: (entry: Entry) => boolean,
    take: (entry: Entry, from: number, to: number) => void,
  ): void => {
    const worthTrying = new Map<string, Entry[]>();
    for (const token of words.values()) {
      const entries: Entry[] = [];
      eachOf(index, token, (entry) => {
        if (isWanted(entry) && entry.needs.every((need) => filled[need] === 1)) entries.push(entry);
      });
      if (entries.length > 0) worthTrying.set(token.word, entries);
    }
    tokens.forEach(({ word }, at) => {
      for (const entry of worthTrying.get(word) ?? []) {
        const to = matchAt(entry.pattern, tokens, at);
        if (to >= 0) take(entry, at, to);
      }
    });
  };
  const found: Found[] = [];
  const owners = new Set<number>();
  search(
    language.index,
    () => true,
    (entry, from, to) => {
      found.push({ ...entry, from, to });
      if (entry.role === "any") owners.add(entry.owner);
    },
  );
  const conditions: Found[] = [];
  search(
    language.conditions,
    ({ owner }) => owners.has(owner),
    (entry, from, to) => conditions.push({ ...entry, from, to }),
  );
  return { found, conditions };
};
