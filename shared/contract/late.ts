import { z } from "zod";
import { only } from "./access.ts";
import { at } from "./at.ts";
import { CallView } from "./views.ts";

const callers = only("specialist", "supervisor");
/** As typed: day, beginning and end. */
const told = z.object({
  day: z.string().max(60),
  from: z.string().max(20),
  until: z.string().max(20),
});

/** A call that is typed in after it was, with its true times. */
export const lateContract = {
  understand: at(callers)
    .input(told)
    .output(z.object({ words: z.string().nullable(), refusal: z.string().nullable() })),
  start: at(callers)
    .input(
      told.extend({
        source: z.enum(["memory", "paper"]),
        /** The reference that was given out on paper; empty: none. */
        reference: z.string().max(40),
      }),
    )
    .output(CallView),
};
