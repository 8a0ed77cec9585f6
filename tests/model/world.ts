import { createHash } from "node:crypto";
import { readBody } from "#shared/events/catalogue.ts";
import { type EventText, readEvent, type ReadEvent } from "#shared/events/envelope.ts";
import { type BodyReader } from "#shared/events/fold.ts";
import { type EventId, RegionId, type Sha256 } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { type Rules } from "./rules.ts";

export const sha256: Sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

export const REGIONS = ["north", "south", "coast"].map((region) => RegionId.parse(region));

/** A type that only newer desks know; older ones keep it unread. */
export const NEWER_TYPE = "case-wished";

export const newerReader: BodyReader = (event) =>
  event.envelope.type === NEWER_TYPE && event.body.kind === "plain"
    ? { set: (event.body.json["set"] ?? {}) as Record<string, unknown> }
    : readBody(event);

/** One thing a desk wrote, beside what its author had before their eyes. */
export type Written = {
  readonly id: EventId;
  /** The same for every copy of it, whatever its id becomes. */
  readonly intent: number;
  readonly stream: StreamName;
  readonly type: string;
  readonly sets: readonly string[];
  /** What stood before its author. */
  readonly knows: ReadonlySet<EventId>;
  /** And what the authors of those had seen, as far back as it goes. */
  readonly knowsThrough: ReadonlySet<EventId>;
};

/** What the modelled desks and server share: chance, time, and the book of what really happened. */
export class World {
  readonly chance: Chance;
  readonly rules: Rules;
  readonly written = new Map<EventId, Written>();
  /** References as they were told to callers, with the event each belongs to. */
  readonly spoken: { readonly reference: string; readonly intent: number }[] = [];
  /** Lost with the last place that held it: no rule could have saved it. */
  readonly excused = new Set<EventId>();
  readonly erased = new Set<EventId>();
  readonly trace: string[] = [];
  /** How often each kind of thing happened: a history in which nothing does proves nothing. */
  readonly tally = new Map<string, number>();
  nowMs = Date.UTC(2026, 10, 25, 8);
  restores = 0;
  readonly #read = new Map<string, ReadEvent>();

  constructor(seed: number, rules: Rules) {
    this.chance = chanceOf(seed);
    this.rules = rules;
  }

  /** Reads as a border does, once per text. Throws: nothing here writes what cannot be read. */
  read(text: EventText): ReadEvent {
    const key = `${text.envelope}\n${text.body}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const read = readEvent(text, sha256);
    if (!read.ok) throw new Error(read.refusal.remedy);
    this.#read.set(key, read.value);
    return read.value;
  }

  wrote(event: Omit<Written, "intent" | "knowsThrough">): void {
    const before = [...event.knows].flatMap((id) => [
      ...(this.written.get(id)?.knowsThrough ?? []),
    ]);
    this.written.set(event.id, {
      ...event,
      intent: this.written.size,
      knowsThrough: new Set([...event.knows, ...before]),
    });
  }

  count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }

  note(line: string): void {
    this.trace.push(line);
  }
}
