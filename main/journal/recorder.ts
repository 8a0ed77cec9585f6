import { uuidv7 } from "uuidv7";
import { type BodyOf, catalogue, checkedBody, type EventType } from "#shared/events/catalogue.ts";
import { type Head } from "#shared/events/confirm.ts";
import { ROUTE_FIELD } from "#shared/events/coverage.ts";
import {
  type Actor,
  type EventText,
  type ParsedEvent,
  type ReadEvent,
  wellFormed,
  writeEvent,
} from "#shared/events/envelope.ts";
import { EventId, type RegionId, type StationId } from "#shared/events/ids.ts";
import { reissued } from "#shared/events/reissue.ts";
import { followStamp, nextStamp, Stamp } from "#shared/events/stamp.ts";
import { streamId, type StreamName } from "#shared/events/stream.ts";
import { isPracticeId, namesPractice } from "#shared/practice/practice-id.ts";
import { type DeskClock } from "../clock.ts";
import { sha256 } from "../keys/hash.ts";
import { type Journal } from "./journal.ts";

/** One thing to record. `routes`: the regions the stream belongs to from here on. */
export type NewEvent<T extends EventType = EventType> = T extends EventType
  ? {
      readonly stream: StreamName;
      readonly type: T;
      readonly body: BodyOf<T>;
      readonly routes?: readonly RegionId[];
    }
  : never;

export type RecorderDeps = {
  readonly journal: Pick<Journal, "station" | "append">;
  readonly head: Head;
  readonly clock: DeskClock;
  /** What a new value of these fields replaces; [] while the vault is closed. */
  readonly replaces: (stream: StreamName, fields: readonly string[]) => Promise<EventId[]>;
  /** Stores kept events in the vault; a failure there loses nothing, the journal has them. */
  readonly toVault: (events: readonly EventText[]) => Promise<void>;
  readonly onKept: (events: readonly ReadEvent[]) => void;
  /** Keeps practice calls, and nothing else; absent: everything but them. */
  readonly practice?: true;
};

/** Makes text well-formed at this border, however deep it lies in a body. */
const tidy = (value: unknown): unknown => {
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tidy(each)]));
};

/** Whether it belongs to a practice call, by its stream or by what it names. */
const isOfPractice = ({ stream, body }: NewEvent): boolean =>
  isPracticeId(streamId(stream)) || namesPractice(body);

/** Writes the events of one station, one after the other: id, seq, prev, stamp, journal, vault. */
export class Recorder {
  readonly #deps: RecorderDeps;
  #head: Head;
  #stamp: Stamp | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
    this.#head = deps.head;
  }

  get station(): StationId {
    return this.#deps.journal.station;
  }

  get head(): Head {
    return this.#head;
  }

  /** Resolves when everything asked of this recorder so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }

  /** A stamp seen in an event from elsewhere: ours come after it, unless it runs ahead. */
  saw(stamp: string): void {
    this.#stamp = followStamp(this.#stamp, Stamp.parse(stamp), this.#deps.clock.nowMs());
  }

  /** Kept when this returns: on the disk, and in the vault unless it is closed or restarting. */
  record(actor: Actor, events: readonly NewEvent[]): Promise<ReadEvent[]> {
    return this.#inTurn(() => this.#record(actor, events));
  }

  /** Writes events of a former incarnation again under this one (decision 0001). */
  reissue(events: readonly ParsedEvent[]): Promise<ReadEvent[]> {
    return this.#inTurn(() =>
      this.#keep((head) => {
        let { seq, hash: prev } = head;
        return events.map((event) => {
          seq += 1;
          const written = reissued(event, { station: this.station, seq, prev }, sha256);
          prev = written.hash;
          return written;
        });
      }),
    );
  }

  async #record(actor: Actor, events: readonly NewEvent[]): Promise<ReadEvent[]> {
    // The last fence, whatever way a request came: a practice call and a desk's journal never meet.
    if (events.some((event) => isOfPractice(event) !== (this.#deps.practice === true)))
      throw new Error("A practice call is not kept, and nothing else is kept as one");
    const prepared = await Promise.all(
      events.map(async (event) => {
        const body = checkedBody(event.type, tidy(event.body) as BodyOf<typeof event.type>);
        const fields = Object.keys(body.set);
        const sets = event.routes === undefined ? fields : [...fields, ROUTE_FIELD];
        const replaces = sets.length === 0 ? [] : await this.#deps.replaces(event.stream, sets);
        return { event, body, sets, replaces };
      }),
    );
    return this.#keep((head) => {
      let { seq, hash } = head;
      return prepared.map(({ event, body, sets, replaces }) => {
        seq += 1;
        this.#stamp = nextStamp(this.#stamp, this.#deps.clock.nowMs(), this.station);
        const written = writeEvent(
          {
            id: EventId.parse(uuidv7()),
            station: this.station,
            seq,
            stream: event.stream,
            type: event.type,
            v: catalogue[event.type].v,
            stamp: this.#stamp,
            clock: this.#deps.clock.reading(),
            actor,
            sets,
            replaces,
            routes: event.routes === undefined ? null : [...event.routes],
            prev: hash,
          },
          body.add === undefined ? { set: body.set } : { set: body.set, add: body.add },
          sha256,
        );
        hash = written.hash;
        return written;
      });
    });
  }

  async #keep(write: (head: Head) => ReadEvent[]): Promise<ReadEvent[]> {
    const written = write(this.#head);
    const last = written.at(-1);
    if (last === undefined) return [];
    await this.#deps.journal.append(written);
    this.#head = { seq: last.envelope.seq, hash: last.hash };
    await this.#deps.toVault(written.map(({ text }) => text));
    this.#deps.onKept(written);
    return written;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
