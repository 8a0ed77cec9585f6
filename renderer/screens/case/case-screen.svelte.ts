import type { EscalationView } from "#shared/contract/case-views.ts";
import type { CaseView } from "#shared/contract/views.ts";
import type { CaseId } from "#shared/events/ids.ts";
import { Live } from "../../app/live.svelte.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { type CaseKey, caseKeys } from "./case-keys.ts";
import type { CaseStepKind } from "./case-steps.ts";

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
      this.caseView.value?.escalations.findLast(({ turn }) => turn === "region") ?? null,
  );
  readonly nextForRegion = $derived.by((): "acknowledge" | "answer" | null => {
    if (!this.#workstation.answersEscalations || this.openEscalation === null) return null;
    return this.openEscalation.acknowledgedAt === null ? "acknowledge" : "answer";
  });

  /** What can be done about it now, the next thing first. */
  readonly keys = $derived.by((): readonly CaseKey[] =>
    this.caseView.value === null
      ? []
      : caseKeys(this.caseView.value, {
          takesCalls: this.#workstation.takesCalls,
          worksCases: this.#workstation.takesCalls || this.#workstation.answersEscalations,
        }),
  );

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

  open(step: CaseStepKind): void {
    const view = this.caseView.value;
    if (view !== null) this.#workstation.overlays.open({ kind: "case-step", step, view });
  }

  /** What was said of two cases is taken back on both. */
  async takeBack(other: CaseId): Promise<void> {
    const { client } = this.#workstation;
    await this.#workstation.try(async () =>
      this.caseView.set(
        await client.case.link({ caseId: this.#caseId, other, how: "as-found", words: "" }),
      ),
    );
  }

  leave(): void {
    this.#workstation.leaveCase();
  }
}
