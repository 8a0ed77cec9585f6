import { Envelope, type ErasedBody } from "#shared/events/envelope.ts";
import { type StationId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type Store } from "../store/store.ts";
import { isPulled, Ledger } from "./plan-push.ts";
import { takeEffect } from "./take-effect.ts";

/** One event by its place in a station's chain: ids may be written twice, places never. */
export type EventPlace = { readonly station: StationId; readonly seq: number };

/** A supervisor lets a held event count: from now on it travels like any other. */
export const release = (
  store: Store,
  { station, seq }: EventPlace,
): Promise<Result<Record<never, never>>> =>
  store.write(async (tx) => {
    await tx.lockHead(station);
    const held = await tx.heldEnvelope(station, seq);
    if (held === null) return refuse("not-held", "This event is not held. Look at the list again.");
    const envelope = Envelope.parse(JSON.parse(held));
    if ((await tx.acceptedEnvelopes([envelope.id])).size > 0)
      return refuse("id-taken", "The same event counts already, under another number of its desk.");
    const ledger = new Ledger(await tx.lockStreams([envelope.stream].filter(isPulled)));
    ledger.accept(envelope);
    await tx.revise(station, seq, { kind: "accepted" });
    await takeEffect(tx, ledger.effects);
    return accept({});
  });

/** A lawful erasure: the body goes, its hash and place stay, and every desk is told again. */
export const erase = (
  store: Store,
  { station, seq }: EventPlace,
  erased: ErasedBody,
): Promise<Result<Record<never, never>>> =>
  store.write(async (tx) => {
    const before = await tx.replaceBody(station, seq, JSON.stringify(erased));
    if (before === null)
      return refuse("event-unknown", "There is no such event. Look at the list again.");
    const { stream, isPassedOn } = before;
    if (isPassedOn && isPulled(stream))
      await tx.appendFeed([{ kind: "event", stream, station, seq }]);
    return accept({});
  });
