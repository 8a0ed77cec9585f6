import { type Token } from "./tokens.ts";

/** A pattern as slots; each slot says where it could end when it starts at a token. */
export type Pattern = { readonly source: string; readonly slots: readonly Slot[] };

type Slot =
  | { kind: "gap"; most: number }
  | {
      kind: "words";
      optional: boolean;
      number: boolean;
      exact: ReadonlySet<string>;
      prefixes: readonly string[];
      /** Phrases by their first word; those that begin otherwise are tried everywhere. */
      phrases: ReadonlyMap<string, readonly (readonly Slot[])[]>;
      otherPhrases: readonly (readonly Slot[])[];
    };

type WordSlot = Extract<Slot, { kind: "words" }>;

export type Classes = ReadonlyMap<string, readonly string[]>;

/** Splits at a separator that stands outside parentheses. */
const splitOutside = (source: string, separator: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const char of source) {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (char === separator && depth === 0) {
      parts.push(part);
      part = "";
    } else part += char;
  }
  parts.push(part);
  return parts.filter((each) => each !== "");
};

/** A list of patterns written in one line with `|` between them. */
export const alternativesOf = (source: string): string[] => splitOutside(source, "|");

const unwrapped = (written: string): string => {
  if (!written.startsWith("(")) return written;
  let depth = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === "(") depth += 1;
    if (written[at] === ")") depth -= 1;
    if (depth === 0) return at === written.length - 1 ? written.slice(1, -1) : written;
  }
  return written;
};

const wordSlot = (alternatives: readonly string[], optional: boolean, classes: Classes): Slot => {
  const exact = new Set<string>();
  const prefixes: string[] = [];
  const phrases: Slot[][] = [];
  let number = false;
  const take = (alternative: string): void => {
    if (alternative.startsWith("(") && unwrapped(alternative) !== alternative)
      splitOutside(unwrapped(alternative), "|").forEach(take);
    else if (splitOutside(alternative, " ").length > 1) phrases.push(slotsOf(alternative, classes));
    else if (/[() ]/.test(alternative)) throw new BadPattern(alternative);
    else if (alternative.startsWith("@")) {
      const members = classes.get(alternative.slice(1));
      if (members === undefined) throw new BadPattern(alternative);
      members.forEach(take);
    } else if (alternative === "#") number = true;
    else if (alternative.endsWith("*")) prefixes.push(alternative.slice(0, -1));
    else exact.add(alternative);
  };
  alternatives.forEach(take);
  return { kind: "words", optional, number, exact, prefixes, ...byFirstWord(phrases) };
};

const byFirstWord = (written: readonly (readonly Slot[])[]) => {
  const phrases = new Map<string, (readonly Slot[])[]>();
  const otherPhrases: (readonly Slot[])[] = [];
  for (const phrase of written) {
    const starts = startsOfSlots(phrase);
    if (starts.number || starts.prefixes.size > 0) otherPhrases.push(phrase);
    else for (const word of starts.exact) phrases.set(word, [...(phrases.get(word) ?? []), phrase]);
  }
  return { phrases, otherPhrases };
};

/** A pattern is not well formed, or names a word class that its language does not have. */
export class BadPattern extends Error {}

const slotsOf = (source: string, classes: Classes): Slot[] =>
  splitOutside(source, " ").map((written) => {
    if (written === "..") return { kind: "gap", most: 3 };
    if (written === "...") return { kind: "gap", most: 7 };
    const optional = written.endsWith("?");
    const bare = optional ? written.slice(0, -1) : written;
    return wordSlot(splitOutside(unwrapped(bare), "|"), optional, classes);
  });

export const parsePattern = (source: string, classes: Classes): Pattern => ({
  source,
  slots: slotsOf(source, classes),
});

const isWordOf = (slot: WordSlot, word: string): boolean =>
  slot.exact.has(word) ||
  (slot.prefixes.length > 0 && slot.prefixes.some((prefix) => word.startsWith(prefix)));

const numberEnd = (tokens: readonly Token[], at: number): number => {
  let end = at;
  while (end < at + 5 && tokens[end]?.isNumber) end += 1;
  return end;
};

const matchFrom = (
  slots: readonly Slot[],
  index: number,
  tokens: readonly Token[],
  at: number,
  sentence: number,
): number => {
  const slot = slots[index];
  if (slot === undefined) return at;
  if (slot.kind === "gap") {
    for (let skipped = 0; skipped <= slot.most; skipped += 1) {
      if (skipped > 0 && tokens[at + skipped - 1]?.sentence !== sentence) return -1;
      const end = matchFrom(slots, index + 1, tokens, at + skipped, sentence);
      if (end >= 0) return end;
    }
    return -1;
  }
  const token = tokens[at];
  if (token !== undefined && token.sentence === sentence) {
    if (isWordOf(slot, token.word)) {
      const end = matchFrom(slots, index + 1, tokens, at + 1, sentence);
      if (end >= 0) return end;
    }
    if (slot.number && token.isNumber) {
      const end = matchFrom(slots, index + 1, tokens, numberEnd(tokens, at), sentence);
      if (end >= 0) return end;
    }
    const here = slot.phrases.get(token.word);
    for (const phrases of here ? [here, slot.otherPhrases] : [slot.otherPhrases]) {
      for (const phrase of phrases) {
        const after = matchFrom(phrase, 0, tokens, at, sentence);
        if (after < 0) continue;
        const end = matchFrom(slots, index + 1, tokens, after, sentence);
        if (end >= 0) return end;
      }
    }
  }
  return slot.optional ? matchFrom(slots, index + 1, tokens, at, sentence) : -1;
};

/** Where the pattern ends (exclusive) when it starts at this token, or -1. */
export const matchAt = (pattern: Pattern, tokens: readonly Token[], at: number): number => {
  const first = tokens[at];
  if (first === undefined) return -1;
  const end = matchFrom(pattern.slots, 0, tokens, at, first.sentence);
  return end > at ? end : -1;
};

export type Starts = {
  readonly exact: Set<string>;
  readonly prefixes: Set<string>;
  number: boolean;
};

const addStarts = (slots: readonly Slot[], starts: Starts): void => {
  for (const slot of slots) {
    if (slot.kind === "gap") return;
    slot.exact.forEach((word) => starts.exact.add(word));
    slot.prefixes.forEach((prefix) => starts.prefixes.add(prefix));
    if (slot.number) starts.number = true;
    for (const word of slot.phrases.keys()) starts.exact.add(word);
    slot.otherPhrases.forEach((phrase) => addStarts(phrase, starts));
    if (!slot.optional) return;
  }
};

const startsOfSlots = (slots: readonly Slot[]): Starts => {
  const starts: Starts = { exact: new Set(), prefixes: new Set(), number: false };
  addStarts(slots, starts);
  return starts;
};

/** The words a match can start with: an index by them lets most patterns be skipped. */
export const startsOf = (pattern: Pattern): Starts => startsOfSlots(pattern.slots);

/** For every slot that must be filled, the words that can begin it: a match has one of each. */
export const needsOf = (pattern: Pattern): Starts[] =>
  pattern.slots.flatMap((slot) =>
    slot.kind === "gap" || slot.optional ? [] : [startsOfSlots([slot])],
  );
