import type { FollowUpRow } from "#shared/contract/promise-views.ts";
import type { SummaryView } from "#shared/contract/word-views.ts";
import { hasDied } from "#shared/script/turns.ts";
import type { CallEnded } from "#shared/events/bodies.ts";
import { Live } from "../../app/live.svelte.ts";
import { CLOSE } from "../../app/words.ts";
import type { Workstation } from "../../app/workstation.svelte.ts";
import type { CallScreen } from "../call/call-screen.svelte.ts";

export type Disposition = CallEnded["disposition"];
export type How = NonNullable<CallEnded["referral"]>["how"];

/** What the call itself already says about how it ended; the specialist only confirms it. */
const suggestedFor = (call: CallScreen): Disposition | null => {
  const { crisis, scope, ended } = call.view;
  if (ended !== null) return ended.disposition;
  const outcome = crisis.steps.findLast(({ step }) => step === "outcome")?.outcome;
  if (outcome === "handed-over") return "crisis-handed-over";
  if (outcome === "cut-off") return "cut-off";
  if ((call.caseView?.escalations.length ?? 0) > 0) return "escalated";
  if (scope.verdict === "out" || hasDied(call.view.fields)) return "sent-on";
  if (scope.verdict === "not-an-intake") return "not-an-intake";
  return null;
};

/** Read back, the reference to say, how the call ended, and to whom it was sent on. */
export class CloseScreen {
  readonly #workstation: Workstation;
  readonly #call: CallScreen;
  #chosen = $state<Disposition | null>(null);
  #sentTo = $state<string | null>(null);
  #how = $state<How | null>(null);
  #callBack = $state("");
  #missing = $state<string | null>(null);
  #closing = $state(false);

  constructor(workstation: Workstation, call: CallScreen) {
    this.#workstation = workstation;
    this.#call = call;
    this.summary = new Live(() => workstation.client.words.summary({ callId: call.callId }));
    this.promised = new Live(async () => {
      const { promises } = await workstation.client.desk.get({});
      const { callId, view } = call;
      return promises.filter(
        (row) => row.callId === callId || (view.caseId !== null && row.caseId === view.caseId),
      );
    });
    void call.flush().then(() => this.summary.load());
    void this.promised.load();
  }

  /** Follows the call until somebody chooses: a verdict may still be on its way as this opens. */
  readonly disposition = $derived.by(() => this.#chosen ?? suggestedFor(this.#call));
  readonly ended = $derived.by(() => this.#call.view.ended);
  readonly reference = $derived.by(
    () => this.#call.view.ended?.reference ?? this.#call.view.reference,
  );
  /** A death goes to a supervisor and to nobody else. */
  readonly referrals = $derived.by((): readonly { readonly name: string }[] =>
    hasDied(this.#call.view.fields)
      ? [{ name: CLOSE.supervisor }]
      : this.#call.view.scope.referrals,
  );
  readonly to = $derived.by(() => {
    const only = this.referrals.length === 1 ? this.referrals[0] : undefined;
    return this.#sentTo ?? only?.name ?? null;
  });
  readonly asksReferral = $derived.by(
    () =>
      this.disposition === "sent-on" ||
      (this.#call.view.scope.verdict === "mixed" && this.referrals.length > 0),
  );
  readonly refusal = $derived.by(() => this.#missing ?? this.#call.problem("close")?.words ?? null);
  /** Composed from the fields in the caller's language; kept with the call as it was given. */
  readonly summary: Live<SummaryView>;
  /** What was promised on this call, with when it is due. */
  readonly promised: Live<readonly FollowUpRow[]>;
  readonly asksCallBack = $derived.by(() => this.disposition === "call-back-promised");

  get callBack(): string {
    return this.#callBack;
  }

  promise(text: string): void {
    this.#callBack = text;
    this.#missing = null;
  }

  get how(): How | null {
    return this.#how;
  }

  get closing(): boolean {
    return this.#closing;
  }

  choose(disposition: Disposition): void {
    this.#chosen = disposition;
    this.#missing = null;
  }

  sendTo(to: string): void {
    this.#sentTo = to;
    this.#missing = null;
  }

  went(how: How): void {
    this.#how = how;
    this.#missing = null;
  }

  async close(): Promise<void> {
    if (this.ended !== null) return this.leave();
    const disposition = this.disposition;
    if (disposition === null) return this.#say(CLOSE.choose);
    const complete = this.to !== null && this.#how !== null;
    if (disposition === "sent-on" && !complete) return this.#say(CLOSE.chooseHow);
    this.#missing = null;
    this.#closing = true;
    const referral =
      this.asksReferral && this.to !== null && this.#how !== null
        ? { to: this.to, how: this.#how }
        : null;
    const callBack = this.asksCallBack ? { callBack: this.#callBack } : {};
    await this.#call.close({ disposition, referral, ...callBack });
    this.#closing = false;
    if (this.ended !== null) {
      void this.summary.load();
      void this.promised.load();
    }
    if (this.reference !== null && this.ended !== null)
      this.#workstation.announcer.say(`${CLOSE.closed}. ${CLOSE.reference}: ${this.reference}`);
  }

  back(): void {
    if (this.ended === null) this.#workstation.overlays.close();
    else this.leave();
  }

  leave(): void {
    this.#workstation.home();
  }

  #say(words: string): void {
    this.#missing = words;
  }
}
