import type { FollowUpRow, HandedRow } from "#shared/contract/promise-views.ts";
import type { CaseRow, DeskView } from "#shared/contract/views.ts";
import type { CallId } from "#shared/events/ids.ts";
import { Live } from "../../app/live.svelte.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { Chooser } from "../../parts/chooser.svelte.ts";

type Row =
  | { readonly key: string; readonly kind: "case"; readonly row: CaseRow }
  | { readonly key: string; readonly kind: "promise"; readonly row: FollowUpRow }
  | { readonly key: string; readonly kind: "handed"; readonly row: HandedRow }
  | { readonly key: string; readonly kind: "call"; readonly callId: CallId };

/** What waits for this person, by due date. */
export class DeskScreen {
  readonly #workstation: Workstation;
  readonly desk: Live<DeskView>;
  readonly chooser: Chooser<Row>;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.desk = new Live(() => workstation.client.desk.get({}));
    this.chooser = new Chooser(() => this.rows);
  }

  readonly rows = $derived.by((): readonly Row[] => {
    const desk = this.desk.value;
    if (desk === null) return [];
    return [
      ...desk.handed.map((row) => ({ key: `handed-${row.id}`, kind: "handed" as const, row })),
      ...desk.cases.map((row) => ({ key: `case-${row.caseId}`, kind: "case" as const, row })),
      ...desk.promises.map((row) => ({ key: `promise-${row.id}`, kind: "promise" as const, row })),
      ...this.#workstation.tray.waiting.map(({ callId }) => ({
        key: `call-${callId}`,
        kind: "call" as const,
        callId,
      })),
    ];
  });

  start(): () => void {
    let here = true;
    const stops = [
      this.#workstation.changes.on("desk", () => void this.desk.load()),
      this.#workstation.changes.on("case", () => void this.desk.load()),
    ];
    void this.desk.load().then(() => {
      if (here) void this.#focusFirst();
    });
    return () => {
      here = false;
      stops.forEach((stop) => stop());
    };
  }

  open(): void {
    const chosen = this.chooser.row;
    if (chosen?.kind === "call") void this.#workstation.openCall(chosen.callId);
    else if (chosen !== null && chosen.row.caseId !== null)
      this.#workstation.openCase(chosen.row.caseId);
    else if (chosen?.kind === "promise" && chosen.row.callId !== null)
      void this.#workstation.openCall(chosen.row.callId);
  }

  /** A promise kept: what came of it is asked before it leaves the list. */
  finish(): void {
    const chosen = this.chooser.row;
    if (chosen?.kind !== "promise") return;
    const { callId, id: followUp, words } = chosen.row;
    if (callId !== null)
      this.#workstation.overlays.open({ kind: "call-back-done", callId, followUp, words });
    if (chosen.row.caseId === null) return;
    // What became of a visit is asked with its own choices, on the case.
    if (chosen.row.kind === "visit-check") return this.open();
    this.#workstation.overlays.open({
      kind: "follow-up-done",
      caseId: chosen.row.caseId,
      followUp: chosen.row.id,
      words: chosen.row.words,
    });
  }

  #focusFirst(): Promise<void> | void {
    if (document.activeElement === document.body || document.activeElement?.matches("[data-home]"))
      return this.chooser.focus();
  }
}
