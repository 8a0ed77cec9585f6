import type { PromptView } from "#shared/contract/word-views.ts";
import type { Client } from "../../app/client.ts";
import type { CallScreen } from "../call/call-screen.svelte.ts";

/** The words of one script for a panel, as the content has them; built-in ones until they are there. */
export class ScriptWords {
  #prompts = $state.raw<readonly PromptView[]>([]);
  readonly #script: string;

  constructor(client: Client, { callId }: CallScreen, script: string) {
    this.#script = script;
    client.words
      .script({ callId, script })
      .then((prompts) => (this.#prompts = prompts))
      // The built-in words stand: a panel is never without something to say.
      .catch(() => undefined);
  }

  say(prompt: string, builtIn: string): string {
    return this.#of(prompt)?.say ?? builtIn;
  }

  /** How a choice is named where the prompt offers it. */
  label(prompt: string, value: string, builtIn: string): string {
    const choices = this.#of(prompt)?.answer?.choices ?? [];
    return choices.find((choice) => choice.value === value)?.label ?? builtIn;
  }

  #of(prompt: string): PromptView | undefined {
    return this.#prompts.find(({ id }) => id === `${this.#script}/${prompt}`);
  }
}
