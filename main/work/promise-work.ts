import { pacificDay } from "#shared/case/pacific-words.ts";
import { type FollowUpStanding, type HereRow } from "#shared/contract/promise-views.ts";
import { type BodyOf } from "#shared/events/catalogue.ts";
import { type EventId, type PersonId } from "#shared/events/ids.ts";
import { LINE_STREAM, streamKind, StreamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type WorkDeps } from "./work-deps.ts";

type Add = {
  readonly offered: BodyOf<"follow-up-offered">["add"];
  readonly "offer-closed": BodyOf<"follow-up-offer-closed">["add"];
  readonly taken: BodyOf<"follow-up-taken">["add"];
};

const GONE = "It is not open any more, or it has left this desk. Look at the list again.";

/** A promise goes to a colleague: offered, then taken or not. Until it is taken it stays where it is. */
export class PromiseWork {
  readonly #deps: WorkDeps;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  /** All that can be offered are; refused where none can. */
  async offer(
    followUps: readonly EventId[],
    to: PersonId,
    words: string,
  ): Promise<Result<{ offered: number }>> {
    const me = this.#deps.person().id;
    const known = (await this.here()).find(({ id }) => id === to);
    if (known === undefined || to === me)
      return refuse("not-a-colleague", "Choose somebody else of this line who takes calls.");
    if (known.absent)
      return refuse(
        "colleague-absent",
        `${known.name} is marked absent today. Choose somebody who is here.`,
      );
    const all = await this.#standings(followUps);
    const own = all.filter(({ done, owner, offer }) => !done && owner === me && !waits(offer));
    if (own.length === 0) return this.#nothingToOffer(all, me);
    const at = this.#at();
    await this.#record(
      own.map((each) =>
        step(each, "offered", { followUp: each.followUp, to, words: words.trim(), at }),
      ),
    );
    return accept({ offered: own.length });
  }

  async withdraw(followUp: EventId): Promise<Result<null>> {
    const [stands] = await this.#standings([followUp]);
    if (stands === undefined || stands.done) return refuse("promise-gone", GONE);
    if (stands.owner !== this.#deps.person().id)
      return refuse("handed-over", `${stands.ownerName} has it already. It is theirs now.`);
    if (stands.offer !== null) await this.#close(stands, stands.offer.id, "withdrawn");
    return accept(null);
  }

  /** Taken from whoever offered it; a supervisor takes what nobody is here for. */
  async take(followUp: EventId): Promise<Result<null>> {
    const me = this.#deps.person().id;
    const [stands] = await this.#standings([followUp]);
    if (stands === undefined || stands.done) return refuse("promise-gone", GONE);
    if (stands.owner === me) return accept(null);
    const { offer } = stands;
    const isOffered = offer?.state === "waiting" && offer.to === me;
    if (!isOffered && !(stands.withLead && this.#deps.person().role === "supervisor"))
      return refuse(
        "offer-gone",
        `${stands.ownerName} has it: it is not offered to you any more. Nothing is to be done.`,
      );
    await this.#record([
      step(stands, "taken", {
        followUp,
        from: stands.owner,
        why: isOffered ? "offer" : "lead",
        offer: isOffered ? offer.id : null,
        at: this.#at(),
      }),
    ]);
    return accept(null);
  }

  async notNow(followUp: EventId): Promise<Result<null>> {
    const [stands] = await this.#standings([followUp]);
    const offer = stands?.offer;
    if (stands === undefined || offer?.to !== this.#deps.person().id || !waits(offer))
      return refuse("offer-gone", "It is not offered to you any more. Nothing is to be done.");
    await this.#close(stands, offer.id, "not-accepted");
    return accept(null);
  }

  here(): Promise<HereRow[]> {
    const { keeper, person } = this.#deps;
    return keeper.ask((vault) => vault.here({ now: this.#at(), person: person().id }));
  }

  async mark(person: PersonId, here: boolean): Promise<Result<HereRow[]>> {
    const rows = await this.here();
    if (!rows.some(({ id }) => id === person))
      return refuse("not-of-the-line", "Nobody of this line has this name now. Choose again.");
    const on = pacificDay(this.#deps.clock.nowMs());
    await this.#record([
      {
        stream: LINE_STREAM,
        type: "person-here",
        body: { add: { person, on, here, at: this.#at() } },
      },
    ]);
    return accept(await this.here());
  }

  #nothingToOffer(all: readonly FollowUpStanding[], me: PersonId): Result<never> {
    const offered = all.find(({ done, owner, offer }) => !done && owner === me && waits(offer));
    return offered === undefined
      ? refuse("promise-gone", GONE)
      : refuse(
          "offered-already",
          `It is offered to ${offered.offer?.toName ?? "somebody"} already. Take the offer back first: W on the desk.`,
        );
  }

  #close(
    stands: FollowUpStanding,
    offer: EventId,
    how: "withdrawn" | "not-accepted",
  ): Promise<void> {
    const { followUp } = stands;
    return this.#record([step(stands, "offer-closed", { followUp, offer, how, at: this.#at() })]);
  }

  #standings(followUps: readonly EventId[]): Promise<FollowUpStanding[]> {
    const { keeper, person } = this.#deps;
    return keeper.ask((vault) =>
      vault.followUps({ now: this.#at(), person: person().id, followUps: [...followUps] }),
    );
  }

  #at(): string {
    return this.#deps.clock.now().toISOString();
  }

  async #record(events: readonly NewEvent[]): Promise<void> {
    await this.#deps.desk.recorder.record(this.#deps.actor(), events);
  }
}

const waits = (offer: FollowUpStanding["offer"]): boolean => offer?.state === "waiting";

/** Into the stream it belongs to; a call's types have a name of their own. */
const step = <S extends keyof Add>(
  { stream }: FollowUpStanding,
  kind: S,
  add: Add[S],
): NewEvent => {
  const of = StreamName.parse(stream);
  const type = streamKind(of) === "call" ? `call-follow-up-${kind}` : `follow-up-${kind}`;
  return { stream: of, type, body: { add } } as NewEvent;
};
