import type { AttemptView, ClimbView, RegionWay } from "#shared/contract/case-views.ts";
import type { CaseView } from "#shared/contract/views.ts";
import { Live } from "../../app/live.svelte.ts";
import { CASE_STEP } from "../../app/words/case-steps.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { CaseForm } from "./case-forms.svelte.ts";
import { CASE_STEPS, type CaseStepKind } from "./case-steps.ts";

/** One step of a case: what is chosen and typed for it, and what main knows about it beforehand. */
export class CaseStepScreen {
  readonly #workstation: Workstation;
  readonly #view: CaseView;
  readonly kind: CaseStepKind;
  readonly form: CaseForm;
  readonly tries: Live<AttemptView>;
  readonly rung: Live<ClimbView>;
  readonly ways: Live<RegionWay[]>;
  #choice = $state<string | null>(null);
  second = $state("");

  constructor(workstation: Workstation, kind: CaseStepKind, view: CaseView) {
    this.#workstation = workstation;
    this.#view = view;
    this.kind = kind;
    this.form = new CaseForm(workstation, view.caseId);
    const { caseId } = view;
    this.tries = new Live(() => workstation.client.case.attempts({ caseId }));
    this.rung = new Live(() => workstation.client.case.climbTo({ caseId }));
    this.ways = new Live(() => workstation.client.case.ways({ caseId }));
    if (kind === "move") void this.ways.load();
    if (kind === "attempt") void this.tries.load();
    if (kind === "climb") void this.rung.load();
  }

  get step() {
    return CASE_STEPS[this.kind];
  }

  readonly options = $derived.by(
    () => this.step.choices?.(this.#view, this.tries.value, this.ways.value) ?? [],
  );
  /** Where there is only one way to go on it is chosen already. */
  readonly choice = $derived.by(
    () => this.#choice ?? (this.options.length === 1 ? (this.options[0]?.value ?? null) : null),
  );

  /** Whom to ring in the region that is chosen. */
  readonly way = $derived.by(() => this.ways.value?.find(({ id }) => id === this.choice) ?? null);

  choose(value: string): void {
    this.#choice = value;
  }

  keep(): Promise<void> {
    const { step, choice, form } = this;
    const [text, second] = [form.text.trim(), this.second.trim()];
    if (step.choices !== undefined && choice === null)
      return form.say(CASE_STEP.choose(step.label ?? step.title));
    if (step.second !== undefined && second === "") return form.say(CASE_STEP.missing(step.second));
    if (step.needsText === true && text === "") return form.say(CASE_STEP.missing(step.text));
    return form.keep((_caseId, client) =>
      step.send(client, this.#view, { choice: choice ?? "", text, second }),
    );
  }

  close(): void {
    this.#workstation.overlays.close();
  }
}
