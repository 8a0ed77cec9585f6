import type {
  PracticeSaid,
  PracticeScoreView,
  PracticeView,
} from "#shared/contract/practice-views.ts";
import type { CallId } from "#shared/events/ids.ts";
import { isPracticeId } from "#shared/practice/practice-id.ts";
import { CallScreen } from "../screens/call/call-screen.svelte.ts";
import { Live } from "./live.svelte.ts";
import { PRACTICE } from "./words/practice.ts";
import type { Workstation } from "./workstation.svelte.ts";

/** Calls with simulated callers: what the caller says, the call that waits, the last score. */
export class Practice {
  readonly #workstation: Workstation;
  readonly live: Live<PracticeView>;
  #said = $state.raw<PracticeSaid | null>(null);
  #score = $state.raw<PracticeScoreView | null>(null);

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.live = new Live(() => workstation.client.practice.get({}));
  }

  /** The practice call on the screen; null: none, or a real one. */
  readonly call = $derived.by((): CallScreen | null => {
    const { call } = this.#workstation;
    return call !== null && isPracticeId(call.callId) ? call : null;
  });
  /** Whatever is on the screen belongs to practice: it says so, unmistakably. */
  readonly shows = $derived.by((): boolean => {
    const { screen, person } = this.#workstation;
    if (person === null) return false;
    if (screen.kind === "practice") return true;
    if (screen.kind === "case") return isPracticeId(screen.caseId);
    return screen.kind === "call" && this.call !== null;
  });
  /** The one that is not ended and not on the screen. */
  readonly waiting = $derived.by(() => {
    const open = this.#workstation.takesCalls ? (this.live.value?.open ?? null) : null;
    return open !== null && open.callId !== this.call?.callId ? open : null;
  });

  get said(): PracticeSaid | null {
    return this.#said;
  }

  get score(): PracticeScoreView | null {
    return this.#score;
  }

  async load(): Promise<void> {
    if (this.#workstation.takesCalls) await this.live.load();
  }

  /** The one key: back to the call that waits, else the list of callers. */
  async open(): Promise<void> {
    const { waiting } = this;
    if (waiting !== null) return this.#workstation.openCall(waiting.callId);
    this.#score = null;
    this.#workstation.openPractice();
    await this.load();
  }

  async start(caller: string): Promise<void> {
    const { client, announcer, call, tray } = this.#workstation;
    if (call !== null && !(await tray.park(call))) return;
    await this.#workstation.try(async () => {
      const view = await client.practice.start({ caller });
      this.#score = null;
      this.#said = null;
      this.#workstation.showCall(new CallScreen(client, announcer, view));
    });
  }

  /** A field was gone to, or a question of the crisis path: the caller says what they have for it. */
  async ask(field: string): Promise<void> {
    const { call } = this;
    if (call === null) return;
    try {
      const said = await this.#workstation.client.practice.ask({ callId: call.callId, field });
      if (this.call === call) this.#said = said;
    } catch {
      // The caller says nothing new; the call itself goes on.
    }
  }

  /** Ends the call on the screen; what was missed is shown instead. */
  async end(): Promise<void> {
    const { call } = this;
    if (call === null) return;
    await call.flush();
    this.#workstation.crisis.putAway();
    await this.#ended(call.callId);
  }

  /** The call was closed by its own close: its score is next, not the desk. */
  async closed(callId: CallId): Promise<void> {
    await this.#ended(callId);
  }

  list(): void {
    this.#score = null;
  }

  async #ended(callId: CallId): Promise<void> {
    await this.#workstation.try(async () => {
      const score = await this.#workstation.client.practice.end({ callId });
      this.#score = score;
      this.#said = null;
      this.#workstation.openPractice();
      this.#workstation.announcer.say(PRACTICE.said(score.name));
    });
    await this.load();
  }
}
