import { type Change } from "#shared/contract/workstation.ts";

/** More than so many different ones waiting are told as one each: "something of this topic". */
const MOST_WAITING = 12;

/** Tells screens what to ask again. Nothing waits for a slow reader: topics collapse. */
export class Changes {
  readonly #readers = new Set<(change: Change) => void>();

  tell(topic: Change["topic"], id: string | null = null): void {
    for (const reader of this.#readers) reader({ topic, id });
  }

  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Change> {
    const waiting = new Map<string, Change>();
    let wake: () => void = () => undefined;
    const reader = (change: Change): void => {
      waiting.set(`${change.topic}/${change.id}`, change);
      if (waiting.size > MOST_WAITING)
        for (const [key, { topic, id }] of waiting) {
          if (id === null) continue;
          waiting.delete(key);
          waiting.set(`${topic}/null`, { topic, id: null });
        }
      wake();
    };
    this.#readers.add(reader);
    const stop = (): void => wake();
    signal?.addEventListener("abort", stop);
    try {
      while (signal?.aborted !== true) {
        const next = waiting.entries().next().value;
        if (next === undefined) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        waiting.delete(next[0]);
        yield next[1];
      }
    } finally {
      this.#readers.delete(reader);
      signal?.removeEventListener("abort", stop);
    }
  }
}
