import type { Change } from "#shared/contract/workstation.ts";

type Listener = (change: Change) => void;

/** Who wants to hear that something may be different. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  on(topic: Change["topic"], listener: (id: string | null) => void): () => void {
    const each: Listener = (change) => {
      if (change.topic === topic) listener(change.id);
    };
    this.#listeners.add(each);
    return () => this.#listeners.delete(each);
  }

  tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
