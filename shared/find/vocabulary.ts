import { lettersApart, tolerated } from "../identity/same-name.ts";

/** New words are looked through one by one until there are so many that sorting them in pays. */
const TAIL_MOST = 2_000;

/** Bits for the letters of a word: words with too many different ones are not alike. */
const lettersOf = (word: string): number => {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
};

const bitCount = (bits: number): number => {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** Words and the records they are in: by whole word, by beginning, and by likeness. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #letters: number[] = [];
  /** Of one record, its number: most names and numbers are only one person's. */
  readonly #records: (number | number[])[] = [];
  /** Ids in the order of their words; the latest ones are not sorted in yet. */
  #sorted: number[] = [];

  get size(): number {
    return this.#words.length;
  }

  add(word: string, record: number): void {
    const id = this.#ids.get(word);
    if (id === undefined) {
      this.#ids.set(word, this.#words.length);
      this.#words.push(word);
      this.#letters.push(lettersOf(word));
      this.#records.push(record);
      return;
    }
    const held = this.#records[id];
    if (typeof held === "number") this.#records[id] = [held, record];
    else held?.push(record);
  }

  /** Sorts new words in, when there are many. Takes some milliseconds for 100,000 words. */
  settle(): void {
    const from = this.#sorted.length;
    if (this.#words.length - from <= TAIL_MOST) return;
    const tail = this.#words.map((_, id) => id).slice(from);
    tail.sort(this.#byWord);
    const merged: number[] = [];
    let at = 0;
    for (const id of this.#sorted) {
      while (at < tail.length && this.#byWord(tail[at] ?? 0, id) < 0) merged.push(tail[at++] ?? 0);
      merged.push(id);
    }
    this.#sorted = [...merged, ...tail.slice(at)];
  }

  /** Calls with every record that holds a word beginning so; `isWhole`: it is that word. */
  beginning(prefix: string, tell: (record: number, isWhole: boolean) => void): void {
    for (let at = this.#firstFrom(prefix); at < this.#sorted.length; at += 1) {
      const id = this.#sorted[at] ?? 0;
      const word = this.#words[id] ?? "";
      if (!word.startsWith(prefix)) break;
      this.#tell(id, word.length === prefix.length, tell);
    }
    for (let id = this.#sorted.length; id < this.#words.length; id += 1) {
      const word = this.#words[id] ?? "";
      if (word.startsWith(prefix)) this.#tell(id, word.length === prefix.length, tell);
    }
  }

  whole(word: string, tell: (record: number) => void): void {
    const id = this.#ids.get(word);
    if (id !== undefined) this.#tell(id, true, tell);
  }

  /**
   * Calls with every record that holds a word like this one, or one whose beginning is like it: the
   * same tolerance by which two names are the same person's. `apart`: letters that differ, at least 1.
   */
  like(typed: string, tell: (record: number, apart: number) => void): void {
    const most = tolerated(typed);
    if (most === 0) return;
    const letters = lettersOf(typed);
    for (let id = 0; id < this.#words.length; id += 1) {
      const word = this.#words[id] ?? "";
      if (word.length < typed.length - most) continue;
      // Each letter that is put in the place of another changes at most two of these.
      if (bitCount(letters & ~(this.#letters[id] ?? 0)) > most) continue;
      const apart = this.#apart(typed, word, Math.min(most, tolerated(word)));
      if (apart === null) continue;
      this.#tell(id, true, (record) => tell(record, apart));
    }
  }

  #apart(typed: string, word: string, most: number): number | null {
    let least = lettersApart(typed, word);
    // As somebody types, the end of a longer word is not there yet.
    if (word.length > typed.length)
      least = Math.min(least, lettersApart(typed, word.slice(0, typed.length)));
    return least === 0 || least > most ? null : least;
  }

  #tell(id: number, isWhole: boolean, tell: (record: number, isWhole: boolean) => void): void {
    const held = this.#records[id];
    if (typeof held === "number") tell(held, isWhole);
    else for (const record of held ?? []) tell(record, isWhole);
  }

  #firstFrom(prefix: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[this.#sorted[middle] ?? 0] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  readonly #byWord = (one: number, other: number): number => {
    const [a = "", b = ""] = [this.#words[one], this.#words[other]];
    return a < b ? -1 : a > b ? 1 : 0;
  };
}
