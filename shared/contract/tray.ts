import { z } from "zod";
import { CallId, EventId, PersonId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";
import { CallView } from "./views.ts";
import { Colleague, PlaceInCall, TrayView } from "./tray-views.ts";

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });

/** Calls that were begun and are not put away: one is on the screen, the others wait here. */
export const trayContract = {
  get: at(callers).input(nothing).output(TrayView),
  /** Puts a call away for later, with where the specialist was in it. Refused when the tray is full. */
  park: at(callers)
    .input(call.extend({ place: PlaceInCall }))
    .output(nothing),
  /** Takes a call out of the tray again. */
  open: at(callers).input(call).output(CallView),
  /** Who could take a call over. */
  colleagues: at(callers).input(nothing).output(z.array(Colleague)),
  /** Offers a half-done call; it stays with its owner until it is taken. */
  offer: at(callers)
    .input(call.extend({ to: PersonId, words: z.string().max(1_000), place: PlaceInCall }))
    .output(nothing),
  withdraw: at(callers).input(call).output(nothing),
  /** Takes an offered call: nothing that was asked is asked again. */
  take: at(callers)
    .input(call.extend({ offer: EventId }))
    .output(CallView),
  notNow: at(callers)
    .input(call.extend({ offer: EventId }))
    .output(nothing),
};
