import { FindIndex, type FindPage } from "#shared/find/find-index.ts";
import { type FindQuery } from "#shared/find/query.ts";
import { recordSigns } from "#shared/find/record-signs.ts";
import { streamId, streamKind, streamName, type StreamName } from "#shared/events/stream.ts";
import { type EventIndex } from "../event-index.ts";

/** Reading gives way to questions after this long: half a frame. */
const SLICE_MS = 6;
/** So few changed records are read with the question itself, so that it knows of the last key. */
const READ_AT_ONCE = 50;

export type FindAsked = {
  readonly query: FindQuery;
  readonly from: number;
  readonly limit: number;
  readonly texts: boolean;
  readonly mayShow: (stream: StreamName) => boolean;
};

/**
 * Keeps what the desk is searched by, in memory while it is unlocked: every case, and every call that
 * became none. It reads in slices, driven by messages because timers of a hidden page are throttled.
 */
export class Finder {
  readonly #index: EventIndex;
  #found = new FindIndex<StreamName>();
  #cases = 0;
  readonly #waiting = new Set<StreamName>();
  #most = 0;
  #isOn = false;
  #port: MessagePort | null = null;

  constructor(index: EventIndex) {
    this.#index = index;
  }

  get holds(): { cases: number; calls: number } {
    return { cases: this.#cases, calls: this.#found.size - this.#cases };
  }

  get reading(): { done: number; of: number } | null {
    return this.#waiting.size <= READ_AT_ONCE
      ? null
      : { done: this.#most - this.#waiting.size, of: this.#most };
  }

  /** Reads everything that is held, from the beginning. */
  start(): void {
    this.#found = new FindIndex();
    this.#cases = 0;
    this.#isOn = true;
    // The latest first: most questions are about this week.
    this.touch([...this.#index.streams()].toReversed());
  }

  /** Something of these was kept, taken back or erased. */
  touch(streams: Iterable<StreamName>): void {
    if (!this.#isOn) return;
    for (const stream of streams) this.#waiting.add(stream);
    this.#most = this.#waiting.size;
    this.#goOn();
  }

  /** A stream leaves this desk: to be called while its events are still held. */
  leaves(stream: StreamName): void {
    const { call } = recordSigns(this.#index.allOf(stream));
    this.touch(call === null ? [stream] : [stream, streamName("call", call)]);
  }

  stop(): void {
    this.#isOn = false;
    this.#waiting.clear();
    this.#pause();
    this.#found = new FindIndex();
    this.#cases = 0;
  }

  find({ query, ...options }: FindAsked): FindPage<StreamName> {
    if (this.#waiting.size <= READ_AT_ONCE) this.#readFor(Infinity);
    return this.#found.find(query, options);
  }

  /** Until nothing waits; for measuring, and where nobody asks meanwhile. */
  readAll(): void {
    this.#readFor(Infinity);
    this.#found.settle();
  }

  #readFor(forMs: number): void {
    const from = performance.now();
    for (const stream of this.#waiting) {
      this.#waiting.delete(stream);
      this.#read(stream);
      if (performance.now() - from > forMs) return;
    }
  }

  #read(stream: StreamName): void {
    const kind = streamKind(stream);
    if (kind !== "case" && kind !== "call") return;
    const events = this.#index.of(stream);
    const isHere = events.length > 0 && !(kind === "call" && this.#hasCase(stream));
    const wasHere = this.#found.has(stream);
    if (kind === "case") this.#cases += Number(isHere) - Number(wasHere);
    if (!isHere) {
      this.#found.remove(stream);
      return;
    }
    const signs = recordSigns(events);
    this.#found.put(stream, signs);
    // From now on the case speaks for its call.
    if (signs.call !== null) {
      const call = streamName("call", signs.call);
      if (this.#found.has(call)) this.#found.remove(call);
    }
  }

  #hasCase(call: StreamName): boolean {
    return this.#index.signposts
      .casesOfCall(streamId(call))
      .some((stream) => this.#index.of(stream).length > 0);
  }

  #goOn(): void {
    if (this.#port !== null || this.#waiting.size === 0) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port2;
    port1.onmessage = () => {
      this.#readFor(SLICE_MS);
      if (this.#waiting.size > 0) return port2.postMessage(null);
      this.#pause();
      if (this.#found.isWorn) return this.start();
      this.#found.settle();
    };
    port2.postMessage(null);
  }

  #pause(): void {
    this.#port?.close();
    this.#port = null;
  }
}
