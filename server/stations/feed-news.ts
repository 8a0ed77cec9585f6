type Waiting = (news: boolean) => void;

/** Who waits for the feed to grow, on this server. */
export class FeedNews {
  readonly #waiting = new Set<Waiting>();
  #isClosed = false;

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** The feed may have grown: everybody who waits looks. */
  tell(): void {
    this.#end(true);
  }

  /** Nobody waits any longer: the server ends. */
  close(): void {
    this.#isClosed = true;
    this.#end(false);
  }

  /** From this moment on nothing is missed. `heard` is false after `waitMs` or when nobody should wait. */
  wait(waitMs: number): { readonly heard: Promise<boolean>; readonly stop: () => void } {
    if (this.#isClosed) return { heard: Promise.resolve(false), stop: () => undefined };
    let done: Waiting = () => undefined;
    const heard = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => done(false), waitMs);
      done = (news) => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve(news);
      };
      this.#waiting.add(done);
    });
    return { heard, stop: () => done(false) };
  }

  #end(news: boolean): void {
    for (const done of this.#waiting) done(news);
  }
}
