import type { PromptView } from "#shared/contract/word-views.ts";

/** A script that was jumped to, beside the thread of the call. */
type Aside = { readonly script: string; readonly prompts: readonly PromptView[] };

type Deps = {
  /** The prompts of one script, as the call stands. */
  readonly script: (id: string) => Promise<readonly PromptView[]>;
  readonly text: (field: string) => string;
};

const scriptOf = (id: string): string => id.split("/")[0] ?? id;

/**
 * Where the specialist is in what there is to say. The prompts follow from the call itself, so a jump
 * loses nothing: what was answered is in the fields, and the thread is where it was left.
 */
export class PromptThread {
  readonly #deps: Deps;
  #thread = $state.raw<readonly PromptView[]>([]);
  #aside = $state.raw<Aside | null>(null);
  #at = $state<string | null>(null);
  /** Where the jump came from. */
  #from: string | null = null;
  /** Sentences that were passed: a say has no answer that could tell. */
  #said = $state.raw<readonly string[]>([]);

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  readonly prompts = $derived(this.#aside?.prompts ?? this.#thread);
  readonly at = $derived.by(() => {
    const at = this.prompts.findIndex(({ id }) => id === this.#at);
    return at === -1 ? 0 : at;
  });
  readonly now = $derived(this.prompts[this.at] ?? null);
  readonly isAside = $derived(this.#aside !== null);

  isSaid(id: string): boolean {
    return this.#said.includes(id);
  }

  /** What was answered to a prompt, from main or from what has been typed since. */
  answerTo(prompt: PromptView): string | null {
    if (prompt.field === null || prompt.done !== null) return prompt.done;
    const text = this.#deps.text(prompt.field).trim();
    if (text === "") return null;
    return prompt.answer?.choices.find(({ value }) => value === text)?.label ?? text;
  }

  /** A newer answer of main. It goes on by itself when what it shows has been answered. */
  take(prompts: readonly PromptView[]): void {
    const before = this.#aside === null ? this.now : null;
    this.#thread = prompts;
    if (this.#aside !== null) return void this.#refreshAside(this.#aside.script);
    if (before === null) {
      this.#at = (this.#firstOpen(prompts) ?? prompts.at(-1))?.id ?? null;
      return;
    }
    const here = prompts.findIndex(({ id }) => id === before.id);
    if (here === -1) {
      // The prompt is on another path now: the next open one of the same part, else of the call.
      const open = prompts.filter(({ done, kind }) => kind === "ask" && done === null);
      this.#at = (open.find(({ part }) => part === before.part) ?? open[0])?.id ?? null;
      return;
    }
    if (before.kind !== "ask" || before.done !== null || prompts[here]?.done === null) return;
    this.#at = prompts[here + 1]?.id ?? before.id;
  }

  /** The field that is open has its sentence in front. */
  lead(field: string): void {
    if (this.now?.field === field) return;
    const found = this.prompts.find((prompt) => prompt.field === field);
    if (found !== undefined) this.#at = found.id;
  }

  /** Gives the prompt that is in front now. Past the end of an aside lies the call again. */
  move(by: 1 | -1): PromptView | null {
    const { now } = this;
    if (by === 1 && now !== null && !this.#said.includes(now.id))
      this.#said = [...this.#said, now.id];
    const next = this.prompts[this.at + by];
    if (next === undefined && this.#aside !== null) this.back();
    else if (next !== undefined) this.#at = next.id;
    return this.now;
  }

  async jump(id: string): Promise<void> {
    const inThread = this.#thread.some((prompt) => prompt.id === id);
    if (!inThread) {
      const script = scriptOf(id);
      const prompts = await this.#deps.script(script);
      this.#from ??= this.#at;
      this.#aside = { script, prompts };
    } else if (this.#aside !== null) this.back();
    this.#at = id;
  }

  /** The first sentence of a script that is not answered yet; null: the content has none of that name. */
  async openScript(script: string): Promise<PromptView | null> {
    try {
      const prompts = await this.#deps.script(script);
      const first = prompts.find(({ kind, done }) => kind !== "ask" || done === null) ?? prompts[0];
      await this.goTo(first?.id ?? null);
      return this.now;
    } catch {
      return null;
    }
  }

  /** Where the call was left. A sentence that this call does not go through any more is passed over. */
  async goTo(id: string | null): Promise<void> {
    if (id === null) return;
    try {
      await this.jump(id);
    } catch {
      this.back();
    }
  }

  /** Back to where the jump came from. */
  back(): void {
    this.#aside = null;
    this.#at = this.#from ?? this.#at;
    this.#from = null;
  }

  async #refreshAside(script: string): Promise<void> {
    const prompts = await this.#deps.script(script);
    if (this.#aside?.script === script) this.#aside = { script, prompts };
  }

  #firstOpen(prompts: readonly PromptView[]): PromptView | undefined {
    const answered = prompts.findLastIndex(({ done }) => done !== null);
    // A call that is opened again goes on after what was answered last, not at its first sentence.
    return prompts.find(({ kind, done }, at) => at > answered && (kind !== "ask" || done === null));
  }
}
