import { tick } from "svelte";
import type { CrisisView, CrisisWords } from "#shared/contract/views.ts";
import type { CallId } from "#shared/events/ids.ts";
import type { CrisisBranch } from "#shared/events/bodies.ts";
import type { Client } from "../../app/client.ts";
import { FocusKeeper } from "../../app/overlays.svelte.ts";
import { type Problem, problemOf } from "../../app/problem.ts";
import { CRISIS } from "../../app/words.ts";
import { instantNow } from "../../parts/clock-time.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { CallScreen } from "../call/call-screen.svelte.ts";

type Move = Parameters<Client["call"]["moveCrisis"]>[0]["move"];
type Outcome = Extract<Move, { kind: "outcome" }>["outcome"];

/** Away, filling the window, or a band while the call goes on beneath it. */
type Shape = "away" | "full" | "band";

const ESC_TWICE_MS = 1_500;

/**
 * The crisis path. It is on the screen before anything is asked of main, and its words work on a
 * locked desk, with nothing behind them, too.
 */
export class CrisisScreen {
  readonly #workstation: Workstation;
  readonly #focus = new FocusKeeper();
  #shape = $state<Shape>("away");
  #view = $state.raw<CrisisView | null>(null);
  #callId = $state.raw<CallId | null>(null);
  #branch = $state.raw<CrisisBranch | null>(null);
  #sayAt = $state(0);
  #openedAt = $state(instantNow());
  #problem = $state.raw<Problem | null>(null);
  #wordsOnly = $state(false);
  #texts = $state<Record<string, string>>({});
  #moving: Promise<unknown> = Promise.resolve();
  #escapedAt = -Infinity;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
  }

  readonly words = $derived.by((): CrisisWords | null => this.#workstation.crisisWords.value);
  readonly branch = $derived.by(
    () => this.words?.branches.find(({ branch }) => branch === this.#branch) ?? null,
  );
  /** One question at a time: before a branch is chosen, the question that opens the path. */
  readonly say = $derived.by(() => this.branch?.say[this.#sayAt] ?? this.words?.ask ?? CRISIS.ask);
  readonly said = $derived.by(() => this.branch?.say.slice(0, this.#sayAt) ?? []);
  readonly still = $derived.by(() => this.branch?.say.slice(this.#sayAt + 1) ?? []);
  readonly floor = $derived.by(() => {
    const floor = this.words?.floor ?? [];
    return floor.length > 0 ? floor : CRISIS.floor;
  });

  get shape(): Shape {
    return this.#shape;
  }

  get view(): CrisisView | null {
    return this.#view;
  }

  get openedAt(): string {
    return this.#view?.openedAt ?? this.#openedAt;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  get wordsOnly(): boolean {
    return this.#wordsOnly;
  }

  text(field: string): string {
    return this.#texts[field] ?? "";
  }

  async open(): Promise<void> {
    if (this.#shape === "full") return;
    if (this.#shape === "band") return this.#show();
    this.#begin();
    const callId = this.#workstation.call?.callId ?? null;
    this.#moving = this.#opened(callId);
    await this.#moving;
  }

  /** A call that was put back with its crisis still open opens with it. */
  resume(call: CallScreen): void {
    const { crisis } = call.view;
    if (crisis.state !== "asking" && crisis.state !== "branch") return;
    if (this.#shape !== "away") return;
    this.#begin();
    this.#callId = call.callId;
    this.take(crisis);
  }

  /** Another moment of the same crisis: the supervisor was told, or was not. */
  follow(call: CallScreen): void {
    if (this.#shape !== "away" && call.callId === this.#callId) this.take(call.view.crisis);
  }

  take(view: CrisisView): void {
    const unheard = !view.supervisor.told && view.supervisor.words !== this.#view?.supervisor.words;
    if (unheard) this.#workstation.announcer.say(view.supervisor.words);
    this.#view = view;
    const chosen = view.steps.findLast(({ step }) => step === "branch")?.branch;
    if (chosen !== undefined && this.#branch === null) this.#branch = chosen;
  }

  choose(branch: CrisisBranch): void {
    this.#branch = branch;
    this.#sayAt = 0;
    this.#move({ kind: "branch", branch });
  }

  nextQuestion(by: 1 | -1): void {
    const last = Math.max(0, (this.branch?.say.length ?? 1) - 1);
    this.#sayAt = Math.min(last, Math.max(0, this.#sayAt + by));
  }

  type(field: string, text: string): void {
    this.#texts[field] = text;
    const call = this.#workstation.call;
    if (call !== null && call.callId === this.#callId) call.type(field, text);
  }

  /** A line that is complete becomes an event at once: nothing waits here. */
  note(field: string, label: string): void {
    const text = this.text(field).trim();
    if (text === "" || this.#texts[`${field} noted`] === text) return;
    this.#texts[`${field} noted`] = text;
    this.#move({ kind: "note", words: `${label}: ${text}` });
  }

  async openedByMistake(): Promise<void> {
    if (await this.#move({ kind: "opened-by-mistake" })) await this.#leave();
  }

  async end(outcome: Outcome): Promise<void> {
    const words = this.text("crisisOutcome").trim();
    if (!(await this.#move({ kind: "outcome", outcome, words }))) return;
    const recorded = !this.#wordsOnly && this.#callId !== null;
    await this.#leave();
    if (outcome === "asked-and-safe" || !recorded || !this.#workstation.takesCalls) return;
    // The scope check that led here is answered: only the short close is left.
    this.#workstation.overlays.closeAll();
    this.#workstation.overlays.open({ kind: "close" });
  }

  /** Twice within a moment: a single Esc in distress must not hide the path. */
  escape(): void {
    const now = performance.now();
    if (now - this.#escapedAt < ESC_TWICE_MS) this.shrink();
    this.#escapedAt = now;
  }

  shrink(): void {
    this.#shape = "band";
    void this.#focus.giveBack();
  }

  #show(): void {
    this.#escapedAt = -Infinity;
    this.#focus.remember();
    this.#shape = "full";
  }

  #begin(): void {
    this.#view = null;
    this.#branch = null;
    this.#callId = null;
    this.#problem = null;
    this.#wordsOnly = false;
    this.#sayAt = 0;
    const number = this.#workstation.call?.text("callbackNumber") ?? "";
    this.#texts = { callbackNumber: number, "callbackNumber noted": number };
    this.#openedAt = instantNow();
    this.#show();
  }

  async #leave(): Promise<void> {
    this.#shape = "away";
    void this.#focus.giveBack();
    if (this.#callId === this.#workstation.call?.callId) await this.#workstation.call?.refresh();
  }

  async #opened(callId: CallId | null): Promise<void> {
    const { client, announcer, call, person, takesCalls } = this.#workstation;
    try {
      const view = await client.call.openCrisis({ callId });
      this.#callId = view.callId;
      this.take(view.crisis);
      if (call !== null && call.callId === view.callId) call.take(view);
      else if (person !== null && takesCalls) {
        this.#workstation.showCall(new CallScreen(client, announcer, view));
        await tick();
      }
    } catch (thrown) {
      const problem = problemOf(thrown);
      this.#wordsOnly = true;
      if (problem.kind !== "forbidden") this.#problem = problem;
    }
  }

  /** In the order of the keys; false when main said no, so that nothing is closed on a refusal. */
  async #move(move: Move): Promise<boolean> {
    const mine = this.#moving.then(async (): Promise<boolean> => {
      const callId = this.#callId;
      if (callId === null) return true;
      try {
        const { client, call } = this.#workstation;
        if (call?.callId === callId) await call.flush();
        this.take(await client.call.moveCrisis({ callId, move }));
        this.#problem = null;
        return true;
      } catch (thrown) {
        this.#problem = problemOf(thrown);
        return false;
      }
    });
    this.#moving = mine;
    return mine;
  }
}
