import { Envelope, type EventText, type ParsedEvent, type ReadEvent } from "./envelope.ts";
import { type Sha256, type Sha256Hex, type StationId } from "./ids.ts";

/** The next place of a station's chain. */
export type ChainPlace = {
  readonly station: StationId;
  readonly seq: number;
  readonly prev: Sha256Hex;
};

const parsed = (text: EventText): Record<string, unknown> =>
  JSON.parse(text.envelope) as Record<string, unknown>;

/**
 * An event that no chain of the server holds, written again at the end of another: same id, author,
 * stamp and body, so whatever names it still does and a second arrival can be recognised
 * (decision 0001). Fields of a newer envelope are carried over unread.
 */
export const reissued = (event: ParsedEvent, place: ChainPlace, sha256: Sha256): ReadEvent => {
  const { station, seq, prev } = place;
  const envelopeText = JSON.stringify({ ...parsed(event.text), station, seq, prev });
  return {
    envelope: Envelope.parse(JSON.parse(envelopeText)),
    body: event.body,
    text: { envelope: envelopeText, body: event.text.body },
    hash: sha256(envelopeText),
  };
};

const withoutPlace = (text: EventText): string =>
  JSON.stringify({ ...parsed(text), station: null, seq: null, prev: null });

/**
 * Whether two texts are one event, at one or at two places of chains. The server accepts it once and
 * answers the second like the first; the same id with anything else different is refused (decision 0004).
 */
export const isSameEvent = (a: EventText, b: EventText): boolean =>
  withoutPlace(a) === withoutPlace(b);
