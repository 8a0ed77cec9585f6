import { type Change } from "#shared/contract/workstation.ts";

/** More than so many different ones waiting are told as one each: "something of this topic". */
const MOST_WAITING = 12;

/**
 * A key's own answer goes first: what may be different because of it is told this much later (milliseconds),
 * together with what else changed meanwhile. Nobody sees the difference; every screen asks again but once.
 */
const SETTLE_MS = 50;

/** Tells screens what to ask again. Nothing waits for a slow reader: topics collapse. */
export class Changes {
  readonly #readers = new Set<(change: Change) => void>();

  tell(topic: Change["topic"], id: string | null = null): void {
    for (const reader of this.#readers) reader({ topic, id });
  }

  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Change> {
    const waiting = new Map<string, Change>();
    let wake: () => void = () => undefined;
    let hurry: () => void = () => undefined;
    const reader = (change: Change): void => {
      waiting.set(`${change.topic}/${change.id}`, change);
      if (waiting.size > MOST_WAITING)
        for (const [key, { topic, id }] of waiting) {
          if (id === null) continue;
          waiting.delete(key);
          waiting.set(`${topic}/null`, { topic, id: null });
        }
      wake();
      // A desk that locks covers the screen now.
      if (change.topic === "session") hurry();
    };
    this.#readers.add(reader);
    const stop = (): void => {
      wake();
      hurry();
    };
    signal?.addEventListener("abort", stop);
    const isOver = (): boolean => signal?.aborted === true;
    try {
      while (!isOver()) {
        if (waiting.size === 0) {
          await new Promise<void>((resolve) => (wake = resolve));
          continue;
        }
        if (!waiting.has("session/null"))
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, SETTLE_MS);
            hurry = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        if (isOver()) return;
        const settled = [...waiting.values()];
        waiting.clear();
        yield* settled;
      }
    } finally {
      this.#readers.delete(reader);
      signal?.removeEventListener("abort", stop);
    }
  }
}
