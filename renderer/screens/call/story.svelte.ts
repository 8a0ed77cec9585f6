import type { StoryView } from "#shared/contract/story-views.ts";
import type { Client } from "../../app/client.ts";
import { type Problem, problemOf } from "../../app/problem.ts";
import type { CallScreen } from "./call-screen.svelte.ts";

const PAUSE_MS = 250;

/** Earlier calls and cases, asked for again when what decides about them has changed. */
export class Story {
  readonly #client: Client;
  readonly #screen: CallScreen;
  #view = $state.raw<StoryView | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client, screen: CallScreen) {
    this.#client = client;
    this.#screen = screen;
  }

  /** What the story depends on: whether it may be shown, for whom, and about what. */
  readonly about = $derived.by(() => {
    const fields = ["memberName", "memberNumber", "memberBornOn", "callbackNumber", "callerIs"];
    const { scope } = this.#screen.view;
    return JSON.stringify([
      this.#screen.aids.identity.storyHidden,
      fields.map((field) => this.#screen.text(field)),
      scope.keys.concerns,
    ]);
  });
  /** Hidden at once when a fact is lost: never by an answer that is still on its way. */
  readonly hidden = $derived.by(() => this.#screen.aids.identity.storyHidden);
  readonly view = $derived.by(() => (this.hidden === null ? this.#view : null));

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Waits until the hands rest; nothing is asked while nothing may be shown. */
  follow(): () => void {
    this.#view = null;
    if (this.hidden !== null) return () => undefined;
    this.#timer = setTimeout(() => void this.load(), PAUSE_MS);
    return () => clearTimeout(this.#timer);
  }

  async load(): Promise<void> {
    try {
      await this.#screen.flush();
      this.#view = await this.#client.story.get({ callId: this.#screen.callId });
      this.#problem = null;
    } catch (thrown) {
      this.#problem = problemOf(thrown);
    }
  }
}
