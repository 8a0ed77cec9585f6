import type { ScopeOption } from "#shared/contract/views.ts";
import type { Concern, ExcludedUse, ScopeKeys } from "#shared/events/bodies.ts";
import type { Live } from "../../app/live.svelte.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import type { CallScreen } from "../call/call-screen.svelte.ts";

/** Ten concerns and uses have their digit; the list behind "-" is numbered here. */
const LIST_KEYS = "123456789abcdefghijklmnopqrstuvwxyz";

export type ListedOption = ScopeOption & { readonly listKey: string };

const toggled = <Word extends string>(words: readonly Word[], word: Word): Word[] =>
  words.includes(word) ? words.filter((each) => each !== word) : [...words, word];

/** One visit to the scope check: each key is recorded at once, and again takes it back. */
export class ScopeScreen {
  readonly #workstation: Workstation;
  readonly #call: CallScreen;
  readonly #before: ScopeKeys;
  readonly options: Live<ScopeOption[]>;
  #keys = $state.raw<ScopeKeys>() as ScopeKeys;
  #listShown = $state(false);
  #recording: Promise<unknown> = Promise.resolve();
  /** Keys pressed before the list was here: a specialist does not wait for it. */
  readonly #early: string[] = [];

  constructor(workstation: Workstation, call: CallScreen) {
    this.#workstation = workstation;
    this.#call = call;
    this.#before = call.view.scope.keys;
    this.#keys = this.#before;
    this.options = workstation.scopeOptions;
    void this.options.load().then(() => {
      for (const key of this.#early.splice(0)) this.#keyEarly(key);
    });
  }

  readonly concerns = $derived.by(() => this.#group("concern"));
  readonly excluded = $derived.by(() => this.#group("excluded"));
  readonly grievance = $derived.by(() => this.#group("grievance")[0] ?? null);
  readonly others = $derived.by((): readonly ListedOption[] =>
    this.#group("other").map((option, at) => ({ ...option, listKey: LIST_KEYS[at] ?? "" })),
  );

  get listShown(): boolean {
    return this.#listShown;
  }

  isKeyed(option: ScopeOption): boolean {
    switch (option.group) {
      case "concern":
        return this.#keys.concerns.includes(option.use as Concern);
      case "excluded":
        return this.#keys.excludedUses.includes(option.use as ExcludedUse);
      case "grievance":
        return this.#keys.grievanceHeard;
      case "other":
        return this.#keys.others.includes(option.use);
    }
  }

  /** A digit while the list is still on its way. */
  press(key: string): void {
    if (this.options.value === null) this.#early.push(key);
    else this.#keyEarly(key);
  }

  key(option: ScopeOption): void {
    const keys = this.#keys;
    switch (option.group) {
      case "concern":
        return this.#record({ ...keys, concerns: toggled(keys.concerns, option.use as Concern) });
      case "excluded":
        this.#record({
          ...keys,
          excludedUses: toggled(keys.excludedUses, option.use as ExcludedUse),
        });
        if (option.use === "crisis" && this.isKeyed(option)) void this.#workstation.crisis.open();
        return;
      case "grievance":
        return this.#record({ ...keys, grievanceHeard: !keys.grievanceHeard });
      case "other":
        return this.#record({ ...keys, others: toggled(keys.others, option.use) });
    }
  }

  showList(): void {
    this.#listShown = !this.#listShown;
  }

  close(): void {
    this.#workstation.overlays.close();
  }

  /** Esc: first the list, then this visit's keys, then the overlay. */
  takeBack(): void {
    if (this.#listShown) this.#listShown = false;
    else if (this.#keys === this.#before) this.close();
    else this.#record(this.#before);
  }

  /** Settles when every key of this visit has been answered. */
  async recorded(): Promise<void> {
    await this.#recording;
  }

  #keyEarly(key: string): void {
    const option = this.options.value?.find((each) => each.group !== "other" && each.key === key);
    if (option !== undefined) this.key(option);
  }

  #group(group: ScopeOption["group"]): readonly ScopeOption[] {
    return (this.options.value ?? []).filter((option) => option.group === group);
  }

  /** In the order of the keys, so that the last one stands however fast they came. */
  #record(keys: ScopeKeys): void {
    this.#keys = keys;
    this.#recording = this.#recording.then(async () => {
      const kept = await this.#call.keyScope(keys);
      if (!kept && this.#keys === keys) this.#keys = this.#call.view.scope.keys;
    });
  }
}
