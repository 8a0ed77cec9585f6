import { z } from "zod";
import { type PersonId } from "#shared/events/ids.ts";
import { type EventIndex } from "./event-index.ts";
import { type Seen } from "./views/away.ts";

const Mark = z.object({ atMs: z.number(), block: z.number() });

/** A mark is set while somebody works: what they write lies this close to it (milliseconds). */
const AT_THE_DESK_MS = 60_000;

/** What it stands on: the vault's events, and a sealed place to write to. */
type Store = {
  readonly index: EventIndex;
  readonly readMeta: (name: string) => Promise<string | null>;
  readonly writeMeta: (name: string, text: string) => Promise<void>;
};

/**
 * How much of the store each person had seen when they were last at this desk. While somebody is here
 * the mark of before stays, so that what came meanwhile can be looked at again and again.
 */
export class SeenMarks {
  readonly #store: Store;
  #before = new Map<PersonId, Promise<Seen | null>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Where they left off; null: nothing here tells that they were ever at a desk. */
  before(person: PersonId): Promise<Seen | null> {
    const known = this.#before.get(person) ?? this.#read(person);
    this.#before.set(person, known);
    return known;
  }

  /** They are here: at their next coming, what is held now is no news. */
  async here(person: PersonId, nowMs: number): Promise<void> {
    await this.before(person);
    const mark = { atMs: nowMs, block: this.#store.index.highestBlock };
    await this.#store.writeMeta(`seen/${person}`, JSON.stringify(mark));
  }

  forget(): void {
    this.#before = new Map();
  }

  async #read(person: PersonId): Promise<Seen | null> {
    // Asked first: what they write from now on is not from before.
    const lastActMs = this.#store.index.signposts.lastSeenMs(person);
    const text = await this.#store.readMeta(`seen/${person}`);
    const mark = text === null ? null : Mark.parse(JSON.parse(text));
    if (mark === null) return lastActMs === null ? null : { atMs: lastActMs, block: null };
    // They were at another desk since: what they could see there is told by the time alone.
    const wasElsewhere = lastActMs !== null && lastActMs > mark.atMs + AT_THE_DESK_MS;
    return wasElsewhere ? { atMs: lastActMs, block: null } : mark;
  }
}
