/** Something the desk had to do, or could not do, said on the screen until it is read. */
export type Notice = { readonly id: string; readonly words: string };

export class Notices {
  #list: Notice[] = [];
  #next = 1;
  readonly #onChanged: () => void;

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
  }

  get list(): readonly Notice[] {
    return this.#list;
  }

  /** The same words are not said twice at once. */
  add(words: string): void {
    if (this.#list.some((notice) => notice.words === words)) return;
    this.#list = [...this.#list, { id: String(this.#next), words }];
    this.#next += 1;
    this.#onChanged();
  }

  read(id: string): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
    this.#onChanged();
  }
}
