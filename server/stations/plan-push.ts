import { arrive, type Head, type Verdict } from "#shared/events/confirm.ts";
import {
  type Coverage,
  covers,
  moves,
  regionsOf,
  type Routing,
  routingOf,
} from "#shared/events/coverage.ts";
import {
  type Envelope,
  type EventText,
  type ReadEvent,
  storedEvent,
} from "#shared/events/envelope.ts";
import { type DeskId, type EventId, type PersonId, type RegionId } from "#shared/events/ids.ts";
import { isSameEvent } from "#shared/events/reissue.ts";
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
  readonly deskId: DeskId;
  readonly coverage: Coverage;
  /** Accepted events that bear an id of the batch already. */
  readonly accepted: ReadonlyMap<EventId, EventText>;
  /** Ids of which a copy waits for a supervisor. */
  readonly held: ReadonlySet<EventId>;
};

export type Plan = Effects & {
  readonly records: readonly NewRecord[];
  /** Accepted events of which a copy was held: it need not wait any more. */
  readonly settled: readonly EventId[];
};

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

/** The desk whose events are accepted, and what it covers. */
export type Writer = { readonly deskId: DeskId; readonly coverage: Coverage };

/** The streams of one transaction as accepted events move them. */
export class Ledger {
  readonly #feed: NewFeedRow[] = [];
  readonly #routings: (Routing & { stream: StreamName })[] = [];
  readonly #streams: Map<StreamName, StreamRecord>;
  readonly #moved = new Set<StreamName>();

  readonly #writer: Writer;

  constructor(streams: ReadonlyMap<StreamName, StreamRecord>, writer: Writer) {
    this.#streams = new Map(streams);
    this.#writer = writer;
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
    this.repeat(stream);
  }

  /**
   * A desk that wrote to a stream which left its coverage still holds what it wrote: there it goes.
   * A stream that never belonged anywhere is that desk's own call and stays.
   */
  repeat(stream: StreamName): void {
    const { regions, routings } = this.at(stream);
    const { deskId: desk, coverage } = this.#writer;
    if (isPulled(stream) && routings.length > 0 && !covers(coverage, stream, regions))
      this.#feed.push({ kind: "uncovered", stream, desk });
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
  const ledger = new Ledger(gathered.streams, gathered);
  const accepted = new Map(gathered.accepted);
  for (const event of next) {
    const { envelope, text, hash } = event;
    const { id, station, seq, stream, type } = envelope;
    const first = accepted.get(id);
    const repeats = first !== undefined && isSameEvent(first, text);
    const verdict = repeats
      ? ACCEPTED
      : first === undefined
        ? judged(event, gathered, ledger.at(stream))
        : ID_TAKEN;
    // What was erased does not come back with a copy.
    const body = repeats && isErased(first) ? first.body : text.body;
    records.push({ station, seq, id, stream, type, ...text, body, hash, verdict, repeats });
    if (verdict.kind !== "accepted") continue;
    if (repeats) ledger.repeat(stream);
    else {
      accepted.set(id, text);
      ledger.accept(envelope);
    }
  }
  const settled = [...accepted.keys()].filter((id) => gathered.held.has(id));
  return { records, settled, ...ledger.effects };
};

const judged = (
  { envelope, body, text }: ReadEvent,
  { desk, trustMs, actors }: Gathered,
  stream: StreamRecord,
): Verdict => {
  const actor = actors.get(envelope.actor.person) ?? null;
  return authorise({ envelope, body, text }, { desk, trustMs, actor, ...stream });
};

const isErased = (text: EventText): boolean => storedEvent(text).body.kind === "erased";

const ACCEPTED: Verdict = { kind: "accepted" };
const ID_TAKEN: Verdict = {
  kind: "refused",
  reason: "id-taken",
  remedy: "Another event bears this number already. Record what it says again.",
};
