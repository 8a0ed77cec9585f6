/** A run is two to five letters of one word, `_` at its ends: heard also where a word is misspelled. */
const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const SHORTEST = 2;
const LONGEST = 5;

/** Lower case without accents; apostrophes alike. */
const plain = (text: string): string =>
  text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'");

const runsIn = (typed: string): string[] => {
  const padded = `_${plain(typed)}_`;
  const runs: string[] = [];
  for (let length = SHORTEST; length <= Math.min(LONGEST, padded.length); length += 1)
    for (let from = 0; from + length <= padded.length; from += 1)
      runs.push(padded.slice(from, from + length));
  return runs;
};

/** Every run of every word of a statement. */
export const spellingsOf = (text: string): string[] =>
  [...text.matchAll(word)].flatMap(([typed]) => runsIn(typed));

/**
 * How much each run says in its statement: once is 1, again a little more, and all of them together
 * have length 1, so that a long statement speaks no louder than a short one.
 */
export const sharesOf = (spellings: readonly string[]): Map<string, number> => {
  const shares = new Map<string, number>();
  for (const name of spellings) shares.set(name, (shares.get(name) ?? 0) + 1);
  let squares = 0;
  for (const [name, count] of shares) {
    const said = 1 + Math.log(count);
    shares.set(name, said);
    squares += said ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [name, said] of shares) shares.set(name, said / length);
  return shares;
};

export type CompiledSpelling = {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
};

/** Log-odds of a crisis from how its words are spelled, and the word that speaks most for it. */
export const weighSpelling = (
  text: string,
  { bias, weights }: CompiledSpelling,
): { readonly score: number; readonly start: number; readonly end: number } => {
  const spellings: string[] = [];
  let most = { sum: 0, start: 0, end: 0 };
  for (const { 0: typed, index: start } of text.matchAll(word)) {
    const runs = runsIn(typed);
    const sum = runs.reduce((all, name) => all + (weights.get(name) ?? 0), 0);
    if (sum > most.sum) most = { sum, start, end: start + typed.length };
    spellings.push(...runs);
  }
  let score = bias;
  for (const [name, share] of sharesOf(spellings)) score += share * (weights.get(name) ?? 0);
  return { score, start: most.start, end: most.end };
};
