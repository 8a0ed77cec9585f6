import { z } from "zod";
import { type SetAsideRow } from "#shared/contract/health.ts";
import { Envelope, type EventText, storedEvent } from "#shared/events/envelope.ts";
import { StreamName } from "#shared/events/stream.ts";
import { type Boxed, decrypt, encrypt } from "./box.ts";
import { type EventIndex } from "./event-index.ts";
import { type BlockRecord, type QueueRecord, type VaultDb } from "./vault-db.ts";

const PREFIX = "quarantine/";
const CONTEXT = "quarantine";

/** What is kept of a record that was set aside; before version 1 it was the bare record. */
type SetAside = {
  readonly v: 1;
  readonly kind: "own-event" | "events" | "server-event";
  readonly at: string;
  readonly reason: SetAsideRow["reason"];
  readonly count: number;
  readonly record: Boxed;
};

const isSetAside = (value: unknown): value is SetAside =>
  (value as { v?: unknown } | null)?.v === 1 && "record" in (value as object);

const setAsideOf = (key: string, value: unknown): SetAside => {
  if (isSetAside(value)) return value;
  const record = value as Boxed & { count?: number };
  const kind = key.startsWith(`${PREFIX}queue/`) ? "own-event" : "events";
  return { v: 1, kind, at: "", reason: "not-decrypted", count: record.count ?? 1, record };
};

/** Whether an event can be taken in: its envelope is one of ours, its body a record. */
export const isSound = (text: EventText): boolean => {
  try {
    const { envelope, body } = storedEvent(text);
    return Envelope.safeParse(envelope).success && (body.kind === "erased" || !!body.json);
  } catch {
    return false;
  }
};

/** The same at a glance, for thousands at once; what slips through is found when it is taken. */
export const looksSound = ({ envelope, body }: EventText): boolean => {
  if (!body.startsWith("{") || !body.endsWith("}")) return false;
  try {
    const { id, stream } = JSON.parse(envelope) as Record<string, unknown>;
    return typeof id === "string" && StreamName.safeParse(stream).success;
  } catch {
    return false;
  }
};

/** The events in a block's or a record's text; null: it is no such text. */
export const eventsIn = (text: string, shape: "one" | "many"): EventText[] | null => {
  const Pair = z.tuple([z.string(), z.string()]);
  try {
    const json: unknown = JSON.parse(text);
    const pairs = shape === "one" ? [Pair.parse(json)] : z.array(Pair).parse(json);
    return pairs.map(([envelope, body]) => ({ envelope, body }));
  } catch {
    return null;
  }
};

type Keyed = { readonly db: VaultDb; readonly key: CryptoKey };

export const queueKey = ({ station, seq }: QueueRecord): string =>
  `${PREFIX}queue/${station}/${seq}`;
export const blockKey = ({ n }: BlockRecord): string => `${PREFIX}block/${n}`;

/** What goes into `meta` for a record of the store that could not be read. */
export const asideRecord = (
  kind: "own-event" | "events",
  record: Boxed,
  count: number,
  reason: SetAsideRow["reason"],
  at: string,
): SetAside => ({ v: 1, kind, at, reason, count, record });

/** Events that came from the server, or lay in a block, and are none of ours: sealed as they came. */
export const setEventsAside = async (
  { db, key }: Keyed,
  texts: readonly EventText[],
  at: string,
): Promise<void> => {
  const records = await Promise.all(
    texts.map(async (text) => {
      const record = await encrypt(key, CONTEXT, JSON.stringify([text.envelope, text.body]));
      const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text.envelope));
      const name = [...new Uint8Array(digest).slice(0, 16)]
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("");
      const value: SetAside = {
        v: 1,
        kind: "server-event",
        at,
        reason: "not-parsed",
        count: 1,
        record,
      };
      return { key: `${PREFIX}event/${name}`, value };
    }),
  );
  // One that came before keeps the time it came first.
  await db.transaction("rw", db.meta, async () => {
    for (const record of records)
      if ((await db.meta.get(record.key)) === undefined) await db.meta.put(record);
  });
};

const contextsOf = (name: string): string[] => {
  const [, kind, station, seq] = name.split("/");
  if (kind === "queue") return [`queue/${station}/${seq}`];
  return kind === "event" ? [CONTEXT] : ["block"];
};

/**
 * Tries everything that was set aside again, with today's key and build. What can be read now goes back
 * among the blocks and out of quarantine in one transaction; the rest stays as it is.
 */
export const retryQuarantine = async ({ db, key }: Keyed): Promise<number> => {
  let back = 0;
  for (const { key: name, value } of await db.meta.where("key").startsWith(PREFIX).toArray()) {
    const { record } = setAsideOf(name, value);
    const [context = ""] = contextsOf(name);
    const text = await decrypt(key, context, record);
    const events = text === null ? null : eventsIn(text, context === "block" ? "many" : "one");
    if (events === null || !events.every(isSound)) continue;
    const pairs = events.map(({ envelope, body }) => [envelope, body]);
    const boxed = await encrypt(key, "block", JSON.stringify(pairs));
    await db.transaction("rw", [db.blocks, db.meta], async () => {
      await db.blocks.add({ count: events.length, ...boxed });
      await db.meta.delete(name);
    });
    back += events.length;
  }
  return back;
};

export const countSetAside = (db: VaultDb): Promise<number> =>
  db.meta.where("key").startsWith(PREFIX).count();

/** Everything that is set aside, without a word of what is in it; events of a newer version with it. */
export const setAsideRows = async (db: VaultDb, index: EventIndex): Promise<SetAsideRow[]> => {
  const records = await db.meta.where("key").startsWith(PREFIX).toArray();
  const rows = records.map(({ key, value }): SetAsideRow => {
    const { kind, at, reason, count, record } = setAsideOf(key, value);
    return { id: key, kind, count, bytes: record.box.byteLength, at: at || null, reason };
  });
  return [...rows, ...newerRows(index)];
};

/** By type and version: they are in their cases, and count again once a build can read them. */
const newerRows = (index: EventIndex): SetAsideRow[] => {
  const rows = new Map<string, SetAsideRow>();
  for (const event of index.newer()) {
    const { type, v } = event.envelope;
    const id = `${type} ${v}`;
    const { count = 0, bytes = 0 } = rows.get(id) ?? {};
    const size = event.text.envelope.length + event.text.body.length;
    const row = { id, count: count + 1, bytes: (bytes ?? 0) + size, at: null } as const;
    rows.set(id, { ...row, kind: "newer-event", reason: "newer-version" });
  }
  return [...rows.values()];
};
