import { z } from "zod";
import { CallId, EventId, PersonId } from "../events/ids.ts";

/** Where somebody was in a call: the field, the letter in it, the sentence in front. */
export const PlaceInCall = z.object({
  field: z.string().max(61).nullable(),
  caret: z.int().min(0).nullable(),
  prompt: z.string().max(130).nullable(),
});
export type PlaceInCall = z.infer<typeof PlaceInCall>;

/** A call offered to a colleague, as its owner sees it. */
export const OfferMade = z.object({
  id: EventId,
  to: z.string(),
  atWords: z.string(),
  state: z.enum(["waiting", "not-accepted"]),
});
export type OfferMade = z.infer<typeof OfferMade>;

/** A call that a colleague wants this person to go on with. */
export const OfferHere = z.object({
  callId: CallId,
  offer: EventId,
  by: z.string(),
  caller: z.string(),
  words: z.string(),
  atWords: z.string(),
  crisisOpen: z.boolean(),
  left: z.array(z.string()),
});
export type OfferHere = z.infer<typeof OfferHere>;

/** Somebody who could take a call over. */
export const Colleague = z.object({
  id: PersonId,
  name: z.string(),
  isLead: z.boolean(),
  /** When they last took a call today; null: not seen at a desk today. */
  seenWords: z.string().nullable(),
});
export type Colleague = z.infer<typeof Colleague>;

/** A call that was begun and is not put away. */
export const TrayRow = z.object({
  callId: CallId,
  startedAt: z.iso.datetime(),
  /** "9:41 AM". */
  atWords: z.string(),
  /** "Rosa D.", or "caller not named yet". */
  caller: z.string(),
  /** Since when it waits; null: it was never put into the tray, so something interrupted it. */
  parkedAt: z.iso.datetime().nullable(),
  /** What is still to do, in words; the last is always how it ended. */
  left: z.array(z.string()),
  crisisOpen: z.boolean(),
  /** It was on this desk's screen when the program, the desk or the network went. */
  interrupted: z.boolean(),
  /** Whose it is, where it is not this person's. */
  of: z.string().nullable(),
  offer: OfferMade.nullable(),
});
export type TrayRow = z.infer<typeof TrayRow>;

export const TrayView = z.object({
  /** Longest waiting first. */
  calls: z.array(TrayRow).max(50),
  /** How many may wait. */
  most: z.int(),
  /** Offered to this person, longest waiting first. */
  offers: z.array(OfferHere).max(20),
  /** At the end of a shift: what is still open, said once. */
  remind: z.string().nullable(),
});
export type TrayView = z.infer<typeof TrayView>;
