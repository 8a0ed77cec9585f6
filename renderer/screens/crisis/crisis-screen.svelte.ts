import { tick } from "svelte";
import type { CrisisMoveInput } from "#shared/contract/crisis-views.ts";
import type { CrisisView } from "#shared/contract/views.ts";
import { answersOf, foldCrisis, nextQuestion, stillNeeded } from "#shared/crisis/crisis.ts";
import type { CrisisAnswers, CrisisMove, HandOver, WelfareCheck } from "#shared/crisis/crisis.ts";
import { crisisPaths } from "#shared/crisis/crisis-questions.ts";
import type { CrisisQuestion } from "#shared/crisis/crisis-questions.ts";
import { withCrisisFloor, wordsOfQuestion } from "#shared/crisis/crisis-floor.ts";
import type { SaidIn } from "#shared/crisis/crisis-floor.ts";
import { countyCalled, dispatchSentence } from "#shared/crisis/dispatch.ts";
import { moveOfStep } from "#shared/crisis/recorded.ts";
import type { CrisisBranch } from "#shared/events/bodies.ts";
import type { CallId } from "#shared/events/ids.ts";
import { FocusKeeper } from "../../app/overlays.svelte.ts";
import { type Problem, problemOf } from "../../app/problem.ts";
import { CRISIS_PATH } from "../../app/words/crisis.ts";
import { instantNow } from "../../parts/clock-time.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import { CallScreen } from "../call/call-screen.svelte.ts";

type Outcome = Extract<CrisisMoveInput, { kind: "outcome" }>["outcome"];

/** Away, filling the window, or a band while the call goes on beneath it. */
type Shape = "away" | "full" | "band";

const ESC_TWICE_MS = 1_500;
/** A pause in typing this long keeps what stands there. */
const PAUSE_MS = 1_000;
const LANGUAGES: readonly SaidIn[] = ["en", "es", "interpreter"];

/**
 * The crisis path. It is on the screen before anything is asked of main, and its words and rules work
 * on a locked desk, with nothing behind them, too: main only records.
 */
export class CrisisScreen {
  readonly #workstation: Workstation;
  readonly #focus = new FocusKeeper();
  #shape = $state<Shape>("away");
  #view = $state.raw<CrisisView | null>(null);
  #callId = $state.raw<CallId | null>(null);
  /** What was done since main last answered, or ever on a desk that cannot record. */
  #ahead = $state.raw<readonly CrisisMove[]>([]);
  #question = $state.raw<CrisisQuestion | null>(null);
  #passed = $state.raw<readonly CrisisQuestion[]>([]);
  #language = $state<SaidIn>("en");
  #openedAt = $state(instantNow());
  #problem = $state.raw<Problem | null>(null);
  #wordsOnly = $state(false);
  #texts = $state<Partial<Record<CrisisQuestion, string>>>({});
  #known = $state.raw<CrisisAnswers>({});
  #pause: ReturnType<typeof setTimeout> | null = null;
  #moving: Promise<unknown> = Promise.resolve();
  #escapedAt = -Infinity;
  handsOver = $state(false);

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
  }

  readonly published = $derived.by(() => this.#workstation.crisisWords.value);
  readonly book = $derived.by(() => withCrisisFloor(this.published));
  readonly lead = $derived.by(() => this.published?.lead ?? CRISIS_PATH.lead);
  readonly state = $derived.by(() =>
    foldCrisis([
      { kind: "opened", at: this.openedAt },
      ...(this.#view?.steps ?? []).flatMap((step) => moveOfStep(step) ?? []),
      ...this.#ahead,
    ]),
  );
  readonly branch = $derived.by(() => (this.state.kind === "branch" ? this.state.branch : null));
  readonly answers = $derived.by((): CrisisAnswers => answersOf(this.state, this.#known));
  readonly questions = $derived.by((): readonly CrisisQuestion[] =>
    this.branch === null
      ? ["callback-number", "where", "who-is-there", "county"]
      : crisisPaths[this.branch].questions,
  );
  /** The one question that is asked now: where the focus is, else the next that has no answer. */
  readonly question = $derived.by(
    () => this.#question ?? nextQuestion(this.state, this.#known, this.#passed),
  );
  readonly say = $derived.by(() => {
    if (this.branch === null) return this.book.ask[this.#language];
    const { question } = this;
    if (question === null)
      return (
        crisisPaths[this.branch].reach === "911" ? this.book.stay : this.book.first[this.branch]
      )[this.#language];
    return wordsOfQuestion(this.book, this.branch, question)[this.#language];
  });
  readonly said = $derived.by(() =>
    this.branch === null ? null : this.book.first[this.branch][this.#language],
  );
  readonly needed = $derived.by(() => stillNeeded(this.state, this.#known));
  readonly county = $derived.by(() =>
    countyCalled(this.published?.counties ?? [], this.answers.county ?? ""),
  );
  readonly dispatch = $derived.by(() =>
    this.branch === null || crisisPaths[this.branch].reach === "nobody"
      ? null
      : dispatchSentence(this.branch, this.answers, this.county),
  );
  readonly lineCut = $derived.by(() =>
    this.state.kind === "none" || this.state.lineCut === null
      ? null
      : {
          redials: this.state.lineCut.redials.length,
          isLeadsTurn: this.state.lineCut.redials.length >= (this.published?.redials ?? 2),
        },
  );

  get language(): SaidIn {
    return this.#language;
  }

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

  text(question: CrisisQuestion): string {
    return this.#texts[question] ?? this.answers[question] ?? "";
  }

  async open(): Promise<void> {
    if (this.#shape === "full") return;
    if (this.#shape === "band") return this.#show();
    this.#begin();
    // The words of this call, where it is a young member's or comes after a death; until then the known ones.
    void this.#workstation.crisisWords.load();
    this.#moving = this.#opened(this.#workstation.call?.callId ?? null);
    await this.#moving;
  }

  /** A call that was put back with its crisis still open opens with it. */
  resume(call: CallScreen): void {
    const { crisis } = call.view;
    // The band of a call that now waits must not take down what is said on this one.
    const ofAnother = this.#callId !== null && this.#callId !== call.callId;
    if (this.#shape === "band" && ofAnother) this.putAway();
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
    const { words } = view.supervisor;
    if (words !== "" && words !== this.#view?.supervisor.words)
      this.#workstation.announcer.say(words);
    this.#view = view;
    this.#known = { ...this.#known, ...view.answers };
  }

  choose(branch: CrisisBranch): void {
    this.#question = null;
    this.#passed = [];
    void this.#move(
      { kind: "branch", branch },
      { kind: "branch-chosen", branch, at: instantNow() },
    );
  }

  cycleLanguage(): void {
    this.#language = LANGUAGES[(LANGUAGES.indexOf(this.#language) + 1) % LANGUAGES.length] ?? "en";
  }

  focus(question: CrisisQuestion | null): void {
    this.#question = question;
  }

  /** Asked and left without an answer, or back to the one before. Gives the question that is asked now. */
  step(by: 1 | -1): CrisisQuestion | null {
    const at = this.question === null ? -1 : this.questions.indexOf(this.question);
    const next = this.questions[at + by] ?? null;
    if (by === 1 && this.question !== null) this.#passed = [...this.#passed, this.question];
    this.#question = next;
    return next;
  }

  type(question: CrisisQuestion, text: string): void {
    this.#texts[question] = text;
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.keep(question), PAUSE_MS);
  }

  /** A line that is complete becomes an event at once: nothing waits here. */
  keep(question: CrisisQuestion): void {
    const words = this.#texts[question];
    if (words === undefined || words === (this.answers[question] ?? "")) return;
    void this.#move(
      { kind: "answer", question, words },
      { kind: "answered", question, words, at: instantNow() },
    );
  }

  cutLine(): void {
    if (this.lineCut === null)
      void this.#move({ kind: "line-cut" }, { kind: "line-cut", at: instantNow() });
  }

  redialled(result: "reached" | "no-answer"): void {
    void this.#move({ kind: "redialled", result }, { kind: "redialled", result, at: instantNow() });
  }

  async openedByMistake(): Promise<void> {
    if (await this.#move({ kind: "opened-by-mistake" })) await this.#leave();
  }

  async end(
    outcome: Outcome,
    more: { handOver?: HandOver; welfareCheck?: WelfareCheck } = {},
  ): Promise<void> {
    if (this.#pause !== null) clearTimeout(this.#pause);
    for (const question of this.questions) this.keep(question);
    const words = outcome === "asked-and-safe" ? this.text("says-safe-words").trim() : "";
    if (!(await this.#move({ kind: "outcome", outcome, words, ...more }))) return;
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

  /** The desk was locked: nothing said in this crisis stays; the open call brings it back. */
  putAway(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#texts = {};
    this.#known = {};
    this.#view = null;
    if (this.#callId === null) return;
    this.#ahead = [];
    this.#callId = null;
    this.#shape = "away";
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
    this.#ahead = [];
    this.#callId = null;
    this.#problem = null;
    this.#wordsOnly = false;
    this.#question = null;
    this.#passed = [];
    this.#texts = {};
    this.handsOver = false;
    const number = this.#workstation.call?.text("callbackNumber") ?? "";
    this.#known = number === "" ? {} : { "callback-number": number };
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
  async #move(input: CrisisMoveInput, shown?: CrisisMove): Promise<boolean> {
    if (shown !== undefined) this.#ahead = [...this.#ahead, shown];
    const mine = this.#moving.then(async (): Promise<boolean> => {
      const callId = this.#callId;
      if (callId === null) return true;
      try {
        const { client, call } = this.#workstation;
        if (call?.callId === callId) await call.flush();
        this.take(await client.call.moveCrisis({ callId, move: input }));
        this.#problem = null;
        return true;
      } catch (thrown) {
        this.#problem = problemOf(thrown);
        return false;
      } finally {
        // Main has it now, or has said no: what is shown is what is recorded.
        this.#ahead = this.#ahead.filter((each) => each !== shown);
      }
    });
    this.#moving = mine;
    return mine;
  }
}
