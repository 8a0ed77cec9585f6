import { z } from "zod";
import { CallId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";
import { PracticeSaid, PracticeScoreView, PracticeView } from "./practice-views.ts";
import { CallView } from "./views.ts";

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });

/**
 * Simulated callers. The call itself goes through the procedures of any call: its id says that it is
 * practice, and main answers from a store of its own that is kept nowhere.
 */
export const practiceContract = {
  get: at(callers).input(nothing).output(PracticeView),
  /** One at a time: a practice call that is still open goes. */
  start: at(callers)
    .input(z.object({ caller: z.string().max(60) }))
    .output(CallView),
  /** A field, a prompt's field or a question of the crisis path was asked; "": nothing new. */
  ask: at(callers)
    .input(call.extend({ field: z.string().max(61) }))
    .output(PracticeSaid),
  /** Ends it. What stays is the score, which is recorded. */
  end: at(callers).input(call).output(PracticeScoreView),
  /** Ends it without a score. */
  leave: at(callers).input(call).output(nothing),
};
