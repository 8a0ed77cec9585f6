import { z } from "zod";
import { EventId } from "../events/ids.ts";
import { everyRole, only } from "./access.ts";
import { at, nothing } from "./at.ts";

const Words = z.object({ en: z.string(), es: z.string() });

/** What a supervisor closed or opened outside the line's plan, as its events say it (ISO 8601 instants). */
export const LineOverrideRow = z.object({
  id: EventId,
  kind: z.enum(["closed", "open"]),
  from: z.string(),
  /** Null: until it is taken back. */
  until: z.string().nullable(),
  reason: z.string(),
  say: Words.optional(),
  by: z.string(),
});
export type LineOverrideRow = z.infer<typeof LineOverrideRow>;

/** An open promise or call-back of anybody, as far as this desk knows. */
export const PromiseInside = z.object({
  id: EventId,
  owner: z.string(),
  member: z.string(),
  words: z.string(),
  /** "today 3:00 PM". */
  due: z.string(),
});
export type PromiseInside = z.infer<typeof PromiseInside>;

export const LineView = z.object({
  open: z.boolean(),
  words: z.string(),
  /** What is in force now and not the plan; null: the plan. */
  inForce: z
    .object({
      id: EventId,
      kind: z.enum(["closed", "open"]),
      /** "closed by R. Mensah since today 10:04 AM, until today 3:00 PM". */
      words: z.string(),
      reason: z.string(),
    })
    .nullable(),
  /** Due until what is in force ends; without an end, or with the plan, in the next 24 hours. Earliest first. */
  inside: z.array(PromiseInside),
  /** How far that looks: "today 3 PM". */
  insideUntil: z.string(),
});
export type LineView = z.infer<typeof LineView>;

/** Closing and opening the line outside its plan: one person, at once, also without the network. */
export const lineContract = {
  get: at(everyRole).input(nothing).output(LineView),
  set: at(only("supervisor"))
    .input(
      z.object({
        kind: z.enum(["closed", "open"]),
        reason: z.string().max(120),
        /** As typed ("today 3 PM"); empty: until it is taken back. */
        until: z.string().max(60),
        /** Both empty: the words of the plan. */
        sayEn: z.string().max(600),
        sayEs: z.string().max(600),
      }),
    )
    .output(LineView),
  takeBack: at(only("supervisor"))
    .input(z.object({ id: EventId }))
    .output(LineView),
};
