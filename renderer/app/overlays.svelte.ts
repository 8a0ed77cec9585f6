import { tick } from "svelte";
import type { RefusedHere } from "#shared/contract/away.ts";
import type { HelpNotice } from "#shared/contract/crisis-views.ts";
import type { OfferHere } from "#shared/contract/tray-views.ts";
import type { GrievanceRow } from "#shared/contract/grievance-views.ts";
import type { FollowUpRow } from "#shared/contract/promise-views.ts";
import type { DatedKind } from "#shared/facts/entries.ts";
import type { CaseView } from "#shared/contract/views.ts";
import type { CaseStepKind } from "../screens/case/case-steps.ts";
import type { TextPlace } from "../screens/words/insert-at-caret.ts";
import type { CallId, CaseId, EventId } from "#shared/events/ids.ts";

/** What floats over the screen. */
export type Overlay =
  | { readonly kind: "keys" }
  | { readonly kind: "help" }
  | { readonly kind: "help-answer"; readonly notice: HelpNotice }
  | {
      readonly kind: "call-back-done";
      readonly callId: CallId;
      readonly followUp: EventId;
      readonly words: string;
    }
  | { readonly kind: "print"; readonly caseId: CaseId | null }
  | { readonly kind: "away" }
  | { readonly kind: "refused"; readonly row: RefusedHere }
  | { readonly kind: "health" }
  | { readonly kind: "find" }
  | { readonly kind: "numbers" }
  | { readonly kind: "policy" }
  | { readonly kind: "line" }
  | { readonly kind: "phrases"; readonly into: TextPlace | null }
  | { readonly kind: "prompts" }
  | { readonly kind: "leaving"; readonly promises: readonly FollowUpRow[] }
  | { readonly kind: "promises"; readonly followUp: EventId | null }
  | { readonly kind: "late-call" }
  | { readonly kind: "hand-over" }
  | { readonly kind: "turns" | "cut-off" | "threat" | "deceased" }
  | { readonly kind: "offer-here"; readonly offer: OfferHere }
  | { readonly kind: "scope" }
  | { readonly kind: "clinic" }
  | { readonly kind: "grievance"; readonly row: GrievanceRow }
  | { readonly kind: "offer"; readonly entry: DatedKind; readonly id: string | null }
  | { readonly kind: "escalate" }
  | { readonly kind: "close" }
  | { readonly kind: "answer"; readonly caseId: CaseId; readonly escalation: EventId }
  | { readonly kind: "member-told"; readonly caseId: CaseId }
  | { readonly kind: "case-note"; readonly caseId: CaseId }
  | { readonly kind: "case-step"; readonly step: CaseStepKind; readonly view: CaseView }
  | {
      readonly kind: "follow-up-done";
      readonly caseId: CaseId;
      readonly followUp: EventId;
      readonly words: string;
    };

/** Gives the focus back to where it was; the focus is never lost. */
export class FocusKeeper {
  #place: Element | null = null;

  remember(): void {
    this.#place = document.activeElement;
  }

  async giveBack(): Promise<void> {
    const place = this.#place;
    this.#place = null;
    await tick();
    const usable = place instanceof HTMLElement && place.isConnected && place !== document.body;
    if (usable) place.focus();
    if (!usable || document.activeElement !== place)
      document.querySelector<HTMLElement>("[data-home]")?.focus();
  }
}

type Opened = { readonly overlay: Overlay; readonly focus: FocusKeeper };

/** A stack, so that the list of keys can lie over the scope check without closing it. */
export class Overlays {
  #opened = $state.raw<readonly Opened[]>([]);

  readonly stack = $derived(this.#opened.map(({ overlay }) => overlay));
  readonly top = $derived(this.stack.at(-1) ?? null);

  open(overlay: Overlay): void {
    if (this.stack.some(({ kind }) => kind === overlay.kind)) return;
    const focus = new FocusKeeper();
    focus.remember();
    this.#opened = [...this.#opened, { overlay, focus }];
  }

  close(): void {
    const last = this.#opened.at(-1);
    if (last === undefined) return;
    this.#opened = this.#opened.slice(0, -1);
    void last.focus.giveBack();
  }

  /** Another screen took the place: nothing to give the focus back to. */
  closeAll(): void {
    this.#opened = [];
  }
}
