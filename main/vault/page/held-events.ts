import { type VaultWords } from "#shared/contract/vault.ts";
import { type Person } from "#shared/contract/server.ts";
import { type CallFile, callFileOf } from "#shared/case/call-file.ts";
import { caseFileOf, type CaseFile } from "#shared/case/case-file.ts";
import { standing } from "#shared/case/withdrawn.ts";
import { readBody } from "#shared/events/catalogue.ts";
import { type EventText } from "#shared/events/envelope.ts";
import { fold, type Folded } from "#shared/events/fold.ts";
import { CaseId, type EventId } from "#shared/events/ids.ts";
import { replacedByAll } from "#shared/events/register.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { EventIndex } from "./event-index.ts";
import { type Signposts } from "./signposts.ts";

const once = <T>(made: WeakMap<Folded, T>, of: Folded, make: (of: Folded) => T): T => {
  const held = made.get(of) ?? make(of);
  made.set(of, held);
  return held;
};

/**
 * Events in memory, folded when somebody looks: everything the views read. Knows nothing of where they
 * are kept; the vault keeps them in IndexedDB, a practice call nowhere.
 */
export class HeldEvents {
  #index = new EventIndex();
  #folds = new Map<StreamName, Folded>();
  readonly #caseFiles = new WeakMap<Folded, CaseFile>();
  readonly #callFiles = new WeakMap<Folded, CallFile>();
  words: VaultWords = { concerns: {}, regions: {}, referrals: {}, fields: {} };
  people = new Map<string, Person>();

  get index(): EventIndex {
    return this.#index;
  }

  /** Forgets everything in clear. */
  forget(): void {
    this.#index = new EventIndex();
    this.#folds = new Map();
    this.people = new Map();
  }

  leaves(stream: StreamName): void {
    this.#index.remove(stream);
    this.#folds.delete(stream);
  }

  /** The server said something of events of these streams. */
  judgedAnew(streams: readonly StreamName[]): void {
    for (const stream of streams) this.#folds.delete(stream);
  }

  /** Takes events, each in its block; null: the queue. Gives the streams they belong to. */
  take(texts: readonly EventText[], block: number | null): StreamName[] {
    const streams = texts.map((text) => this.#index.add(text, block));
    for (const stream of streams) this.#folds.delete(stream);
    return [...new Set(streams)];
  }

  replaces(stream: StreamName, fields: readonly string[]): EventId[] {
    const { values } = this.folded(stream);
    return replacedByAll(
      fields.map((field) => values.get(field) ?? []),
      (id) => this.#index.isConfirmed(id),
    );
  }

  folded(stream: StreamName): Folded {
    const held = this.#folds.get(stream);
    if (held !== undefined) return held;
    const folded = fold(standing(this.#index.of(stream)), readBody);
    this.#folds.set(stream, folded);
    return folded;
  }

  /** Folded for one look: whoever types goes past thousands, and they are not held for it. */
  glance(stream: StreamName): Folded {
    return this.#folds.get(stream) ?? fold(standing(this.#index.of(stream)), readBody);
  }

  caseFile(stream: StreamName): CaseFile {
    return once(this.#caseFiles, this.folded(stream), caseFileOf);
  }

  callFile(stream: StreamName): CallFile {
    return once(this.#callFiles, this.folded(stream), callFileOf);
  }

  /** Where to look: streams that may hold what a view is about. */
  get signposts(): Signposts {
    return this.#index.signposts;
  }

  /** The case that was opened from a call, if one was. */
  caseOfCall(callId: string): { readonly caseId: CaseId; readonly reference: string } | null {
    for (const stream of this.signposts.casesOfCall(callId)) {
      const { opened } = this.caseFile(stream);
      if (opened?.call === callId)
        return { caseId: CaseId.parse(streamId(stream)), reference: opened.reference };
    }
    return null;
  }
}
