import { z } from "zod";
import { classified } from "./classified.ts";
import { EventId, PersonId } from "./ids.ts";

const instant = () => classified("none", z.iso.datetime());
const text = (max: number) => classified("free-text", z.string().max(max));

/** A half-done call is offered to a colleague. It stays with its owner until it is taken. */
export const CallOffered = z.object({
  to: classified("none", PersonId),
  /** What they need to know before they say the first word. */
  words: text(1_000),
  at: instant(),
});
export type CallOffered = z.infer<typeof CallOffered>;

export const CallOfferClosed = z.object({
  offer: classified("none", EventId),
  how: classified("none", z.enum(["not-accepted", "withdrawn"])),
  at: instant(),
});
export type CallOfferClosed = z.infer<typeof CallOfferClosed>;

/** Whoever writes it has the call from now on, if it was still with the one it was taken from. */
export const CallTaken = z.object({
  from: classified("none", PersonId),
  /** `same-desk`: it was on the screen when another person unlocked the desk. */
  why: classified("none", z.enum(["offer", "same-desk"])),
  offer: classified("none", EventId.nullable()),
  at: instant(),
});
export type CallTaken = z.infer<typeof CallTaken>;

/** The line went dead, or what came of dialling again; in a crisis the crisis path records its own. */
export const LineMoved = z.object({
  line: classified("none", z.enum(["cut", "reached", "no-answer", "message"])),
  at: instant(),
});
export type LineMoved = z.infer<typeof LineMoved>;
