import { type Head, type Verdict } from "#shared/events/confirm.ts";
import { type Coverage, type Routing } from "#shared/events/coverage.ts";
import { type ReadEvent } from "#shared/events/envelope.ts";
import { type EventId, type RegionId, type StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";

export type Recorded = {
  readonly event: ReadEvent;
  readonly verdict: Verdict;
  /** Where its station stands. */
  readonly desk: string;
};

type Place = { readonly xid: number; readonly position: number };

/** A line of the feed without its place. */
export type NewRow =
  | { readonly kind: "event"; readonly stream: StreamName; readonly id: EventId }
  | {
      readonly kind: "grant" | "withdrawal";
      readonly stream: StreamName;
      readonly region: RegionId;
    }
  /** The desk that wrote into this stream does not hold it. */
  | { readonly kind: "uncovered"; readonly stream: StreamName; readonly desk: string }
  /** Goes to every desk: copies lie outside of coverages, too. */
  | { readonly kind: "erasure"; readonly id: EventId }
  /** What a supervisor decided of an event that was held. */
  | {
      readonly kind: "verdict";
      readonly desk: string;
      readonly id: EventId;
      readonly verdict: Verdict;
    };
export type FeedRow = NewRow & Place;

export const place = (a: Place, b: Place): number => a.xid - b.xid || a.position - b.position;

type Station = {
  readonly desk: string;
  readonly head: Head;
  readonly prefix: { readonly text: string; readonly epoch: number } | null;
  /** References of that prefix that were handed out in blocks. */
  readonly given: number;
};

/** What a backup holds: everything committed. */
export type State = {
  stations: Map<StationId, Station>;
  coverages: Map<string, Coverage>;
  /** By station and seq. */
  chain: Map<string, Recorded>;
  accepted: Map<EventId, ReadEvent>;
  streams: Map<StreamName, readonly EventId[]>;
  routings: Map<StreamName, readonly Routing[]>;
  feed: FeedRow[];
  prefixes: number;
  nextXid: number;
  nextPosition: number;
};

export const emptyState = (): State => ({
  stations: new Map(),
  coverages: new Map(),
  chain: new Map(),
  accepted: new Map(),
  streams: new Map(),
  routings: new Map(),
  feed: [],
  prefixes: 0,
  nextXid: 1,
  nextPosition: 1,
});

export const copyOf = (state: State): State => ({
  stations: new Map(state.stations),
  coverages: new Map(state.coverages),
  chain: new Map(state.chain),
  accepted: new Map(state.accepted),
  streams: new Map(state.streams),
  routings: new Map(state.routings),
  feed: [...state.feed],
  prefixes: state.prefixes,
  nextXid: state.nextXid,
  nextPosition: state.nextPosition,
});

/** What a transaction has written so far, over what is committed. */
export class Draft {
  readonly rows: NewRow[] = [];
  readonly #state: State;
  readonly #chain = new Map<string, Recorded>();
  readonly #accepted = new Map<EventId, ReadEvent>();
  readonly #routings = new Map<StreamName, readonly Routing[]>();

  constructor(state: State) {
    this.#state = state;
  }

  recorded(at: string): Recorded | undefined {
    return this.#chain.get(at) ?? this.#state.chain.get(at);
  }
  record(at: string, recorded: Recorded): void {
    this.#chain.set(at, recorded);
  }
  accepted(id: EventId): ReadEvent | undefined {
    return this.#accepted.get(id) ?? this.#state.accepted.get(id);
  }
  accept(event: ReadEvent): void {
    this.#accepted.set(event.envelope.id, event);
  }
  routings(stream: StreamName): readonly Routing[] {
    return this.#routings.get(stream) ?? this.#state.routings.get(stream) ?? [];
  }
  route(stream: StreamName, routings: readonly Routing[]): void {
    this.#routings.set(stream, routings);
  }

  write(): void {
    const { chain, routings, accepted, streams } = this.#state;
    for (const [at, recorded] of this.#chain) chain.set(at, recorded);
    for (const [stream, after] of this.#routings) routings.set(stream, after);
    for (const [id, event] of this.#accepted) {
      const { stream } = event.envelope;
      accepted.set(id, event);
      streams.set(stream, [...(streams.get(stream) ?? []), id]);
    }
  }
}
