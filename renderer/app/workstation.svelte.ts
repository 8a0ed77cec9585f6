import type { KeysView } from "#shared/contract/keys.ts";
import type { CrisisWords, ScopeOption, SessionView, StatusView } from "#shared/contract/views.ts";
import type { CallId, CaseId } from "#shared/events/ids.ts";
import { Keyboard } from "../keys/keyboard.svelte.ts";
import { CallScreen } from "../screens/call/call-screen.svelte.ts";
import { Attention } from "../screens/crisis/attention.svelte.ts";
import { CrisisScreen } from "../screens/crisis/crisis-screen.svelte.ts";
import { Activity } from "./activity.ts";
import { Announcer } from "./announcer.svelte.ts";
import { Changes } from "./changes.ts";
import type { Client } from "./client.ts";
import { Live } from "./live.svelte.ts";
import { Look } from "./look.svelte.ts";
import { Overlays } from "./overlays.svelte.ts";
import { type Problem, problemOf } from "./problem.ts";
import { Practice } from "./practice.svelte.ts";
import { Ticker } from "./ticker.svelte.ts";
import { Tray } from "./tray.svelte.ts";
import { IDLE } from "./words/session.ts";
import { TRAY } from "./words/tray.ts";

/** Where a case was opened, and where Esc leads back to. */
type CaseFrom = "desk" | "escalations" | "call";

export type Screen =
  | { readonly kind: "desk" }
  | { readonly kind: "call" }
  | { readonly kind: "case"; readonly caseId: CaseId; readonly from: CaseFrom }
  | { readonly kind: "escalations" }
  | { readonly kind: "builds" }
  | { readonly kind: "practice" };

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
  readonly attention: Attention;
  readonly tray: Tray;
  readonly practice: Practice;
  readonly activity: Activity;
  readonly look: Look;
  readonly keys: Live<KeysView>;
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
    this.crisisWords = new Live(() =>
      client.status.crisisWords({ about: this.#call?.aids.identity.crisisAbout ?? null }),
    );
    this.scopeOptions = new Live(() => client.call.scopeOptions({}));
    this.crisis = new CrisisScreen(this);
    this.attention = new Attention(this);
    this.tray = new Tray(this);
    this.practice = new Practice(this);
    this.activity = new Activity(this);
    this.look = new Look(client);
    this.keys = new Live(() => client.keys.get({}));
  }

  readonly person = $derived.by(() => {
    const session = this.session.value;
    return session?.kind === "unlocked" ? session.person : null;
  });
  /** The desk is about to lock by itself; null: it is not. */
  readonly locksAt = $derived.by(() => {
    const session = this.session.value;
    return session?.kind === "unlocked" ? session.locksAt : null;
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
      void call.refresh().then(() => {
        this.crisis.follow(call);
        this.tray.follow(call);
      });
    });
    const stopCase = this.changes.on("case", (id) => {
      const call = this.#call;
      if (call !== null && (id === null || id === call.view.caseId)) void call.refreshCase();
    });
    const stopAttention = this.attention.start();
    const stopTray = this.tray.start();
    void this.status.load();
    void this.crisisWords.load();
    void this.look.load();
    void this.keys.load().then(() => this.keyboard.remapTo(this.keys.value?.remap ?? {}));
    void this.enter();
    void this.#watch();
    void this.#watchAsked();
    return () => {
      this.#stopped = true;
      for (const stop of [stopAttention, stopTray, stopTicker, stopSession, stopStatus]) stop();
      for (const stop of [stopCall, stopCase]) stop();
    };
  }

  /** Asks who is here; after a restart or an unlock the person is back where they were. */
  async enter(): Promise<void> {
    const before = this.person;
    const wasWarned = this.locksAt !== null;
    await this.session.load();
    const now = this.person;
    if (this.locksAt !== null && !wasWarned)
      this.announcer.say(
        IDLE.said(Math.max(1, Math.round((Date.parse(this.locksAt) - Date.now()) / 1_000))),
      );
    if (now === null) {
      if (before !== null) this.crisis.putAway();
      return this.#putAway();
    }
    void this.attention.load();
    void this.tray.load();
    void this.practice.load();
    if (now.id === before?.id) return;
    const callId = this.#openCallId ?? (await this.#interrupted());
    // While it was asked somebody may have begun a call: theirs is on the screen.
    if (this.#call !== null) return;
    if (callId !== null) return this.openCall(callId);
    // Behind a lock everything was put away; what was opened since, while it was asked, stays open.
    if (before !== null) this.home();
  }

  /**
   * The call that a crash or a restart interrupted: it opens again with its text. One that was put into
   * the tray waits there. Asked until main has answered once in this window.
   */
  async #interrupted(): Promise<CallId | null> {
    if (this.#askedForInterrupted || !this.takesCalls) return null;
    try {
      const { calls } = await this.client.tray.get({});
      this.#askedForInterrupted = true;
      const mine = calls.filter(({ of, interrupted }) => of === null && interrupted);
      return (mine.findLast(({ crisisOpen }) => crisisOpen) ?? mine.at(-1))?.callId ?? null;
    } catch {
      return null;
    }
  }

  home(): void {
    const ended = this.practice.call?.view.ended ? this.practice.call.callId : null;
    this.overlays.closeAll();
    this.#problem = null;
    this.#call = null;
    this.#openCallId = null;
    this.#screen = null;
    if (ended === null) void this.practice.load();
    else void this.practice.closed(ended);
  }

  /** The simulated callers. A call that is open waits: nothing of it is on this screen. */
  openPractice(): void {
    this.home();
    this.#screen = { kind: "practice" };
  }

  openEscalations(): void {
    this.#screen = { kind: "escalations" };
  }

  /** Main refuses everybody but a supervisor; the key is not even there for others. */
  openBuilds(): void {
    this.#screen = { kind: "builds" };
  }

  openDesk(): void {
    this.#screen = { kind: "desk" };
  }

  /** From a call it leads back to where the hands were in it; the call itself goes on. */
  openCase(caseId: CaseId): void {
    if (this.#call !== null && this.screen.kind === "call") this.tray.remember(this.#call);
    this.#showCase(caseId);
  }

  /** Over any screen; of a call it is remembered where it was left, to the letter. */
  openFind(): void {
    if (this.screen.kind === "call" && this.#call !== null) this.tray.remember(this.#call);
    this.overlays.open({ kind: "find" });
  }

  openFound(caseId: CaseId): void {
    this.overlays.closeAll();
    this.#showCase(caseId);
  }

  #showCase(caseId: CaseId): void {
    this.#screen = { kind: "case", caseId, from: this.#caseFrom };
  }

  get #caseFrom(): CaseFrom {
    const { screen } = this;
    if (screen.kind === "case") return screen.from;
    return screen.kind === "escalations" || screen.kind === "call" ? screen.kind : "desk";
  }

  leaveCase(): void {
    const { screen } = this;
    if (screen.kind !== "case") return;
    // The call may have been closed or handed over meanwhile.
    const isGone = screen.from === "call" && this.#call === null;
    this.#screen = { kind: isGone ? "desk" : screen.from };
  }

  /** Another call never waits for the one on the screen: that one goes into the tray. */
  async newCall(ani: string | null = null): Promise<void> {
    // Whatever of practice covers the window, the crisis path too: it waits with its call.
    if (this.practice.call !== null) this.crisis.putAway();
    if (this.#call !== null && !(await this.tray.park(this.#call))) return;
    await this.try(async () =>
      this.showCall(
        new CallScreen(this.client, this.announcer, await this.client.call.start({ ani })),
      ),
    );
  }

  async openCall(callId: CallId): Promise<void> {
    await this.try(async () => {
      const view = await this.client.tray.open({ callId });
      this.showCall(new CallScreen(this.client, this.announcer, view));
    });
  }

  showCall(call: CallScreen): void {
    this.overlays.closeAll();
    this.#call = call;
    void this.practice.load();
    this.#openCallId = call.callId;
    this.#screen = { kind: "call" };
    void this.scopeOptions.load();
    void this.tray.load();
    this.crisis.resume(call);
  }

  async parkCall(): Promise<void> {
    const call = this.#call;
    if (call !== null && !(await this.tray.park(call))) return;
    if (call !== null) this.announcer.say(TRAY.kept(call.text("callerName") || TRAY.notNamed));
    this.home();
  }

  async lock(): Promise<void> {
    if (this.#call !== null) this.tray.remember(this.#call);
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
    this.activity.stop();
    this.#openCallId = this.#call?.callId ?? this.#openCallId;
    this.#call = null;
    this.#screen = null;
    this.overlays.closeAll();
  }

  /** A softphone's link, or a key pressed in another program. */
  async #watchAsked(): Promise<void> {
    while (!this.#stopped) {
      try {
        for await (const asking of await this.client.asked.watch({})) {
          if (asking.kind === "crisis") void this.#askedForCrisis();
          else if (this.takesCalls) void this.newCall(asking.ani);
        }
      } catch {
        // Main restarts or the port is new: ask again below.
      }
      await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
  }

  /** Pressed in another program, so it is never the simulated caller's. */
  async #askedForCrisis(): Promise<void> {
    if (this.practice.call !== null) await this.newCall();
    await this.crisis.open();
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
