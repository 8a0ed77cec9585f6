import type { MemberTold } from "#shared/events/bodies.ts";
import type { CaseId, EventId } from "#shared/events/ids.ts";
import { problemOf } from "../../app/problem.ts";
import { CASE, DESK } from "../../app/words.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

export type How = MemberTold["how"];
export type MemberAnswer = MemberTold["memberAnswer"];

/** One short text for a case, and what is sent with it; what was typed stays after a refusal. */
export class CaseForm {
  readonly #workstation: Workstation;
  readonly #caseId: CaseId;
  text = $state("");
  #refusal = $state<string | null>(null);
  #sending = $state(false);

  constructor(workstation: Workstation, caseId: CaseId) {
    this.#workstation = workstation;
    this.#caseId = caseId;
  }

  get refusal(): string | null {
    return this.#refusal;
  }

  get sending(): boolean {
    return this.#sending;
  }

  close(): void {
    this.#workstation.overlays.close();
  }

  keepNote(): Promise<void> {
    const text = this.text.trim();
    if (text === "") return this.#say(CASE.fillNote);
    return this.#send((caseId, client) => client.case.note({ caseId, text }));
  }

  keepResult(followUp: EventId): Promise<void> {
    const result = this.text.trim();
    if (result === "") return this.#say(DESK.fillResult);
    return this.#send((caseId, client) => client.case.followUpDone({ caseId, followUp, result }));
  }

  keepTold(how: How | null, memberAnswer: MemberAnswer | null): Promise<void> {
    const words = this.text.trim();
    if (how === null || memberAnswer === null) return this.#say(CASE.fillTold);
    return this.#send((caseId, client) =>
      client.case.memberTold({ caseId, how, words, memberAnswer }),
    );
  }

  /** What another panel of the case sends; its refusal stays in the panel. */
  keep(ask: (caseId: CaseId, client: Workstation["client"]) => Promise<unknown>): Promise<void> {
    return this.#send(ask);
  }

  say(words: string): Promise<void> {
    return this.#say(words);
  }

  async #send(
    ask: (caseId: CaseId, client: Workstation["client"]) => Promise<unknown>,
  ): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      await ask(this.#caseId, this.#workstation.client);
      this.#workstation.changes.tell({ topic: "case", id: this.#caseId });
      this.#workstation.overlays.close();
    } catch (thrown) {
      await this.#say(problemOf(thrown).words);
    } finally {
      this.#sending = false;
    }
  }

  async #say(words: string): Promise<void> {
    this.#refusal = words;
  }
}
