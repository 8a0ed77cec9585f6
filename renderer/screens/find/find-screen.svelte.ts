import type { FindView, FoundRow } from "#shared/contract/find-views.ts";
import { Live } from "../../app/live.svelte.ts";
import { problemOf } from "../../app/problem.ts";
import { FIND } from "../../app/words/find.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";

/** What was found is said once nobody types on: half a sentence cut off by the next helps nobody. */
const SAY_AFTER_MS = 600;
/** While the desk still reads its records, the same question has a better answer soon. */
const ASK_AGAIN_MS = 400;

type Answer = { readonly text: string; readonly view: FindView };

/** What is typed, what was found for it, which row is chosen. Typing never waits for an answer. */
export class FindScreen {
  readonly #workstation: Workstation;
  readonly answer: Live<Answer>;
  #typed = $state("");
  /** By its row, not its place: what comes in above it does not move the choice. */
  #chosen = $state<string | null>(null);
  /** Rows after the first page, for the text they belong to. */
  #more = $state.raw<{ readonly text: string; readonly rows: readonly FoundRow[] } | null>(null);
  #opensFor: string | null = null;
  #asking = $state.raw<FoundRow | null>(null);
  #reason = $state("");
  #refusal = $state<string | null>(null);
  #saying: ReturnType<typeof setTimeout> | null = null;
  #again: ReturnType<typeof setTimeout> | null = null;
  #gone = false;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.answer = new Live(async () => {
      const text = this.#typed;
      return { text, view: await workstation.client.find.rows({ ...this.#during, text, from: 0 }) };
    });
  }

  readonly view = $derived.by(() => this.answer.value?.view ?? null);
  readonly rows = $derived.by((): readonly FoundRow[] => {
    const first = this.view?.rows ?? [];
    if (this.#more === null) return first;
    // A row that came in above pushed the last of the first page onto the next.
    const isKnown = (row: FoundRow): boolean => first.some(({ id }) => id === row.id);
    return [...first, ...this.#more.rows.filter((row) => !isKnown(row))];
  });
  readonly active = $derived.by(
    () => this.rows.find(({ id }) => id === this.#chosen) ?? this.rows[0] ?? null,
  );

  get typed(): string {
    return this.#typed;
  }

  /** A masked row that waits for a reason. */
  get asking(): FoundRow | null {
    return this.#asking;
  }

  get reason(): string {
    return this.#reason;
  }

  get refusal(): string | null {
    return this.#refusal;
  }

  start(): () => void {
    const { changes } = this.#workstation;
    const stops = (["call", "case", "desk"] as const).map((topic) =>
      changes.on(topic, () => void this.#ask()),
    );
    void this.#ask();
    return () => {
      this.#gone = true;
      for (const timer of [this.#saying, this.#again]) if (timer !== null) clearTimeout(timer);
      stops.forEach((stop) => stop());
    };
  }

  type(text: string): void {
    this.#typed = text;
    this.#chosen = null;
    this.#more = null;
    this.#opensFor = null;
    this.#refusal = null;
    void this.#ask();
  }

  /** Past the last row the next page is asked for. */
  async move(by: number): Promise<void> {
    const to = Math.max(0, (this.active === null ? 0 : this.rows.indexOf(this.active)) + by);
    if (to >= this.rows.length && this.rows.length < (this.view?.total ?? 0)) await this.#askMore();
    this.#chosen = this.rows[Math.min(to, this.rows.length - 1)]?.id ?? null;
  }

  choose(row: FoundRow): void {
    this.#chosen = row.id;
  }

  /** Enter right after the last key means the rows of that key: never those of the key before. */
  enter(): void {
    if (this.answer.value?.text === this.#typed) this.open(this.active);
    else this.#opensFor = this.#typed;
  }

  open(row: FoundRow | null): void {
    if (row === null) return;
    if (row.opens === "nothing") {
      this.#workstation.announcer.say(FIND.only);
      this.#refusal = FIND.only;
    } else if (row.opens === "call" && row.callId !== null)
      void this.#workstation.openCall(row.callId);
    else if (row.masked) this.#asking = row;
    else this.#show(row);
  }

  typeReason(text: string): void {
    this.#reason = text;
    this.#refusal = null;
  }

  /** Back from the reason to the list. */
  back(): void {
    this.#asking = null;
    this.#reason = "";
    this.#refusal = null;
  }

  /** The reason is kept first; only then does the case open. */
  async openMasked(): Promise<void> {
    const row = this.#asking;
    if (row?.caseId === null || row === null) return;
    try {
      await this.#workstation.client.find.openMasked({
        ...this.#during,
        caseId: row.caseId,
        reason: this.#reason,
      });
      this.#show(row);
    } catch (thrown) {
      this.#refusal = problemOf(thrown).words;
    }
  }

  #show({ caseId }: FoundRow): void {
    if (caseId === null) return;
    this.#workstation.openFound(caseId);
  }

  get #during() {
    return { callId: this.#workstation.call?.callId ?? null };
  }

  async #ask(): Promise<void> {
    const text = this.#typed;
    await this.answer.load();
    if (this.#gone || text !== this.#typed || this.answer.value?.text !== text) return;
    this.#chosen ??= this.rows[0]?.id ?? null;
    this.#sayLater(text);
    if (this.view?.reading !== null) this.#askAgain();
    if (this.#opensFor !== text) return;
    this.#opensFor = null;
    this.open(this.active);
  }

  async #askMore(): Promise<void> {
    const text = this.#typed;
    try {
      const { rows } = await this.#workstation.client.find.rows({
        ...this.#during,
        text,
        from: this.rows.length,
      });
      if (text === this.#typed) this.#more = { text, rows: [...(this.#more?.rows ?? []), ...rows] };
    } catch (thrown) {
      this.#refusal = problemOf(thrown).words;
    }
  }

  #sayLater(text: string): void {
    if (this.#saying !== null) clearTimeout(this.#saying);
    if (text.trim() === "" || this.view === null) return;
    const { total, problem } = this.view;
    this.#saying = setTimeout(
      () =>
        this.#workstation.announcer.say([FIND.found(total), problem].filter(Boolean).join(". ")),
      SAY_AFTER_MS,
    );
  }

  #askAgain(): void {
    if (this.#again !== null) clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#ask(), ASK_AGAIN_MS);
  }
}
