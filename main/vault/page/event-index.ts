import { isNewer } from "#shared/events/catalogue.ts";
import { type Verdict } from "#shared/events/confirm.ts";
import { type EventText, type ParsedEvent, storedEvent } from "#shared/events/envelope.ts";
import { type EventId, type StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { Signposts } from "./signposts.ts";

type Held = {
  readonly event: ParsedEvent;
  /** The block it lies in; null: the queue. */
  readonly block: number | null;
};

const place = (station: string, seq: number): string => `${station}/${seq}`;

/** All held events in memory, by id and by stream, and what the server said of own ones. */
export class EventIndex {
  readonly #byId = new Map<EventId, Held>();
  readonly #byStream = new Map<StreamName, Map<EventId, ParsedEvent>>();
  readonly #verdicts = new Map<string, Verdict>();
  readonly #confirmed = new Map<StationId, number>();
  readonly #highest = new Map<StationId, number>();
  readonly #byStation = new Map<StationId, Set<EventId>>();
  readonly #newer = new Set<EventId>();
  #refusedAny = false;
  #highestBlock = 0;
  readonly signposts = new Signposts();
  #lastStamp: string | null = null;

  get size(): number {
    return this.#byId.size;
  }

  get highestBlock(): number {
    return this.#highestBlock;
  }

  get lastStamp(): string | null {
    return this.#lastStamp;
  }

  blockOf(id: EventId): number | null | undefined {
    return this.#byId.get(id)?.block;
  }

  /** Takes an event; an erased copy replaces the one that is held. Returns its stream. */
  add(text: EventText, block: number | null): StreamName {
    const event = storedEvent(text);
    const { id, stream, stamp, station, seq } = event.envelope;
    const before = this.#byId.get(id);
    if (before?.event.body.kind === "erased") return stream;
    this.#byId.set(id, { event, block });
    if (block !== null && block > this.#highestBlock) this.#highestBlock = block;
    const ofStream = this.#byStream.get(stream) ?? new Map<EventId, ParsedEvent>();
    ofStream.set(id, event);
    this.#byStream.set(stream, ofStream);
    const ofStation = this.#byStation.get(station) ?? new Set<EventId>();
    this.#byStation.set(station, ofStation.add(id));
    this.signposts.add(event);
    this.#highest.set(station, Math.max(seq, this.#highest.get(station) ?? 0));
    if (isNewer(event.envelope)) this.#newer.add(id);
    if (this.#lastStamp === null || stamp > this.#lastStamp) this.#lastStamp = stamp;
    return stream;
  }

  /** The events of a stream that count: all but own ones which the server refused. */
  of(stream: StreamName): ParsedEvent[] {
    return [...(this.#byStream.get(stream)?.values() ?? [])].filter(
      (event) => this.verdictOf(event)?.kind !== "refused",
    );
  }

  /** Every stream of which something is held. */
  streams(): IterableIterator<StreamName> {
    return this.#byStream.keys();
  }

  has(stream: StreamName): boolean {
    return this.#byStream.has(stream);
  }

  allOf(stream: StreamName): ParsedEvent[] {
    return [...(this.#byStream.get(stream)?.values() ?? [])];
  }

  remove(stream: StreamName): EventId[] {
    const ids = [...(this.#byStream.get(stream)?.keys() ?? [])];
    for (const id of ids) this.#byId.delete(id);
    this.#byStream.delete(stream);
    return ids;
  }

  /** Calls without an ending, and those of which the server refused something: it may be that. */
  callsNotEnded(): StreamName[] {
    return this.signposts
      .with("call-started")
      .filter((stream) => !this.signposts.has(stream, "call-ended") || this.#hasRefused(stream));
  }

  #hasRefused(stream: StreamName): boolean {
    return (
      this.#refusedAny &&
      this.allOf(stream).some((event) => this.verdictOf(event)?.kind === "refused")
    );
  }

  setVerdict(station: StationId, seq: number, verdict: Verdict): void {
    this.#refusedAny ||= verdict.kind === "refused";
    this.#verdicts.set(place(station, seq), verdict);
  }

  /** Own events that the server refused, latest first. */
  refused(): ParsedEvent[] {
    if (!this.#refusedAny) return [];
    return [...this.#byStation.keys()]
      .filter((station) => this.isOwn(station))
      .flatMap((station) => this.ofStation(station, 1))
      .filter((event) => this.verdictOf(event)?.kind === "refused")
      .toSorted((a, b) => (a.envelope.stamp < b.envelope.stamp ? 1 : -1));
  }

  /** Events of a type or version that this build does not know. */
  newer(): ParsedEvent[] {
    return [...this.#newer].flatMap((id) => this.event(id) ?? []);
  }

  /** Whether a station is this desk, now or before. */
  isOwn(station: StationId): boolean {
    return this.#confirmed.has(station);
  }

  setConfirmed(station: StationId, seq: number): void {
    this.#confirmed.set(station, Math.max(seq, this.#confirmed.get(station) ?? 0));
  }

  verdictOf({ envelope }: ParsedEvent): Verdict | null {
    return this.#verdicts.get(place(envelope.station, envelope.seq)) ?? null;
  }

  /** Confirmed by the server, or another station's, which came from there. */
  isDelivered({ envelope }: ParsedEvent): boolean {
    const confirmed = this.#confirmed.get(envelope.station);
    return confirmed === undefined || envelope.seq <= confirmed;
  }

  isConfirmed(id: EventId): boolean {
    const held = this.#byId.get(id);
    return (
      held === undefined ||
      (this.isDelivered(held.event) && this.verdictOf(held.event)?.kind !== "held")
    );
  }

  /** Highest seq held per own station. Own stations are those a confirmation was noted for. */
  heldSeqs(): Record<string, number> {
    return Object.fromEntries(
      [...this.#confirmed.keys()].map((station) => [station, this.#highest.get(station) ?? 0]),
    );
  }

  /** Events of one own station from a seq on, in order: to send again after a restore. */
  ofStation(station: StationId, fromSeq: number): ParsedEvent[] {
    return [...(this.#byStation.get(station) ?? [])]
      .flatMap((id) => this.event(id) ?? [])
      .filter(({ envelope }) => envelope.station === station && envelope.seq >= fromSeq)
      .toSorted((a, b) => a.envelope.seq - b.envelope.seq);
  }

  event(id: EventId): ParsedEvent | undefined {
    return this.#byId.get(id)?.event;
  }
}
