import { type Envelope } from "../events/envelope.ts";
import { type Entry, type Folded } from "../events/fold.ts";
import { type EventId } from "../events/ids.ts";

/** An entry as its body says it. */
export type Kept<T> = { readonly id: EventId; readonly envelope: Envelope; readonly body: T };

const isRead = (entry: Entry): entry is Entry & { value: NonNullable<Entry["value"]> } =>
  entry.value !== null;

/** Entries of one type whose body could be read: the catalogue checked its shape. */
export const kept = <T>(folded: Folded, type: string): Kept<T>[] =>
  (folded.entries.get(type) ?? [])
    .filter(isRead)
    .map(({ envelope, value }) => ({ id: envelope.id, envelope, body: value as T }));
