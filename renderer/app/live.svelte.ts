import { type Problem, problemOf } from "./problem.ts";

export type LiveState<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly value: T; readonly stale: Problem | null }
  | { readonly kind: "failed"; readonly problem: Problem };

/** One answer of main, asked again whenever it may have changed. The last answer stays while asking. */
export class Live<T> {
  #state = $state.raw<LiveState<T>>({ kind: "loading" });
  #asked = 0;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  readonly #ask: () => Promise<T>;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  get state(): LiveState<T> {
    return this.#state;
  }

  get value(): T | null {
    return this.#state.kind === "ready" ? this.#state.value : null;
  }

  set(value: T): void {
    this.#asked += 1;
    this.#state = { kind: "ready", value, stale: null };
  }

  /**
   * Resolves with an answer that was asked for after this call. Whoever asks while one is on its way
   * waits for the next, which serves all of them: a thousand changes at once are two questions.
   */
  load(): Promise<void> {
    if (this.#running === null) {
      this.#running = this.#take().finally(() => (this.#running = null));
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.load();
    });
    return this.#next;
  }

  async #take(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const value = await this.#ask();
      if (mine === this.#asked) this.#state = { kind: "ready", value, stale: null };
    } catch (thrown) {
      if (mine !== this.#asked) return;
      const problem = problemOf(thrown);
      this.#state =
        this.#state.kind === "ready"
          ? { ...this.#state, stale: problem }
          : { kind: "failed", problem };
    }
  }
}
