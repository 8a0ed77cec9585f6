import type { EscalationAnswer } from "#shared/events/bodies.ts";
import type { CaseId, EventId } from "#shared/events/ids.ts";
import { problemOf } from "../../app/problem.ts";
import { INBOX } from "../../app/words.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

export type Kind = EscalationAnswer["kind"];
export type Mode = Extract<EscalationAnswer, { kind: "booked" | "offered" }>["mode"];
export type OutOfNetwork = Extract<EscalationAnswer, { kind: "not-possible" }>["outOfNetwork"];
type Text =
  | "appointmentAt"
  | "provider"
  | "place"
  | "heldUntil"
  | "words"
  | "reason"
  | "consideredBy"
  | "question";

/** An answer is not success by itself: a booking needs date, provider, mode and place. */
export class AnswerScreen {
  readonly #workstation: Workstation;
  readonly #caseId: CaseId;
  readonly #escalation: EventId;
  #kind = $state<Kind>("booked");
  #mode = $state<Mode | null>(null);
  #outOfNetwork = $state<OutOfNetwork | null>(null);
  #texts = $state<Partial<Record<Text, string>>>({});
  #refusal = $state<string | null>(null);
  #sending = $state(false);

  constructor(workstation: Workstation, caseId: CaseId, escalation: EventId) {
    this.#workstation = workstation;
    this.#caseId = caseId;
    this.#escalation = escalation;
  }

  get kind(): Kind {
    return this.#kind;
  }

  get mode(): Mode | null {
    return this.#mode;
  }

  get outOfNetwork(): OutOfNetwork | null {
    return this.#outOfNetwork;
  }

  get refusal(): string | null {
    return this.#refusal;
  }

  get sending(): boolean {
    return this.#sending;
  }

  text(field: Text): string {
    return this.#texts[field] ?? "";
  }

  write(field: Text, text: string): void {
    this.#texts[field] = text;
  }

  choose(kind: Kind): void {
    this.#kind = kind;
    this.#refusal = null;
  }

  chooseMode(mode: Mode): void {
    this.#mode = mode;
  }

  chooseOutOfNetwork(considered: OutOfNetwork): void {
    this.#outOfNetwork = considered;
  }

  async send(): Promise<void> {
    const answer = this.#answer();
    if (answer === null || this.#sending) return;
    this.#sending = true;
    try {
      await this.#workstation.client.escalations.answer({
        caseId: this.#caseId,
        escalation: this.#escalation,
        answer,
      });
      this.#workstation.changes.tell({ topic: "case", id: this.#caseId });
      this.#workstation.overlays.close();
    } catch (thrown) {
      this.#say(problemOf(thrown).words);
    } finally {
      this.#sending = false;
    }
  }

  close(): void {
    this.#workstation.overlays.close();
  }

  #answer(): EscalationAnswer | null {
    const text = (field: Text): string => this.text(field).trim();
    const missing = this.#missing();
    if (missing.length > 0) {
      this.#say(INBOX.missing(missing));
      return null;
    }
    switch (this.#kind) {
      case "booked":
      case "offered":
        return {
          kind: this.#kind,
          appointmentAt: text("appointmentAt"),
          provider: text("provider"),
          mode: this.#mode ?? "in-person",
          place: text("place"),
          heldUntil: text("heldUntil") || null,
          words: text("words"),
        };
      case "not-possible":
        return {
          kind: "not-possible",
          reason: text("reason"),
          outOfNetwork: this.#outOfNetwork ?? "considered-not-offered",
          consideredBy: text("consideredBy"),
        };
      case "needs-information":
        return { kind: "needs-information", question: text("question") };
    }
  }

  #missing(): string[] {
    const needs = (...fields: Text[]): string[] =>
      fields.filter((field) => this.text(field).trim() === "").map((field) => INBOX[field]);
    switch (this.#kind) {
      case "booked":
      case "offered":
        return [
          ...needs("appointmentAt", "provider", "place"),
          ...(this.#mode === null ? [INBOX.mode] : []),
        ];
      case "not-possible":
        return [
          ...needs("reason", "consideredBy"),
          ...(this.#outOfNetwork === null ? [INBOX.outOfNetwork] : []),
        ];
      case "needs-information":
        return needs("question");
    }
  }

  #say(words: string): void {
    this.#refusal = words;
  }
}
