import { z } from "zod";
import { everyRole, only } from "./access.ts";
import { at, nothing } from "./at.ts";

/** A record that this build or this key cannot read: kept as it is, and tried again at each opening. */
export const SetAsideRow = z.object({
  id: z.string(),
  kind: z.enum(["own-event", "events", "server-event", "newer-event", "journal", "draft"]),
  /** Events in it, as far as that is known. */
  count: z.int().min(0),
  bytes: z.int().min(0).nullable(),
  /** When it was set aside (ISO 8601); null: not known. */
  at: z.string().nullable(),
  reason: z.enum(["not-decrypted", "not-parsed", "newer-version", "damaged"]),
});
export type SetAsideRow = z.infer<typeof SetAsideRow>;

/** Never what is in it. */
export const SetAsideView = SetAsideRow.omit({ bytes: true, at: true, kind: true }).extend({
  kindWords: z.string(),
  sizeWords: z.string(),
  atWords: z.string(),
  why: z.string(),
  what: z.string(),
});

export const Space = z.object({
  kind: z.enum(["enough", "low", "unknown"]),
  words: z.string(),
  /** What to do; null: nothing. */
  remedy: z.string().nullable(),
});
export type Space = z.infer<typeof Space>;

export const HealthView = z.object({
  disk: Space,
  /** What the browser's store may still take. */
  store: Space,
  unsentWords: z.string(),
  setAside: z.array(SetAsideView).max(100),
  setAsideTotal: z.int().min(0),
});
export type HealthView = z.infer<typeof HealthView>;

const supervisors = at(only("supervisor"));

/** How this desk stands: room, what waits to be sent, what could not be read. */
export const healthContract = {
  get: at(everyRole).input(nothing).output(HealthView),
  /** What this desk could not send, sealed, as files in a folder. */
  exportUnsent: supervisors
    .input(z.object({ folder: z.string().max(500) }))
    .output(z.object({ words: z.string() })),
  /** Sends what another desk exported, sealed as it is. */
  deliver: supervisors
    .input(z.object({ folder: z.string().max(500) }))
    .output(z.object({ words: z.string() })),
};
