import { type FindQuery, type FindTerm } from "./query.ts";
import { type RecordSigns } from "./record-signs.ts";
import { Vocabulary } from "./vocabulary.ts";

/** How well a record fits: the worse of its terms decides. Below TOLERANT it fits exactly. */
const WHOLE = 0;
const BEGINS = 1;
const TEXT_WHOLE = 2;
const TEXT_BEGINS = 3;
const TOLERANT = 4;
const MOST_APART = 2;
const RANKS = TOLERANT + MOST_APART + 1;
const NOT = 255;

/** Shorter beginnings are in every text: they are looked for among names and numbers only. */
const TEXT_FROM = 3;

export type Found<Key> = { readonly key: Key; readonly tolerant: boolean };

export type FindPage<Key> = {
  readonly rows: readonly Found<Key>[];
  /** How many there are besides these, before and after. */
  readonly total: number;
};

export type FindOptions<Key> = {
  readonly from: number;
  readonly limit: number;
  /** Words of notes too; without them nobody can guess what a masked row says. */
  readonly texts: boolean;
  readonly mayShow: (key: Key) => boolean;
};

/** How well each record fits one term, and whether any does. */
type Scores = { readonly of: Uint8Array; readonly isAny: boolean };

/** Where all terms fit better than what is known so far, that is known now. */
const narrow = (best: Uint8Array, terms: readonly Scores[]): void => {
  const worst = terms[0]?.of.slice() ?? new Uint8Array(best.length).fill(NOT);
  for (const { of } of terms.slice(1))
    for (let record = 0; record < worst.length; record += 1)
      if ((of[record] ?? NOT) > (worst[record] ?? NOT)) worst[record] = of[record] ?? NOT;
  for (let record = 0; record < best.length; record += 1)
    if ((worst[record] ?? NOT) < (best[record] ?? NOT)) best[record] = worst[record] ?? NOT;
};

/**
 * Calls and cases by what they can be found by, in memory and nowhere else. A record that changes is
 * put in again under a new number; the old number stays dead until `isWorn`, and then all is read anew.
 */
export class FindIndex<Key extends string> {
  readonly #names = new Vocabulary();
  readonly #texts = new Vocabulary();
  readonly #numbers = new Vocabulary();
  readonly #keys: (Key | null)[] = [];
  readonly #atMs: number[] = [];
  readonly #numberOf = new Map<Key, number>();
  /** Record numbers, newest first; those of `#fresh` are still to be put in. */
  #newest: number[] = [];
  #fresh: number[] = [];

  get size(): number {
    return this.#numberOf.size;
  }

  /** More dead numbers than living ones: reading everything anew costs less than carrying them. */
  get isWorn(): boolean {
    return this.#keys.length > 1_000 && this.#numberOf.size * 2 < this.#keys.length;
  }

  has(key: Key): boolean {
    return this.#numberOf.has(key);
  }

  put(key: Key, signs: RecordSigns): void {
    this.remove(key);
    const record = this.#keys.length;
    this.#keys.push(key);
    this.#atMs.push(signs.atMs);
    this.#numberOf.set(key, record);
    this.#fresh.push(record);
    for (const word of signs.names) this.#names.add(word, record);
    for (const word of signs.words) this.#texts.add(word, record);
    for (const number of signs.numbers) this.#numbers.add(number, record);
  }

  remove(key: Key): void {
    const record = this.#numberOf.get(key);
    if (record === undefined) return;
    this.#keys[record] = null;
    this.#numberOf.delete(key);
  }

  /** Makes ready for questions what was put in since; to be done where nobody waits. */
  settle(): void {
    this.#names.settle();
    this.#texts.settle();
    this.#numbers.settle();
    this.#order();
  }

  /**
   * The records that fit, exact ones first, whole words before beginnings, names and numbers before
   * words of notes, newest first among equals; then those that fit with spelling tolerance.
   */
  find({ readings }: FindQuery, options: FindOptions<Key>): FindPage<Key> {
    this.#order();
    const exact = this.#page(this.#best(readings, options.texts, false), options);
    // Whoever has a page of exact rows types on; the rest is looked for only when there is room for it.
    return exact.total >= options.from + options.limit
      ? exact
      : this.#page(this.#best(readings, options.texts, true), options);
  }

  #best(readings: FindQuery["readings"], texts: boolean, tolerant: boolean): Uint8Array {
    const best = new Uint8Array(this.#keys.length).fill(NOT);
    const byTerm = new Map<string, Scores>();
    for (const reading of readings) {
      const scores = reading.map((term) => {
        const key = `${term.kind} ${term.text}`;
        const known = byTerm.get(key) ?? this.#scored(term, texts, tolerant);
        byTerm.set(key, known);
        return known;
      });
      if (scores.every(({ isAny }) => isAny)) narrow(best, scores);
    }
    return best;
  }

  #scored({ kind, text }: FindTerm, texts: boolean, tolerant: boolean): Scores {
    const of = new Uint8Array(this.#keys.length).fill(NOT);
    let isAny = false;
    const mark = (record: number, score: number): void => {
      isAny = true;
      if (score < (of[record] ?? NOT)) of[record] = score;
    };
    if (kind === "born") {
      this.#numbers.whole(text, (record) => mark(record, WHOLE));
      return { of, isAny };
    }
    const begins = (record: number, isWhole: boolean): void =>
      mark(record, isWhole ? WHOLE : BEGINS);
    if (kind === "number") this.#numbers.beginning(text, begins);
    this.#names.beginning(text.toLowerCase(), begins);
    if (texts && text.length >= TEXT_FROM)
      this.#texts.beginning(text.toLowerCase(), (record, isWhole) =>
        mark(record, isWhole ? TEXT_WHOLE : TEXT_BEGINS),
      );
    if (tolerant && kind === "word")
      this.#names.like(text, (record, apart) => mark(record, TOLERANT + apart));
    return { of, isAny };
  }

  #page(best: Uint8Array, { from, limit, mayShow }: FindOptions<Key>): FindPage<Key> {
    const end = from + limit;
    const ranks: Key[][] = Array.from({ length: RANKS }, () => []);
    const counts = new Array<number>(RANKS).fill(0);
    for (const record of this.#newest) {
      const rank = best[record] ?? NOT;
      const key = this.#keys[record];
      if (rank === NOT || key === null || key === undefined || !mayShow(key)) continue;
      counts[rank] = (counts[rank] ?? 0) + 1;
      const held = ranks[rank];
      if (held !== undefined && held.length < end) held.push(key);
    }
    const rows = ranks.flatMap((keys, rank) =>
      keys.map((key) => ({ key, tolerant: rank >= TOLERANT })),
    );
    return {
      rows: rows.slice(from, end),
      total: counts.reduce((sum, count) => sum + count, 0),
    };
  }

  /** One record goes to its place; very many are sorted together. */
  #order(): void {
    const fresh = this.#fresh.filter((record) => this.#keys[record] !== null);
    this.#fresh = [];
    const at = (record: number | undefined): number => this.#atMs[record ?? 0] ?? 0;
    if (fresh.length > 64) {
      this.#newest = [...this.#newest.filter((record) => this.#keys[record] !== null), ...fresh];
      this.#newest.sort((one, other) => at(other) - at(one) || other - one);
      return;
    }
    for (const record of fresh) {
      let [low, high] = [0, this.#newest.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (at(this.#newest[middle]) > at(record)) low = middle + 1;
        else high = middle;
      }
      this.#newest.splice(low, 0, record);
    }
  }
}
