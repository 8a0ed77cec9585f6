import { type Colleague, type OfferMade, type PlaceInCall } from "#shared/contract/tray-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { type CallId, type EventId, type PersonId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type CallWork } from "./call-work.ts";
import { type WorkDeps } from "./work-deps.ts";

type Taking = { readonly why: "offer" | "same-desk"; readonly offer: EventId | null };
type HandOverEvent = Omit<
  Extract<NewEvent, { type: "call-offered" | "call-offer-closed" | "call-taken" }>,
  "stream" | "routes"
>;

/** A half-done call goes to a colleague: offered, then taken or not. Until it is taken it stays where it is. */
export class HandOverWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;

  constructor(deps: WorkDeps, calls: CallWork) {
    this.#deps = deps;
    this.#calls = calls;
  }

  colleagues(): Promise<Colleague[]> {
    const { keeper, person } = this.#deps;
    return keeper.ask((vault) => vault.colleagues({ now: this.#now(), person: person().id }));
  }

  async offer(
    callId: CallId,
    to: PersonId,
    words: string,
    place: PlaceInCall,
  ): Promise<Result<null>> {
    const { file } = await this.#calls.sight(callId);
    if (file.ended !== null)
      return refuse("call-ended", "This call is closed. There is nothing left to hand over.");
    if (file.offer?.state === "waiting")
      return refuse(
        "offered-already",
        `It is offered to ${file.offer.to} since ${file.offer.atWords}. Take the offer back first, from the desk.`,
      );
    const known = await this.colleagues();
    if (!known.some(({ id }) => id === to))
      return refuse("not-a-colleague", "Choose somebody of this line who takes calls.");
    // What was typed goes with it: nobody asks it twice.
    await this.#calls.park(callId, place);
    await this.#record(callId, {
      type: "call-offered",
      body: { add: { to, words: words.trim(), at: this.#now() } },
    });
    return accept(null);
  }

  async withdraw(callId: CallId): Promise<Result<null>> {
    const { file } = await this.#calls.sight(callId);
    const handedTo = this.#calls.handedTo(file);
    if (handedTo !== null)
      return refuse("handed-over", `${handedTo} has taken it already. It is theirs now.`);
    if (file.offer !== null) await this.#close(callId, file.offer, "withdrawn");
    return accept(null);
  }

  async notNow(callId: CallId, offer: EventId): Promise<void> {
    await this.#record(callId, {
      type: "call-offer-closed",
      body: { add: { offer, how: "not-accepted", at: this.#now() } },
    });
  }

  async accept(callId: CallId, offer: EventId): Promise<Result<CallView>> {
    const { file } = await this.#calls.sight(callId);
    const isStill = file.offer?.id === offer && file.offer.state === "waiting";
    if (!isStill || file.owner === null)
      return refuse("offer-gone", "This call is not offered any more: it was taken back or taken.");
    await this.take(callId, file.owner.id, { why: "offer", offer });
    await this.#calls.unpark(callId);
    return accept(await this.#calls.view(callId));
  }

  /** Recorded by whoever has the call from now on. */
  async take(callId: CallId, from: PersonId, taking: Taking): Promise<void> {
    await this.#record(callId, {
      type: "call-taken",
      body: { add: { from, ...taking, at: this.#now() } },
    });
  }

  #close(callId: CallId, offer: OfferMade, how: "withdrawn" | "not-accepted"): Promise<void> {
    return this.#record(callId, {
      type: "call-offer-closed",
      body: { add: { offer: offer.id, how, at: this.#now() } },
    });
  }

  #now(): string {
    return this.#deps.clock.now().toISOString();
  }

  async #record(callId: CallId, event: HandOverEvent): Promise<void> {
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      { ...event, stream: streamName("call", callId) } as NewEvent,
    ]);
  }
}
