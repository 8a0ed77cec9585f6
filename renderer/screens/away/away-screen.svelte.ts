import { AWAY_PAGE_ROWS } from "./away-page.ts";
import type { AwayRow, AwayView, RefusedHere } from "#shared/contract/away.ts";
import { Live } from "../../app/live.svelte.ts";
import { AWAY } from "../../app/words/away.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { Chooser } from "../../parts/chooser.svelte.ts";

type Row =
  | { readonly key: string; readonly kind: "refused"; readonly row: RefusedHere }
  | { readonly key: string; readonly kind: "news"; readonly row: AwayRow };

type Group = { readonly title: string; readonly rows: readonly AwayRow[] };

/** What others did since this person was last here, a page at a time, below what was refused. */
export class AwayScreen {
  readonly #workstation: Workstation;
  readonly live: Live<AwayView>;
  readonly chooser: Chooser<Row>;
  #from = $state(0);

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.live = new Live(() => workstation.client.away.get({ from: this.#from }));
    this.chooser = new Chooser(() => this.rows);
  }

  readonly rows = $derived.by((): readonly Row[] => {
    const view = this.live.value;
    if (view === null) return [];
    return [
      ...view.refused.map((row) => ({ key: row.event as string, kind: "refused" as const, row })),
      ...view.rows.map((row) => ({ key: row.key, kind: "news" as const, row })),
    ];
  });

  readonly groups = $derived.by((): readonly Group[] => {
    const rows = this.live.value?.rows ?? [];
    return rows
      .map(({ kind }) => kind)
      .filter((kind, at, kinds) => kinds.indexOf(kind) === at)
      .map((kind) => ({
        title: AWAY.kinds[kind],
        rows: rows.filter((row) => row.kind === kind),
      }));
  });

  get hasLater(): boolean {
    const view = this.live.value;
    return view !== null && view.from + view.rows.length < view.total;
  }

  get hasBefore(): boolean {
    return this.#from > 0;
  }

  start(): () => void {
    void this.live.load().then(async () => {
      await this.chooser.focus();
      await this.#workstation.client.away.shown({});
    });
    return this.#workstation.changes.on("desk", () => void this.live.load());
  }

  async turn(by: 1 | -1): Promise<void> {
    if (by === 1 ? !this.hasLater : !this.hasBefore) return;
    this.#from = Math.max(0, this.#from + by * AWAY_PAGE_ROWS);
    await this.live.load();
    await this.chooser.focus();
  }

  open(): void {
    const chosen = this.chooser.row;
    if (chosen === null) return;
    if (chosen.kind === "refused")
      return this.#workstation.overlays.open({ kind: "refused", row: chosen.row });
    const { caseId, callId } = chosen.row;
    if (caseId !== null) this.#workstation.openFound(caseId);
    else if (callId !== null) {
      this.#workstation.overlays.closeAll();
      void this.#workstation.openCall(callId);
    }
  }
}
