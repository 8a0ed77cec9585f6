import { type Envelope, type ParsedEvent } from "./envelope.ts";
import { type EventId } from "./ids.ts";
import { type Register, type RegisterValue, settle } from "./register.ts";

/** Something that was added and stays: an offer, a note, an attempt, a raised escalation. */
export type Entry = {
  readonly envelope: Envelope;
  /** null: erased, or of a newer version. */
  readonly value: Readonly<Record<string, unknown>> | null;
};

/** One stream folded: the same set of events gives the same result whatever order they came in. */
export type Folded = {
  readonly registers: ReadonlyMap<string, Register>;
  /** Every value ever set, per field: what `replacedBy` needs. */
  readonly values: ReadonlyMap<string, readonly RegisterValue[]>;
  /** By type, earliest stamp first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Events of a type or version this program does not know: kept, passed on, never dropped. */
  readonly unread: readonly Envelope[];
  readonly erased: readonly Envelope[];
  /** Every envelope, earliest stamp first. */
  readonly timeline: readonly Envelope[];
};

/** Body of an event once upcast to today's version; null where this program cannot read it. */
export type ReadBody = {
  readonly set: Readonly<Record<string, unknown>>;
  readonly add?: Readonly<Record<string, unknown>> | undefined;
};
export type BodyReader = (event: ParsedEvent) => ReadBody | null;

export const inOrder = (a: Envelope, b: Envelope): number =>
  a.stamp === b.stamp ? (a.id < b.id ? -1 : 1) : a.stamp < b.stamp ? -1 : 1;

/** Of two copies of one event an erased one wins, then the smaller text: never the one seen last. */
const wins = (a: ParsedEvent, b: ParsedEvent): boolean => {
  if (a.body.kind !== b.body.kind) return a.body.kind === "erased";
  return a.text.envelope === b.text.envelope
    ? a.text.body < b.text.body
    : a.text.envelope < b.text.envelope;
};

const unique = (events: Iterable<ParsedEvent>): ParsedEvent[] => {
  const byId = new Map<EventId, ParsedEvent>();
  for (const event of events) {
    const held = byId.get(event.envelope.id);
    if (held === undefined || wins(event, held)) byId.set(event.envelope.id, event);
  }
  return [...byId.values()].toSorted((a, b) => inOrder(a.envelope, b.envelope));
};

/** Folds the events of one stream. Registers follow from envelopes alone, so erased and unread events keep their place. */
export const fold = (events: Iterable<ParsedEvent>, readBody: BodyReader): Folded => {
  const values = new Map<string, RegisterValue[]>();
  const entries = new Map<string, Entry[]>();
  const unread: Envelope[] = [];
  const erased: Envelope[] = [];
  const timeline: Envelope[] = [];
  for (const event of unique(events)) {
    const { envelope } = event;
    timeline.push(envelope);
    const body = event.body.kind === "erased" ? null : readBody(event);
    if (event.body.kind === "erased") erased.push(envelope);
    else if (body === null) unread.push(envelope);
    for (const field of envelope.sets) {
      const value: RegisterValue = {
        event: envelope.id,
        stamp: envelope.stamp,
        actor: envelope.actor,
        value: body?.set[field],
        replaced: envelope.replaces,
      };
      const held = values.get(field);
      if (held === undefined) values.set(field, [value]);
      else held.push(value);
    }
    if (body === null || body.add !== undefined) {
      const held = entries.get(envelope.type) ?? [];
      entries.set(envelope.type, [...held, { envelope, value: body?.add ?? null }]);
    }
  }
  const registers = new Map([...values].map(([field, all]) => [field, settle(all)] as const));
  return { registers, values, entries, unread, erased, timeline };
};

/** The value shown first, or undefined when nobody set the field. */
export const shown = (folded: Folded, field: string): unknown =>
  folded.registers.get(field)?.[0]?.value;
