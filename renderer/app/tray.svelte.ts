import type { OfferHere, PlaceInCall, TrayRow, TrayView } from "#shared/contract/tray-views.ts";
import type { CallId, PersonId } from "#shared/events/ids.ts";
import { placeNow } from "../screens/call/panes.ts";
import type { CallScreen } from "../screens/call/call-screen.svelte.ts";
import { Live } from "./live.svelte.ts";
import type { Workstation } from "./workstation.svelte.ts";
import { HAND_OVER, TRAY } from "./words/tray.ts";

/** The calls that wait while another is on the screen, and the way between them. */
export class Tray {
  readonly #workstation: Workstation;
  readonly live: Live<TrayView>;
  /** Where each call was left in this window; a lock or a swap needs no disk for it. */
  #places: Readonly<Record<string, PlaceInCall>> = {};
  #saidOffer: string | null = null;
  #reminded: string | null = null;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
    this.live = new Live(() => workstation.client.tray.get({}));
  }

  readonly view = $derived.by(() => (this.#workstation.takesCalls ? this.live.value : null));
  /** All but the one on the screen, longest waiting first. */
  readonly waiting = $derived.by((): readonly TrayRow[] => {
    const here = this.#workstation.call?.callId;
    return (this.view?.calls ?? []).filter(({ callId }) => callId !== here);
  });
  /** The one that the swap key goes to. */
  readonly next = $derived.by(
    () => this.waiting.find(({ of, parkedAt }) => of === null && parkedAt !== null) ?? null,
  );

  start(): () => void {
    const stops = (["call", "desk", "session"] as const).map((topic) =>
      this.#workstation.changes.on(topic, () => void this.load()),
    );
    return () => stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    if (!this.#workstation.takesCalls) return;
    await this.live.load();
    const remind = this.view?.remind ?? null;
    const { offer } = this;
    if (offer !== null && offer.offer !== this.#saidOffer)
      this.#workstation.announcer.say(`${HAND_OVER.from(offer.by)}: ${offer.caller}`);
    this.#saidOffer = offer?.offer ?? null;
    if (remind !== null && remind !== this.#reminded) this.#workstation.announcer.say(remind);
    this.#reminded = remind;
  }

  /** Where a call was left: in this window, else as main kept it. */
  placeOf(call: CallScreen): PlaceInCall | null {
    return this.#places[call.callId] ?? call.view.place;
  }

  /** Before the call leaves the screen, while the focus is still in it. */
  remember(call: CallScreen): PlaceInCall {
    const now = placeNow(call.thread.now?.id ?? null);
    const place = { ...now, field: now.field ?? call.lastField };
    this.#places = { ...this.#places, [call.callId]: place };
    return place;
  }

  /** Into the tray, with everything typed. False: main refused, and the call stays on the screen. */
  async park(call: CallScreen): Promise<boolean> {
    if (call.view.ended !== null) return true;
    const place = this.remember(call);
    if (!(await call.park(place))) return false;
    await this.live.load();
    return true;
  }

  /** The longest waiting call that a colleague wants this person to take. */
  readonly offer = $derived.by(() => this.view?.offers[0] ?? null);

  /** Offers the call with everything typed; throws what main refuses. The desk is next. */
  async offerTo(call: CallScreen, to: PersonId, words: string): Promise<void> {
    const place = this.placeOf(call) ?? { field: null, caret: null, prompt: null };
    await call.flush();
    await this.#workstation.client.tray.offer({ callId: call.callId, to, words, place });
    this.#workstation.home();
    await this.live.load();
  }

  /** The one on the screen waits, and the offered one is here as it was left there. */
  async take({ callId, offer }: OfferHere): Promise<void> {
    this.#workstation.overlays.close();
    const { call } = this.#workstation;
    if (call !== null && !(await this.park(call))) return;
    await this.#workstation.try(async () => {
      await this.#workstation.client.tray.take({ callId, offer });
      await this.#workstation.openCall(callId);
    });
    await this.live.load();
  }

  async notNow({ callId, offer }: OfferHere): Promise<void> {
    this.#workstation.overlays.close();
    await this.#workstation.try(
      async () => void (await this.#workstation.client.tray.notNow({ callId, offer })),
    );
    await this.live.load();
  }

  async withdraw(callId: CallId): Promise<void> {
    await this.#workstation.try(
      async () => void (await this.#workstation.client.tray.withdraw({ callId })),
    );
    await this.live.load();
  }

  /** A colleague took the call that is on this screen: it is not typed in here any more. */
  follow(call: CallScreen): void {
    const { handedTo } = call.view;
    if (handedTo === null || call !== this.#workstation.call) return;
    this.#workstation.home();
    this.#workstation.announcer.say(HAND_OVER.taken(handedTo));
  }

  /** Signs out; with calls still to finish or promises to keep it says which, first. */
  async leave(): Promise<void> {
    const { overlays, client } = this.#workstation;
    const { promises } = await client.desk.get({}).catch(() => ({ promises: [] }));
    if (promises.length > 0 || this.waiting.some(({ of }) => of === null))
      overlays.open({ kind: "leaving", promises });
    else await this.#workstation.signOut();
  }

  /** One key: the call on the screen waits, and the longest waiting one comes back as it was. */
  async swap(): Promise<void> {
    const { call } = this.#workstation;
    const { next } = this;
    if (next === null) return;
    // The one that comes back leaves its place in the tray to this one.
    await this.#workstation.try(async () => {
      const view = await this.#workstation.client.tray.open({ callId: next.callId });
      if (call !== null && !(await this.park(call))) {
        await this.#workstation.client.tray.park({
          callId: next.callId,
          place: view.place ?? { field: null, caret: null, prompt: null },
        });
        return;
      }
      await this.#workstation.openCall(next.callId);
      this.#workstation.announcer.say(TRAY.swapped(next.caller));
    });
  }
}
