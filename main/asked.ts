/** What somebody asked for from outside the window: a softphone's link, a key pressed in another program. */
export type Asking =
  { readonly kind: "new-call"; readonly ani: string | null } | { readonly kind: "crisis" };

/** Passes what was asked outside on to the window. Only the latest waits for a window that is still loading. */
export class Asked {
  #waiting: Asking | null = null;
  #wake: () => void = () => undefined;

  ask(asking: Asking): void {
    this.#waiting = asking;
    this.#wake();
  }

  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Asking> {
    const stop = (): void => this.#wake();
    signal?.addEventListener("abort", stop);
    try {
      while (signal?.aborted !== true) {
        const asking = this.#waiting;
        if (asking === null) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
          continue;
        }
        this.#waiting = null;
        yield asking;
      }
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }
}
