import { tick } from "svelte";

/** One row chosen among rows, with the focus on it: arrows move, Enter opens. */
export class Chooser<Row extends { readonly key: string }> {
  #chosen = $state<string | null>(null);
  readonly #rows: () => readonly Row[];

  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  /** The chosen row, or the first while none is chosen or the chosen one has gone. */
  readonly row = $derived.by((): Row | null => {
    const rows = this.#rows();
    return rows.find(({ key }) => key === this.#chosen) ?? rows[0] ?? null;
  });

  isChosen(key: string): boolean {
    return this.row?.key === key;
  }

  choose(key: string): void {
    this.#chosen = key;
  }

  async move(by: 1 | -1): Promise<void> {
    const rows = this.#rows();
    const at = rows.findIndex(({ key }) => key === this.row?.key);
    const focused = document.activeElement?.getAttribute("data-row") ?? null;
    const next = rows[focused === null ? Math.max(0, at) : at + by];
    if (next === undefined) return;
    this.#chosen = next.key;
    await this.focus();
  }

  async focus(): Promise<void> {
    await tick();
    const key = this.row?.key;
    if (key === undefined) return;
    const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }
}
