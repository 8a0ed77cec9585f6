import { z } from "zod";
import { classified } from "./classified.ts";
import { EventId, PersonId } from "./ids.ts";

const plain = <S extends z.ZodType>(schema: S): S => classified("none", schema);
const instant = () => plain(z.iso.datetime());

/** A promise or follow-up is offered to a colleague. It stays with its owner until it is taken. */
export const FollowUpOffered = z.object({
  followUp: plain(EventId),
  to: plain(PersonId),
  /** What they need to know that the follow-up does not say. */
  words: classified("free-text", z.string().max(1_000)),
  at: instant(),
});
export type FollowUpOffered = z.infer<typeof FollowUpOffered>;

export const FollowUpOfferClosed = z.object({
  followUp: plain(EventId),
  offer: plain(EventId),
  how: plain(z.enum(["not-accepted", "withdrawn"])),
  at: instant(),
});
export type FollowUpOfferClosed = z.infer<typeof FollowUpOfferClosed>;

/** Whoever writes it has the follow-up from now on, if it was still with the one it was taken from. */
export const FollowUpTaken = z.object({
  followUp: plain(EventId),
  from: plain(PersonId),
  /** `lead`: its owner was not here by its time, and a supervisor took it. */
  why: plain(z.enum(["offer", "lead"])),
  offer: plain(EventId.nullable()),
  at: instant(),
});
export type FollowUpTaken = z.infer<typeof FollowUpTaken>;

/** A supervisor says whether somebody is here on a day of the line; the latest word counts. */
export const PersonHere = z.object({
  person: plain(PersonId),
  on: plain(z.iso.date()),
  here: plain(z.boolean()),
  at: instant(),
});
export type PersonHere = z.infer<typeof PersonHere>;
