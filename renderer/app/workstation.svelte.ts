import type { CrisisWords, ScopeOption, SessionView, StatusView } from "#shared/contract/views.ts";
import type { CallId, CaseId } from "#shared/events/ids.ts";
import { Keyboard } from "../keys/keyboard.svelte.ts";
import { CallScreen } from "../screens/call/call-screen.svelte.ts";
import { CrisisScreen } from "../screens/crisis/crisis-screen.svelte.ts";
import { Announcer } from "./announcer.svelte.ts";
import { Changes } from "./changes.ts";
import type { Client } from "./client.ts";
import { Live } from "./live.svelte.ts";
import { Overlays } from "./overlays.svelte.ts";
import { type Problem, problemOf } from "./problem.ts";
import { Ticker } from "./ticker.svelte.ts";

export type Screen =
  | { readonly kind: "desk" }
  | { readonly kind: "call" }
  | { readonly kind: "case"; readonly caseId: CaseId; readonly from: "desk" | "escalations" }
  | { readonly kind: "escalations" };

const AGAIN_MS = 1_000;

/** The whole window: who is here, which screen, what lies over it. Screens hold no data of their own. */
export class Workstation {
  readonly client: Client;
  readonly changes = new Changes();
  readonly keyboard = new Keyboard();
  readonly overlays = new Overlays();
  readonly announcer = new Announcer();
  readonly ticker = new Ticker();
  readonly session: Live<SessionView>;
  readonly status: Live<StatusView>;
  readonly crisisWords: Live<CrisisWords>;
  /** Asked for as a call opens, so that the scope check opens with its list. */
  readonly scopeOptions: Live<ScopeOption[]>;
  readonly crisis: CrisisScreen;
  /** Null: at home, which is another screen for each role. */
  #screen = $state.raw<Screen | null>(null);
  #call = $state.raw<CallScreen | null>(null);
  #problem = $state.raw<Problem | null>(null);
  /** The call that was open when the desk was locked: it opens again with its text. */
  #openCallId: CallId | null = null;
  #askedForInterrupted = false;
  #stopped = false;

  constructor(client: Client) {
    this.client = client;
    this.session = new Live(() => client.session.get({}));
    this.status = new Live(() => client.status.get({}));
    this.crisisWords = new Live(() => client.status.crisisWords({}));
    this.scopeOptions = new Live(() => client.call.scopeOptions({}));
    this.crisis = new CrisisScreen(this);
  }

  readonly person = $derived.by(() => {
    const session = this.session.value;
    return session?.kind === "unlocked" ? session.person : null;
  });
  readonly takesCalls = $derived(
    this.person?.role === "specialist" || this.person?.role === "supervisor",
  );
  readonly answersEscalations = $derived(
    this.person?.role === "regional" || this.person?.role === "supervisor",
  );

  readonly screen = $derived.by((): Screen => {
    if (this.#screen !== null) return this.#screen;
    return { kind: this.person?.role === "regional" ? "escalations" : "desk" };
  });

  get call(): CallScreen | null {
    return this.#call;
  }

  /** Why the last key could not be carried out, where no field or panel owns it. */
  get problem(): Problem | null {
    return this.#problem;
  }

  start(): () => void {
    const stopTicker = this.ticker.start();
    const stopSession = this.changes.on("session", () => void this.enter());
    const stopStatus = this.changes.on("status", () => void this.status.load());
    const stopCall = this.changes.on("call", (id) => {
      const call = this.#call;
      if (call === null || (id !== null && id !== call.callId)) return;
      void call.refresh().then(() => this.crisis.follow(call));
    });
    const stopCase = this.changes.on("case", (id) => {
      if (this.#call !== null && id === this.#call.view.caseId) void this.#call.refreshCase();
    });
    void this.status.load();
    void this.crisisWords.load();
    void this.enter();
    void this.#watch();
    return () => {
      this.#stopped = true;
      for (const stop of [stopTicker, stopSession, stopStatus, stopCall, stopCase]) stop();
    };
  }

  /** Asks who is here; after a restart or an unlock the person is back where they were. */
  async enter(): Promise<void> {
    const before = this.person;
    await this.session.load();
    const now = this.person;
    if (now === null) return this.#putAway();
    if (now.id === before?.id) return;
    const callId = this.#openCallId ?? (await this.#interrupted());
    if (callId === null) this.home();
    else await this.openCall(callId);
  }

  /** The call that a crash or a restart interrupted: it opens again with its text. Asked once per window. */
  async #interrupted(): Promise<CallId | null> {
    if (this.#askedForInterrupted || !this.takesCalls) return null;
    this.#askedForInterrupted = true;
    try {
      const { finishLater } = await this.client.desk.get({});
      return finishLater.at(-1)?.callId ?? null;
    } catch {
      return null;
    }
  }

  home(): void {
    this.overlays.closeAll();
    this.#problem = null;
    this.#call = null;
    this.#openCallId = null;
    this.#screen = null;
  }

  openEscalations(): void {
    this.#screen = { kind: "escalations" };
  }

  openDesk(): void {
    this.#screen = { kind: "desk" };
  }

  openCase(caseId: CaseId): void {
    const from = this.screen.kind === "escalations" ? "escalations" : "desk";
    this.#screen = { kind: "case", caseId, from };
  }

  leaveCase(): void {
    const { screen } = this;
    if (screen.kind === "case") this.#screen = { kind: screen.from };
  }

  async newCall(): Promise<void> {
    await this.#call?.flush();
    await this.try(async () =>
      this.showCall(
        new CallScreen(this.client, this.announcer, await this.client.call.start({ ani: null })),
      ),
    );
  }

  async openCall(callId: CallId): Promise<void> {
    await this.try(async () => {
      const view = await this.client.call.get({ callId });
      this.showCall(new CallScreen(this.client, this.announcer, view));
    });
  }

  showCall(call: CallScreen): void {
    this.overlays.closeAll();
    this.#call = call;
    this.#openCallId = call.callId;
    this.#screen = { kind: "call" };
    void this.scopeOptions.load();
    this.crisis.resume(call);
  }

  async parkCall(): Promise<void> {
    if (this.#call === null || (await this.#call.park())) this.home();
  }

  async lock(): Promise<void> {
    await this.#call?.flush();
    await this.try(async () => void (await this.client.session.lock({})));
    await this.enter();
  }

  async signOut(): Promise<void> {
    await this.try(async () => void (await this.client.session.signOut({})));
    await this.enter();
  }

  /** Runs what no panel owns; a refusal is shown over the legend and said aloud. */
  async try(action: () => Promise<void>): Promise<void> {
    try {
      this.#problem = null;
      await action();
    } catch (thrown) {
      this.#problem = problemOf(thrown);
    }
  }

  /** Nothing of a member stays in a locked window; main keeps what was typed. */
  #putAway(): void {
    this.#openCallId = this.#call?.callId ?? this.#openCallId;
    this.#call = null;
    this.#screen = null;
    this.overlays.closeAll();
  }

  async #watch(): Promise<void> {
    while (!this.#stopped) {
      try {
        for await (const change of await this.client.status.watch({})) this.changes.tell(change);
      } catch {
        // Main restarts or the port is new: ask again below.
      }
      await new Promise((again) => setTimeout(again, AGAIN_MS));
      if (this.#stopped) return;
      for (const topic of ["session", "status", "desk", "call", "case", "inbox"] as const)
        this.changes.tell({ topic, id: null });
    }
  }
}
