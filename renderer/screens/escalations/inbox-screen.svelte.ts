import type { InboxRow } from "#shared/contract/views.ts";
import { Live } from "../../app/live.svelte.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { Chooser } from "../../parts/chooser.svelte.ts";

type Row = InboxRow & { readonly key: string };

/** What the regions owe, by due time. */
export class InboxScreen {
  readonly #workstation: Workstation;
  readonly inbox: Live<InboxRow[]>;
  readonly chooser: Chooser<Row>;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.inbox = new Live(() => workstation.client.escalations.list({}));
    this.chooser = new Chooser(() => this.rows);
  }

  readonly rows = $derived.by((): readonly Row[] =>
    (this.inbox.value ?? []).map((row) => ({ ...row, key: `escalation-${row.escalation}` })),
  );
  readonly next = $derived.by((): "acknowledge" | "answer" | null => {
    const row = this.chooser.row;
    if (row === null || row.answered) return null;
    return row.acknowledged ? "answer" : "acknowledge";
  });

  start(): () => void {
    const { changes } = this.#workstation;
    let here = true;
    const stops = [
      changes.on("inbox", () => void this.inbox.load()),
      changes.on("case", () => void this.inbox.load()),
    ];
    void this.inbox.load().then(() => {
      if (here) void this.chooser.focus();
    });
    return () => {
      here = false;
      stops.forEach((stop) => stop());
    };
  }

  open(): void {
    const row = this.chooser.row;
    if (row !== null) this.#workstation.openCase(row.caseId);
  }

  /** A: acknowledge first, then the answer. */
  async act(): Promise<void> {
    const row = this.chooser.row;
    if (row === null) return;
    const { caseId, escalation } = row;
    if (this.next === "answer")
      this.#workstation.overlays.open({ kind: "answer", caseId, escalation });
    if (this.next !== "acknowledge") return;
    await this.#workstation.try(async () => {
      await this.#workstation.client.escalations.acknowledge({ caseId, escalation });
      await this.inbox.load();
    });
  }
}
