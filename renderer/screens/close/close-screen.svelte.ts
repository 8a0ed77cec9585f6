import type { CALL_FIELDS } from "#shared/contract/call-fields.ts";
import type { CallEnded } from "#shared/events/bodies.ts";
import { CALL, CLOSE } from "../../app/words.ts";
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
  if (scope.verdict === "out") return "sent-on";
  if (scope.verdict === "not-an-intake") return "not-an-intake";
  return null;
};

const READ_BACK = [
  "callerName",
  "memberName",
  "callbackNumber",
  "firstAskedOn",
  "earliestOffer",
  "medicationRunsOut",
  "whatWouldWork",
] as const satisfies readonly (typeof CALL_FIELDS)[number][];

/** Read back, the reference to say, how the call ended, and to whom it was sent on. */
export class CloseScreen {
  readonly #workstation: Workstation;
  readonly #call: CallScreen;
  #disposition = $state<Disposition | null>(null);
  #to = $state<string | null>(null);
  #how = $state<How | null>(null);
  #missing = $state<string | null>(null);
  #closing = $state(false);

  constructor(workstation: Workstation, call: CallScreen) {
    this.#workstation = workstation;
    this.#call = call;
    this.#disposition = suggestedFor(call);
    const only = call.view.scope.referrals;
    this.#to = only.length === 1 ? (only[0]?.name ?? null) : null;
  }

  readonly ended = $derived.by(() => this.#call.view.ended);
  readonly reference = $derived.by(
    () => this.#call.view.ended?.reference ?? this.#call.view.reference,
  );
  readonly referrals = $derived.by(() => this.#call.view.scope.referrals);
  readonly asksReferral = $derived.by(
    () =>
      this.#disposition === "sent-on" ||
      (this.#call.view.scope.verdict === "mixed" && this.referrals.length > 0),
  );
  readonly refusal = $derived.by(() => this.#missing ?? this.#call.problem("close")?.words ?? null);
  readonly readBack = $derived.by(() =>
    READ_BACK.flatMap((field) => {
      const text = this.#call.text(field);
      const understood = this.#call.aids.understood[field]?.words ?? null;
      const value = understood === null ? text : `${text} · ${understood}`;
      return text === "" ? [] : [{ label: CALL[field], value }];
    }),
  );

  get disposition(): Disposition | null {
    return this.#disposition;
  }

  get to(): string | null {
    return this.#to;
  }

  get how(): How | null {
    return this.#how;
  }

  get closing(): boolean {
    return this.#closing;
  }

  choose(disposition: Disposition): void {
    this.#disposition = disposition;
    this.#missing = null;
  }

  sendTo(to: string): void {
    this.#to = to;
    this.#missing = null;
  }

  went(how: How): void {
    this.#how = how;
    this.#missing = null;
  }

  async close(): Promise<void> {
    if (this.ended !== null) return this.leave();
    const disposition = this.#disposition;
    if (disposition === null) return this.#say(CLOSE.choose);
    const complete = this.#to !== null && this.#how !== null;
    if (disposition === "sent-on" && !complete) return this.#say(CLOSE.chooseHow);
    this.#missing = null;
    this.#closing = true;
    const referral =
      this.asksReferral && this.#to !== null && this.#how !== null
        ? { to: this.#to, how: this.#how }
        : null;
    await this.#call.close({ disposition, referral });
    this.#closing = false;
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
