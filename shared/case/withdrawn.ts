import { type ParsedEvent } from "../events/envelope.ts";

const eventIn = ({ body }: ParsedEvent): string => {
  const add = body.kind === "plain" ? body.json["add"] : undefined;
  return String((add as { readonly event?: unknown } | undefined)?.event ?? "");
};

/** Ids of the sentences of one stream that were filed with the wrong member. */
const withdrawnIn = (events: readonly ParsedEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) =>
      event.envelope.type === "sentence-withdrawn" ? [eventIn(event)] : [],
    ),
  );

/**
 * The events of one stream without the sentences that belong to somebody else: folded without them, the
 * values that they replaced are back, and nobody is recognised or found by them.
 */
export const standing = <E extends ParsedEvent>(events: readonly E[]): readonly E[] => {
  const withdrawn = withdrawnIn(events);
  return withdrawn.size === 0
    ? events
    : events.filter(({ envelope }) => !withdrawn.has(envelope.id));
};
