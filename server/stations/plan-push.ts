import { arrive, type Head, type Verdict } from "#shared/events/confirm.ts";
import { moves, regionsOf, type Routing, routingOf } from "#shared/events/coverage.ts";
import { type Envelope, type ReadEvent } from "#shared/events/envelope.ts";
import { type EventId, type PersonId, type RegionId } from "#shared/events/ids.ts";
import { streamKind, type StreamName } from "#shared/events/stream.ts";
import { type NewRecord, type Recorded, type StreamRecord } from "../store/event-verbs.ts";
import { type NewFeedRow } from "../store/feed-verbs.ts";
import { authorise, type Circumstances, type KnownActor } from "./authorise.ts";

export type VerdictAtSeq = { readonly seq: number; readonly verdict: Verdict };

export type Placed = {
  /** To be recorded, in order. */
  readonly next: readonly ReadEvent[];
  readonly again: readonly VerdictAtSeq[];
  readonly head: Head;
  readonly stopped:
    | { readonly kind: "forked"; readonly atSeq: number }
    | { readonly kind: "gap"; readonly fromSeq: number }
    | null;
};

/** Puts the events of a batch behind the head, up to the first that does not fit the chain. */
export const place = (
  head: Head,
  events: readonly ReadEvent[],
  recorded: ReadonlyMap<number, Recorded>,
): Placed => {
  const next: ReadEvent[] = [];
  const again: VerdictAtSeq[] = [];
  const fresh = new Map<number, ReadEvent>();
  let reached = head;
  for (const event of events) {
    const { seq } = event.envelope;
    const before = recorded.get(seq);
    const twin = fresh.get(seq);
    const known = before ?? (twin === undefined ? null : { id: twin.envelope.id, hash: twin.hash });
    const arrival = arrive(reached, event, known);
    if (arrival.kind === "forked" || arrival.kind === "gap")
      return { next, again, head: reached, stopped: arrival };
    if (arrival.kind === "next") {
      next.push(event);
      fresh.set(seq, event);
      reached = arrival.head;
    } else if (before !== undefined) again.push({ seq, verdict: before.verdict });
  }
  return { next, again, head: reached, stopped: null };
};

/** What a batch is decided from, gathered under the locks of its transaction. */
export type Gathered = {
  readonly desk: Circumstances["desk"];
  readonly trustMs: number;
  readonly actors: ReadonlyMap<PersonId, KnownActor>;
  readonly streams: ReadonlyMap<StreamName, StreamRecord>;
  /** Accepted events that bear an id of the batch already. */
  readonly accepted: ReadonlyMap<EventId, Envelope>;
};

export type Plan = Effects & { readonly records: readonly NewRecord[] };

/** What accepted events do beyond being recorded. */
export type Effects = {
  readonly feed: readonly NewFeedRow[];
  readonly routings: readonly (Routing & { readonly stream: StreamName })[];
  readonly regions: ReadonlyMap<StreamName, readonly RegionId[]>;
};

/** Streams whose events reach other desks; the others stay with the centre and need no lock. */
export const isPulled = (stream: StreamName): boolean => {
  const kind = streamKind(stream);
  return kind !== "access" && kind !== "desk";
};

const NOWHERE: StreamRecord = { regions: new Set(), routings: [] };

/** The same event written again by a later incarnation: all but its place in a chain is as it was. */
const isRepeat = (one: Envelope, other: Envelope): boolean =>
  one.body === other.body &&
  one.type === other.type &&
  one.stream === other.stream &&
  one.actor.person === other.actor.person;

/** The streams of one transaction as accepted events move them. */
export class Ledger {
  readonly #feed: NewFeedRow[] = [];
  readonly #routings: (Routing & { stream: StreamName })[] = [];
  readonly #streams: Map<StreamName, StreamRecord>;
  readonly #moved = new Set<StreamName>();

  constructor(streams: ReadonlyMap<StreamName, StreamRecord>) {
    this.#streams = new Map(streams);
  }

  at(stream: StreamName): StreamRecord {
    return this.#streams.get(stream) ?? NOWHERE;
  }

  accept(envelope: Envelope): void {
    const { station, seq, stream } = envelope;
    if (!isPulled(stream)) return;
    const routing = routingOf(envelope);
    const { grants, withdrawals } = routing === null ? STAYS : this.#move(stream, routing);
    // The grant before its event: the history it brings ends there, so nothing travels twice.
    this.#feed.push(
      ...grants.map((region) => ({ kind: "grant", stream, region }) as const),
      { kind: "event", stream, station, seq },
      ...withdrawals.map((region) => ({ kind: "withdrawal", stream, region }) as const),
    );
  }

  #move(stream: StreamName, routing: Routing): ReturnType<typeof moves> {
    const before = this.at(stream);
    const routings = [...before.routings, routing];
    const regions = regionsOf(routings);
    this.#streams.set(stream, { regions, routings });
    this.#moved.add(stream);
    this.#routings.push({ ...routing, stream });
    return moves(before.regions, regions);
  }

  get effects(): Effects {
    const regions = [...this.#moved].map(
      (stream) => [stream, [...this.at(stream).regions].toSorted()] as const,
    );
    return { feed: this.#feed, routings: this.#routings, regions: new Map(regions) };
  }
}

const STAYS = { grants: [], withdrawals: [] } as const;

/** Decides every event of a batch in order; each sees the routings of those before it. Pure. */
export const planPush = (next: readonly ReadEvent[], gathered: Gathered): Plan => {
  const records: NewRecord[] = [];
  const ledger = new Ledger(gathered.streams);
  const accepted = new Map(gathered.accepted);
  for (const { envelope, body, text, hash } of next) {
    const { id, station, seq, stream, type, actor } = envelope;
    const first = accepted.get(id);
    const repeats = first !== undefined && isRepeat(first, envelope);
    const { desk, trustMs, actors } = gathered;
    const verdict =
      first !== undefined && !repeats
        ? ID_TAKEN
        : authorise(
            { envelope, body, text },
            { desk, trustMs, actor: actors.get(actor.person) ?? null, ...ledger.at(stream) },
          );
    records.push({ station, seq, id, stream, type, ...text, hash, verdict, repeats });
    if (verdict.kind !== "accepted" || repeats) continue;
    accepted.set(id, envelope);
    ledger.accept(envelope);
  }
  return { records, ...ledger.effects };
};

const ID_TAKEN: Verdict = {
  kind: "refused",
  reason: "id-taken",
  remedy: "Another event bears this number already. Record what it says again.",
};
