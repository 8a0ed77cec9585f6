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
    const writer = await tx.station(station);
    if (writer === null) throw new Error("A held event of a station that is not there.");
    const envelope = Envelope.parse(JSON.parse(held));
    const { accepted } = await tx.copies([envelope.id]);
    if (accepted.size > 0)
      return refuse("id-taken", "Another event bears its number and counts. Leave this one held.");
    const streams = await tx.lockStreams([envelope.stream].filter(isPulled));
    const ledger = new Ledger(streams, writer);
    ledger.accept(envelope);
    await tx.revise(station, seq, { kind: "accepted" });
    await tx.settleHeldCopies([envelope.id]);
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
    const copies = await tx.replaceBody(station, seq, JSON.stringify(erased));
    if (copies.length === 0)
      return refuse("event-unknown", "There is no such event. Look at the list again.");
    const told = copies.filter(({ stream, isPassedOn }) => isPassedOn && isPulled(stream));
    if (told.length > 0)
      await tx.appendFeed(
        told.map(({ stream, station, seq }) => ({ kind: "event", stream, station, seq })),
      );
    return accept({});
  });
