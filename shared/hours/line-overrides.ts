import { type LineSet, type LineSetBack } from "../events/line-bodies.ts";
import { type LineOverride } from "./line-status.ts";

/** One closure or opening as its event says it. */
export type SetOnLine = { readonly id: string; readonly body: LineSet };

const earlier = (one: string | null, other: string): string =>
  one !== null && Date.parse(one) <= Date.parse(other) ? one : other;

/**
 * What supervisors closed or opened, with what was taken back ended at that instant. One that was taken back before it began
 * never was in force. The order of the events does not matter: desks hear of them in any.
 */
export const lineOverrides = (
  sets: readonly SetOnLine[],
  backs: readonly LineSetBack[],
): (LineOverride & { readonly id: string })[] =>
  sets.flatMap(({ id, body: { kind, from, until, reason, say } }) => {
    const end = backs
      .filter(({ of }) => of === id)
      .reduce<string | null>((first, { at }) => earlier(first, at), null);
    const ends = end === null ? until : earlier(until, end);
    if (ends !== null && Date.parse(ends) <= Date.parse(from)) return [];
    return [{ id, kind, from, until: ends, reason, ...(say === null ? {} : { say }) }];
  });
