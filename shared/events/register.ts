import { type Actor, MAX_REPLACED } from "./envelope.ts";
import { type EventId } from "./ids.ts";
import { type Stamp } from "./stamp.ts";

/** One value of a field, and which event set it. */
export type RegisterValue = {
  readonly event: EventId;
  readonly stamp: Stamp;
  readonly actor: Actor;
  /** undefined: the body was erased or is of a newer version; the value is there but not readable. */
  readonly value: unknown;
  /** The events whose value this one replaced. */
  readonly replaced: readonly EventId[];
};

/** A field's values not yet replaced by another, latest stamp first; more than one is a conflict. */
export type Register = readonly RegisterValue[];

/** Later stamp first; ids break a tie, so that every desk shows the same value first. */
const laterFirst = (a: RegisterValue, b: RegisterValue): number =>
  a.stamp === b.stamp ? (a.event < b.event ? 1 : -1) : a.stamp < b.stamp ? 1 : -1;

/**
 * The values that no other value of the same field replaces. `all` is every value that any
 * event set; replacing is transitive through values of this field (decision 0002).
 */
export const settle = (all: readonly RegisterValue[]): Register => {
  const replaced = new Set(all.flatMap((value) => value.replaced));
  return all.filter((value) => !replaced.has(value.event)).toSorted(laterFirst);
};

export const isConflict = (register: Register): boolean => register.length > 1;

/**
 * What a new event must name as replaced, for each field it sets: the values on the screen and,
 * through own values the server has not confirmed, what those replaced, in case the server refuses
 * them. Nearest first up to `limit`: what is cut could only show an old value again as a conflict.
 */
export const replacedByAll = (
  fields: readonly (readonly RegisterValue[])[],
  isConfirmed: (event: EventId) => boolean,
  limit: number = MAX_REPLACED,
): EventId[] => {
  const byEvent = new Map<EventId, RegisterValue[]>();
  for (const value of fields.flat())
    byEvent.set(value.event, [...(byEvent.get(value.event) ?? []), value]);
  const named = new Set<EventId>();
  let level = fields.flatMap((all) => settle(all)).map(({ event }) => event);
  while (level.length > 0) {
    const next: EventId[] = [];
    for (const event of level) {
      if (named.has(event) || named.size >= limit) continue;
      named.add(event);
      const known = byEvent.get(event) ?? [];
      if (!isConfirmed(event)) next.push(...known.flatMap(({ replaced }) => replaced));
    }
    level = next;
  }
  return [...named].toSorted();
};

/** What a new value of one field must name as replaced. */
export const replacedBy = (
  all: readonly RegisterValue[],
  isConfirmed: (event: EventId) => boolean,
): EventId[] => replacedByAll([all], isConfirmed);
