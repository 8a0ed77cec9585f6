import { readFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { LookView } from "#shared/contract/look.ts";

/** How the window looks at this desk, kept beside its data: nothing of a person, nothing of a member. */
export class Look {
  readonly #path: string;
  #view: LookView = { contrast: "as-system" };

  constructor(path: string) {
    this.#path = path;
  }

  get view(): LookView {
    return this.#view;
  }

  /** A file that is not there or not understood is the look as delivered. */
  async load(): Promise<void> {
    try {
      this.#view = LookView.parse(JSON.parse(await readFile(this.#path, "utf8")));
    } catch {
      this.#view = { contrast: "as-system" };
    }
  }

  async set(view: LookView): Promise<LookView> {
    this.#view = view;
    await writeFileAtomic(this.#path, JSON.stringify(view));
    return view;
  }
}
