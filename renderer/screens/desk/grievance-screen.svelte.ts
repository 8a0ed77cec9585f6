import type { GrievanceRow } from "#shared/contract/grievance-views.ts";
import { problemOf } from "../../app/problem.ts";
import { FACTS } from "../../app/words/facts.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

type Answer = "file-now" | "not-now" | "already-filed";

const isAnswer = (text: string): text is Answer =>
  ["file-now", "not-now", "already-filed"].includes(text);

/** What became of a grievance after its call: the member's choice, its number, that it is settled. */
export class GrievanceScreen {
  readonly #workstation: Workstation;
  readonly #row: GrievanceRow;
  #answer = $state<Answer | null>(null);
  #texts = $state({ number: "", settled: "" });
  #refusal = $state<string | null>(null);
  #sending = $state(false);

  constructor(workstation: Workstation, row: GrievanceRow) {
    this.#workstation = workstation;
    this.#row = row;
    this.#answer = isAnswer(row.answer) ? row.answer : null;
    this.#texts.number = row.number;
  }

  get answer(): Answer | null {
    return this.#answer;
  }

  get number(): string {
    return this.#texts.number;
  }

  get settled(): string {
    return this.#texts.settled;
  }

  get refusal(): string | null {
    return this.#refusal;
  }

  get sending(): boolean {
    return this.#sending;
  }

  choose(answer: Answer): void {
    this.#answer = answer;
    this.#refusal = null;
  }

  write(which: "number" | "settled", text: string): void {
    this.#texts[which] = text;
    this.#refusal = null;
  }

  async keep(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      const settled = this.#texts.settled.trim();
      await this.#workstation.client.grievance.record({
        callId: this.#row.callId,
        answer: this.#answer,
        number: this.#texts.number,
        settled: settled === "" ? null : settled,
      });
      this.#workstation.announcer.say(FACTS.recorded);
      this.close();
    } catch (thrown) {
      this.#refusal = problemOf(thrown).words;
    } finally {
      this.#sending = false;
    }
  }

  close(): void {
    this.#workstation.overlays.close();
  }
}
