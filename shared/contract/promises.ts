import { z } from "zod";
import { EventId, PersonId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";
import { HereRow } from "./promise-views.ts";

const callers = only("specialist", "supervisor");
const one = z.object({ followUp: EventId });

/** Promises that go from one person to another: offered, then taken or not. */
export const promisesContract = {
  /** One, or all of a person's; each stays with its owner until it is taken. */
  offer: at(callers)
    .input(
      z.object({
        followUps: z.array(EventId).min(1).max(100),
        to: PersonId,
        words: z.string().max(1_000),
      }),
    )
    .output(z.object({ offered: z.int() })),
  withdraw: at(callers).input(one).output(nothing),
  take: at(callers).input(one).output(nothing),
  notNow: at(callers).input(one).output(nothing),
  /** Who is here today; a supervisor says that somebody is not. */
  here: at(callers).input(nothing).output(z.array(HereRow).max(500)),
  mark: at(only("supervisor"))
    .input(z.object({ person: PersonId, here: z.boolean() }))
    .output(z.array(HereRow).max(500)),
};
