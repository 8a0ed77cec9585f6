import type { SessionView } from "#shared/contract/views.ts";
import { type Problem, problemOf, refusalCodeOf } from "../../app/problem.ts";
import { ENTER } from "../../app/words.ts";
import { CHOOSING } from "../../app/words/session.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

const SLOW_MS = 3_000;

type EnterView = Exclude<SessionView, { kind: "unlocked" }>;

const refusedHere = (words: string): Problem => ({ kind: "refused", words });

/** Set up, sign in, unlock: one question at a time, and what was typed stays after a refusal. */
export class EnterScreen {
  readonly #workstation: Workstation;
  server = $state("");
  code = $state("");
  login = $state("");
  passphrase = $state("");
  chosen = $state("");
  chosenAgain = $state("");
  /** What was typed as a passphrase is a one-time code: its owner chooses a passphrase now. */
  #choosing = $state(false);
  /** On a locked desk: another person signs in as themselves. */
  another = $state(false);
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  #slow = $state(false);

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
  }

  readonly view = $derived.by((): EnterView | null => {
    const session = this.#workstation.session.value;
    return session === null || session.kind === "unlocked" ? null : session;
  });

  get choosing(): boolean {
    return this.#choosing;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** The server has not answered for as long as a person waits without a word. */
  get slow(): boolean {
    return this.#slow;
  }

  setUp(): Promise<void> {
    if (this.server.trim() === "") return this.#refuse(ENTER.fillServer);
    if (this.code.trim() === "") return this.#refuse(ENTER.fillCode);
    return this.#try(async () => {
      const { client, session } = this.#workstation;
      session.set(
        await client.session.enrol({ server: this.server.trim(), code: this.code.trim() }),
      );
      this.code = "";
    });
  }

  signIn(): Promise<void> {
    if (this.login.trim() === "") return this.#refuse(ENTER.fillLogin);
    if (this.passphrase === "") return this.#refuse(ENTER.fillPassphrase);
    return this.#try(async () => {
      const { login, passphrase } = this;
      try {
        await this.#workstation.client.session.signIn({ login: login.trim(), passphrase });
      } catch (thrown) {
        if (refusalCodeOf(thrown) !== "passphrase-needed") throw thrown;
        this.#choosing = true;
        return;
      }
      await this.#entered();
    });
  }

  choosePassphrase(): Promise<void> {
    if (this.chosen === "") return this.#refuse(ENTER.fillPassphrase);
    if (this.chosen !== this.chosenAgain) {
      this.chosen = "";
      this.chosenAgain = "";
      return this.#refuse(CHOOSING.differ);
    }
    return this.#try(async () => {
      const { login, passphrase: code, chosen: passphrase } = this;
      await this.#workstation.client.session.choosePassphrase({
        login: login.trim(),
        code,
        passphrase,
      });
      await this.#entered();
    });
  }

  /** Back to name and passphrase. */
  stopChoosing(): void {
    this.#choosing = false;
    this.#problem = null;
    this.passphrase = "";
    this.chosen = "";
    this.chosenAgain = "";
  }

  unlock(): Promise<void> {
    if (this.passphrase === "") return this.#refuse(ENTER.fillPassphrase);
    return this.#try(async () => {
      await this.#workstation.client.session.unlock({ passphrase: this.passphrase });
      await this.#entered();
    });
  }

  async #entered(): Promise<void> {
    this.stopChoosing();
    this.another = false;
    await this.#workstation.enter();
  }

  async #refuse(words: string): Promise<void> {
    this.#problem = refusedHere(words);
  }

  async #try(action: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = null;
    const slow = setTimeout(() => (this.#slow = true), SLOW_MS);
    try {
      await action();
    } catch (thrown) {
      this.#problem = problemOf(thrown);
    } finally {
      clearTimeout(slow);
      this.#slow = false;
      this.#busy = false;
    }
  }
}
