import { randomUUID } from "node:crypto";
import { sha256 } from "#main/keys/hash.ts";
import { EMPTY_HEAD, type Head } from "#shared/events/confirm.ts";
import { type Envelope, type ReadEvent, writeEvent } from "#shared/events/envelope.ts";
import { EventId, PersonId, StationId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";

export const aStation = (): StationId => StationId.parse(randomUUID());

/** A note on a call, valid in every respect; say only what the test is about. */
export const anEvent = (
  station: StationId,
  head: Head = EMPTY_HEAD,
  change: Partial<Envelope> = {},
  body: Readonly<Record<string, unknown>> = { set: { note: { typed: "asked for a therapist" } } },
): ReadEvent =>
  writeEvent(
    {
      id: EventId.parse(randomUUID()),
      station,
      seq: head.seq + 1,
      stream: streamName("call", "5f0f3c1e-0000-4000-8000-000000000001"),
      type: "call-typed",
      v: 1,
      stamp: nextStamp(null, 1_795_000_000_000 + head.seq, station),
      clock: { claimedAt: "2026-11-25T18:00:00.000Z", offsetMs: 0, offsetAgeMs: 1000 },
      actor: { person: PersonId.parse("5f0f3c1e-0000-4000-8000-00000000000a"), role: "specialist" },
      sets: ["note"],
      replaces: [],
      routes: null,
      prev: head.hash,
      ...change,
    },
    body,
    sha256,
  );

/** A chain of events of one station. */
export const aChain = (
  station: StationId,
  length: number,
  from: Head = EMPTY_HEAD,
): ReadEvent[] => {
  const chain: ReadEvent[] = [];
  let head = from;
  for (let made = 0; made < length; made += 1) {
    const event = anEvent(station, head, {}, { set: { note: { typed: `note ${head.seq + 1}` } } });
    chain.push(event);
    head = { seq: event.envelope.seq, hash: event.hash };
  }
  return chain;
};
