/** A run is two to five letters of one word, `_` at its ends: heard also where a word is misspelled. */
const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const SHORTEST = 2;
const LONGEST = 5;

/** Lower case without accents; apostrophes alike. */
const plain = (text: string): string =>
  text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'");

/** Words come again and again: the runs of so many of them are kept. */
const KEPT_WORDS = 4000;
const kept = new Map<string, readonly string[]>();

const runsIn = (padded: string): readonly string[] => {
  const known = kept.get(padded);
  if (known !== undefined) return known;
  const runs: string[] = [];
  for (let length = SHORTEST; length <= Math.min(LONGEST, padded.length); length += 1)
    for (let from = 0; from + length <= padded.length; from += 1)
      runs.push(padded.slice(from, from + length));
  if (kept.size >= KEPT_WORDS) kept.clear();
  kept.set(padded, runs);
  return runs;
};

/** Every run of every word of a statement. */
export const spellingsOf = (text: string): string[] =>
  [...text.matchAll(word)].flatMap(([typed]) => runsIn(`_${plain(typed)}_`));

/** How much a run says that is there so many times: once is 1, again a little more. */
const saidBy = (count: number): number => 1 + Math.log(count);

/**
 * How much each run says in its statement; all of them together have length 1, so that a long
 * statement speaks no louder than a short one.
 */
export const sharesOf = (spellings: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of spellings) counts.set(name, (counts.get(name) ?? 0) + 1);
  let squares = 0;
  for (const count of counts.values()) squares += saidBy(count) ** 2;
  const length = Math.sqrt(squares) || 1;
  return new Map([...counts].map(([name, count]) => [name, saidBy(count) / length]));
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
  const counts = new Map<string, number>();
  let most = { sum: 0, start: 0, end: 0 };
  for (const { 0: typed, index: start } of text.matchAll(word)) {
    let sum = 0;
    for (const name of runsIn(`_${plain(typed)}_`)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      sum += weights.get(name) ?? 0;
    }
    if (sum > most.sum) most = { sum, start, end: start + typed.length };
  }
  let score = 0;
  let squares = 0;
  for (const [name, count] of counts) {
    const said = saidBy(count);
    squares += said * said;
    score += said * (weights.get(name) ?? 0);
  }
  return { score: bias + score / (Math.sqrt(squares) || 1), start: most.start, end: most.end };
};
