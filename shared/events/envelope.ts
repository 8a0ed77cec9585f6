import { z } from "zod";
import { parseJson } from "../parse-json.ts";
import { accept, refuse, type Result } from "../result.ts";
import { EventId, PersonId, RegionId, Role, type Sha256, Sha256Hex, StationId } from "./ids.ts";
import { Stamp } from "./stamp.ts";
import { StreamName } from "./stream.ts";

/** Who did it, at the moment of creation, whoever is signed in when it is sent. */
export const Actor = z.object({ person: PersonId, role: Role });
export type Actor = z.infer<typeof Actor>;

/** An envelope names at most this many events as replaced: it stays under 16 KB. */
export const MAX_REPLACED = 256;

/** What the desk's clock claimed, and how far it was known to be off (milliseconds; null: never measured). */
export const ClockReading = z.object({
  claimedAt: z.iso.datetime(),
  offsetMs: z.int().nullable(),
  offsetAgeMs: z.int().min(0).nullable(),
});
export type ClockReading = z.infer<typeof ClockReading>;

/**
 * Everything needed to order, route, authorise and fold an event without reading its body, so
 * that an event of a newer version, or one whose body was erased, still takes its place
 * (decision 0001). Frozen: fields may be added, never changed or removed.
 */
export const Envelope = z.object({
  id: EventId,
  station: StationId,
  /** 1, 2, 3 … without a hole, per station. */
  seq: z.int().min(1),
  stream: StreamName,
  type: z.string().regex(/^[a-z][a-z0-9-]{1,63}$/),
  /** Version of the body's schema, from 1. */
  v: z.int().min(1).max(999),
  stamp: Stamp,
  clock: ClockReading,
  actor: Actor,
  /** Names of the fields this event sets. */
  sets: z.array(z.string().min(1).max(64)).max(64),
  /** Events whose value of one of those fields this one replaces. */
  replaces: z.array(EventId).max(MAX_REPLACED),
  /** From here on the stream belongs to these regions; null: routing is left as it was. */
  routes: z.array(RegionId).max(32).nullable(),
  /** SHA-256 of the body's text. An erased body keeps its hash here. */
  body: Sha256Hex,
  /** Hash of the station's event before; of the empty chain for seq 1. */
  prev: Sha256Hex,
});
export type Envelope = z.infer<typeof Envelope>;

/** An event as it is stored and passed on: two texts, never re-serialised. */
export const EventText = z.object({
  envelope: z.string().max(16_384),
  body: z.string().max(65_536),
});
export type EventText = z.infer<typeof EventText>;

/** A parsed event beside the texts it came from. */
export type ParsedEvent = {
  readonly envelope: Envelope;
  readonly body: Body;
  readonly text: EventText;
};

/** A parsed event whose hashes were checked. `hash` is that of the envelope's text. */
export type ReadEvent = ParsedEvent & { readonly hash: Sha256Hex };

/** A body after a lawful erasure: what was there is gone, that it was there is not. */
export const ErasedBody = z.object({
  erased: z.literal(true),
  why: z.string().min(1),
  by: PersonId,
});
export type ErasedBody = z.infer<typeof ErasedBody>;

export type Body =
  | { readonly kind: "plain"; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: "erased"; readonly erased: ErasedBody };

/** `prev` of a station's first event. */
export const CHAIN_START = "0".repeat(64);

export type EnvelopeRefusal = "envelope-not-read" | "body-not-read" | "body-hash-differs";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parses and checks one event's texts. The hash is over the texts as they came. */
export const readEvent = (
  text: EventText,
  sha256: Sha256,
): Result<ReadEvent, { code: EnvelopeRefusal; remedy: string }> => {
  // A lone surrogate has no UTF-8 bytes of its own: two texts would share one hash.
  if (!text.envelope.isWellFormed() || !text.body.isWellFormed())
    return refuse(
      text.envelope.isWellFormed() ? "body-not-read" : "envelope-not-read",
      "The event's text holds half of a character pair. Send it as it was written.",
    );
  const parsed = Envelope.safeParse(parseJson(text.envelope));
  if (!parsed.success)
    return refuse(
      "envelope-not-read",
      `The event's envelope is not valid: ${z.prettifyError(parsed.error)}. Send it as it was written.`,
    );
  const json = parseJson(text.body);
  if (!isRecord(json))
    return refuse(
      "body-not-read",
      "The event's body is not a JSON object. Send it as it was written.",
    );
  const hash = sha256(text.envelope);
  const erased = ErasedBody.safeParse(json);
  if (erased.success)
    return accept({
      envelope: parsed.data,
      body: { kind: "erased", erased: erased.data },
      text,
      hash,
    });
  if (sha256(text.body) !== parsed.data.body)
    return refuse(
      "body-hash-differs",
      "The event's body is not the one its envelope names. Send both as they were written.",
    );
  return accept({ envelope: parsed.data, body: { kind: "plain", json }, text, hash });
};

/**
 * An event out of our own sealed store, checked when it was put there: parsed only, because a desk
 * opens a million of them at unlock. Throws on texts that are not JSON.
 */
export const storedEvent = (text: EventText): ParsedEvent => {
  const json = JSON.parse(text.body) as Record<string, unknown>;
  const erased = json["erased"] === true ? ErasedBody.safeParse(json) : null;
  const body: Body =
    erased?.success === true ? { kind: "erased", erased: erased.data } : { kind: "plain", json };
  return { envelope: JSON.parse(text.envelope) as Envelope, body, text };
};

/** Text made well-formed at the workstation's border: lone surrogates replaced, U+0000 dropped. */
export const wellFormed = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");

/** Writes an event: the only place where an envelope or a body becomes text. */
export const writeEvent = (
  fields: Omit<Envelope, "body">,
  body: Readonly<Record<string, unknown>>,
  sha256: Sha256,
): ReadEvent => {
  const bodyText = JSON.stringify(body);
  const envelope = Envelope.parse({ ...fields, body: sha256(bodyText) });
  const text = { envelope: JSON.stringify(envelope), body: bodyText };
  return { envelope, body: { kind: "plain", json: body }, text, hash: sha256(text.envelope) };
};
