type Send = (field: string, text: string) => Promise<void>;

/** Whether asking again may help, or the answer was a clear no. */
type Failed = (field: string, thrown: unknown) => "again" | "leave";

const DELAY_MS = 120;
const AGAIN_MS = 1_000;

/**
 * Carries what is typed to main, the newest text of each field, one after the other. Nothing is
 * dropped: what could not be sent is sent again, and a verb first waits until all of it is there.
 */
export class Typing {
  readonly #send: Send;
  readonly #failed: Failed;
  readonly #pending = new Map<string, string>();
  #sending: string | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(send: Send, failed: Failed) {
    this.#send = send;
    this.#failed = failed;
  }

  type(field: string, text: string): void {
    this.#pending.set(field, text);
    // Counted from the first unsent key: somebody who never pauses must not lose a sentence.
    if (this.#timer === null) this.#later(DELAY_MS);
  }

  /** Main does not have the newest text of this field yet. */
  isAhead(field: string): boolean {
    return this.#sending === field || this.#pending.has(field);
  }

  /** Resolves when main has everything that was typed so far, or could not take it. */
  async flush(): Promise<void> {
    this.#cancel();
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    await this.#running;
    if (this.#pending.size > 0 && this.#timer === null) await this.flush();
  }

  #later(ms: number): void {
    this.#cancel();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, ms);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #drain(): Promise<void> {
    for (;;) {
      const [next] = this.#pending;
      if (next === undefined) return;
      const [field, text] = next;
      this.#pending.delete(field);
      this.#sending = field;
      try {
        await this.#send(field, text);
      } catch (thrown) {
        if (this.#failed(field, thrown) === "again") {
          if (!this.#pending.has(field)) this.#pending.set(field, text);
          this.#later(AGAIN_MS);
          return;
        }
      } finally {
        this.#sending = null;
      }
    }
  }
}
