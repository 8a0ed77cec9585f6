import { tick } from "svelte";
import type { FactField } from "#shared/contract/fact-fields.ts";
import { entryField, newEntryId, partFact, type DatedKind } from "#shared/facts/entries.ts";
import { FACTS } from "../../app/words/facts.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import type { CallScreen } from "./call-screen.svelte.ts";
import { focusField } from "./panes.ts";

type Part = { readonly field: string; readonly fact: FactField };

/** One offer or visit of many: typed straight into the call's draft, kept as events by Ctrl+Enter. */
export class OfferScreen {
  readonly #workstation: Workstation;
  readonly #call: CallScreen;
  #kind = $state<DatedKind>("offer");
  #id = $state("");
  #missing = $state<string | null>(null);

  constructor(workstation: Workstation, call: CallScreen, kind: DatedKind, id: string | null) {
    this.#workstation = workstation;
    this.#call = call;
    this.#kind = kind;
    this.#id = id ?? this.#fresh();
  }

  get kind(): DatedKind {
    return this.#kind;
  }

  get id(): string {
    return this.#id;
  }

  readonly rows = $derived.by((): readonly (readonly Part[])[] => {
    const id = this.#id;
    if (this.#kind === "visit")
      return (["when", "became", "why"] as const).map((part) => [
        { field: entryField("visit", id, part), fact: partFact("visit", part) },
      ]);
    const became = this.#call.text(entryField("offer", id, "became"));
    const rows = [
      ["when", "mode"],
      ["kind"],
      ["provider", "place"],
      ["became"],
      ...(became === "not-accepted" ? [["who", "why"] as const] : []),
      ...(became === "withdrawn-by-clinic" ? [["why"] as const] : []),
    ] as const;
    return rows.map((row) =>
      row.map((part) => ({ field: entryField("offer", id, part), fact: partFact("offer", part) })),
    );
  });

  readonly refusal = $derived.by(() => this.#missing ?? this.#call.problem("call")?.words ?? null);

  isOpen(kind: DatedKind, id: string): boolean {
    return this.#kind === kind && this.#id === id;
  }

  /** What was typed stays where it was typed; a fresh one of the other kind is begun. */
  choose(kind: DatedKind): void {
    if (kind === this.#kind) return;
    this.#kind = kind;
    this.#id = this.#fresh();
    this.#missing = null;
  }

  open(kind: DatedKind, id: string): void {
    this.#kind = kind;
    this.#id = id;
    this.#missing = null;
    void this.#toDate();
  }

  async keep(): Promise<void> {
    if (await this.#keep()) this.close();
  }

  /** Ctrl+O again: this one is kept, and the next one is begun. */
  async another(): Promise<void> {
    if (!(await this.#keep())) return;
    this.#id = this.#fresh();
    await this.#toDate();
  }

  close(): void {
    this.#workstation.overlays.close();
  }

  async #keep(): Promise<boolean> {
    const when = this.#call.text(entryField(this.#kind, this.#id, "when")).trim();
    if (when === "") {
      this.#missing = FACTS.noDate;
      await this.#toDate();
      return false;
    }
    this.#missing = null;
    return this.#call.complete();
  }

  async #toDate(): Promise<void> {
    await tick();
    focusField(entryField(this.#kind, this.#id, "when"));
  }

  /** The form's own offer first; then one more at a time. */
  #fresh(): string {
    return newEntryId(Date.now(), Math.random());
  }
}
