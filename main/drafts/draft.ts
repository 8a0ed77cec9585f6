import { z } from "zod";
import { PlaceInCall } from "#shared/contract/tray-views.ts";
import { CallId, PersonId } from "#shared/events/ids.ts";

/** The open call as typed, sealed, not yet events. It keeps the name of whoever typed it. */
export const Draft = z.object({
  v: z.literal(1),
  callId: CallId,
  person: PersonId,
  personName: z.string(),
  contentVersion: z.string(),
  savedAt: z.iso.datetime(),
  /** Field → text as typed. */
  fields: z.record(z.string(), z.string().max(20_000)),
  /** Set while it waits in the tray; any key takes it out. */
  parkedAt: z.iso.datetime().optional(),
  /** Where it was left then. */
  place: PlaceInCall.optional(),
});
export type Draft = z.infer<typeof Draft>;
