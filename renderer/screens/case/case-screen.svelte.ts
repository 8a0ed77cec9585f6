import type { CaseView, EscalationView } from "#shared/contract/views.ts";
import type { CaseId } from "#shared/events/ids.ts";
import { Live } from "../../app/live.svelte.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

/** A concern of one member across calls, as its events say it now. */
export class CaseScreen {
  readonly #workstation: Workstation;
  readonly #caseId: CaseId;
  readonly caseView: Live<CaseView>;

  constructor(workstation: Workstation, caseId: CaseId) {
    this.#workstation = workstation;
    this.#caseId = caseId;
    this.caseView = new Live(() => workstation.client.case.get({ caseId }));
  }

  /** The one a regional colleague can still do something about. */
  readonly openEscalation = $derived.by(
    (): EscalationView | null =>
      this.caseView.value?.escalations.findLast(({ answer }) => answer === null) ?? null,
  );
  readonly nextForRegion = $derived.by((): "acknowledge" | "answer" | null => {
    if (!this.#workstation.answersEscalations || this.openEscalation === null) return null;
    return this.openEscalation.acknowledgedAt === null ? "acknowledge" : "answer";
  });

  start(): () => void {
    const { changes, announcer } = this.#workstation;
    const stops = (["case", "inbox"] as const).map((topic) =>
      changes.on(topic, (id) => {
        if (id === null || id === this.#caseId) void this.caseView.load();
      }),
    );
    let here = true;
    void this.caseView.load().then(() => {
      if (!here) return;
      const words = this.caseView.value?.notDelivered ?? null;
      if (words !== null) announcer.say(words);
    });
    return () => {
      here = false;
      stops.forEach((stop) => stop());
    };
  }

  /** A: whatever the region owes next; first that it was seen, then the answer. */
  async actForRegion(): Promise<void> {
    const escalation = this.openEscalation?.escalation;
    if (escalation === undefined) return;
    const caseId = this.#caseId;
    if (this.nextForRegion === "answer") {
      this.#workstation.overlays.open({ kind: "answer", caseId, escalation });
      return;
    }
    await this.#workstation.try(async () =>
      this.caseView.set(
        await this.#workstation.client.escalations.acknowledge({ caseId, escalation }),
      ),
    );
  }

  addNote(): void {
    this.#workstation.overlays.open({ kind: "case-note", caseId: this.#caseId });
  }

  tellMember(): void {
    this.#workstation.overlays.open({ kind: "member-told", caseId: this.#caseId });
  }

  leave(): void {
    this.#workstation.leaveCase();
  }
}
