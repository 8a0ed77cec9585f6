import { CHAIN_START, type ReadEvent } from "./envelope.ts";
import { type EventId, type Sha256Hex } from "./ids.ts";

/** The end of a station's chain. `seq` 0 and CHAIN_START: nothing yet. */
export type Head = { readonly seq: number; readonly hash: Sha256Hex };

export const EMPTY_HEAD: Head = { seq: 0, hash: CHAIN_START };

/**
 * What the server says of one event it recorded. Both kinds of "no" are recorded and advance the
 * confirmed seq: one bad event never blocks those behind it (decision 0004).
 */
export type Verdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly reason: string; readonly remedy: string }
  | { readonly kind: "held"; readonly reason: string; readonly remedy: string };

/** How an arriving event stands to the chain the server holds. */
export type Arrival =
  | { readonly kind: "next"; readonly head: Head }
  /** Sent before, word for word: harmless, answered with the verdict of then. */
  | { readonly kind: "again" }
  /** The station writes a second history: it must take a new incarnation. */
  | { readonly kind: "forked"; readonly atSeq: number }
  /** Something in between never arrived: send from `fromSeq`. */
  | { readonly kind: "gap"; readonly fromSeq: number };

/**
 * Places an event at the end of its station's chain. `recorded` is what the server holds at
 * that seq, if anything.
 */
export const arrive = (
  head: Head,
  event: ReadEvent,
  recorded: { readonly id: EventId; readonly hash: Sha256Hex } | null,
): Arrival => {
  const { seq, prev, id } = event.envelope;
  if (seq > head.seq + 1) return { kind: "gap", fromSeq: head.seq + 1 };
  if (seq <= head.seq)
    return recorded !== null && recorded.id === id && recorded.hash === event.hash
      ? { kind: "again" }
      : { kind: "forked", atSeq: seq };
  if (prev !== head.hash) return { kind: "forked", atSeq: seq };
  return { kind: "next", head: { seq, hash: event.hash } };
};

/** What a station must do when it meets the server again, from its own head and the server's. */
export type Reunion =
  | { readonly kind: "continue"; readonly fromSeq: number }
  | { readonly kind: "new-incarnation"; readonly why: "head-unknown" | "head-not-a-prefix" };

/**
 * The server's head must be a prefix of ours. `hashAt` gives our own hash at a seq, null where we
 * no longer hold it (then the hash we remember as confirmed decides). `holds` says whether we can
 * still send the event of a seq: a chain that cannot be continued is left, and what remains of it
 * is written again (reissue.ts).
 */
export const reunite = (
  own: Head | null,
  server: Head,
  hashAt: (seq: number) => Sha256Hex | null,
  holds: (seq: number) => boolean = () => true,
): Reunion => {
  if (own === null)
    return server.seq === 0
      ? { kind: "continue", fromSeq: 1 }
      : { kind: "new-incarnation", why: "head-unknown" };
  if (server.seq > own.seq) return { kind: "new-incarnation", why: "head-not-a-prefix" };
  const ours =
    server.seq === 0 ? CHAIN_START : server.seq === own.seq ? own.hash : hashAt(server.seq);
  if (ours !== null && ours !== server.hash)
    return { kind: "new-incarnation", why: "head-not-a-prefix" };
  for (let seq = server.seq + 1; seq <= own.seq; seq += 1)
    if (!holds(seq)) return { kind: "new-incarnation", why: "head-not-a-prefix" };
  return { kind: "continue", fromSeq: server.seq + 1 };
};
