import { z } from "zod";
import { CallId } from "../events/ids.ts";
import { TURNS } from "../script/turns.ts";
import { only } from "./access.ts";
import { at } from "./at.ts";
import { CutOffView } from "./turn-views.ts";
import { CallView } from "./views.ts";

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });

/** What a call turns out to be: cut off, silent, a threat, a death, a provider, a member of 12 to 17. */
export const turnsContract = {
  /** Recorded at once, with the keys and answers that go with it. */
  take: at(callers)
    .input(call.extend({ turn: z.enum(TURNS) }))
    .output(CallView),
  cutOff: at(callers).input(call).output(CutOffView),
  /** What came of a redial. */
  redialled: at(callers)
    .input(call.extend({ result: z.enum(["reached", "no-answer", "message"]) }))
    .output(CutOffView),
  /** The short close once nobody was reached; the lead is asked where somebody may be in danger. */
  closeCutOff: at(callers).input(call).output(CallView),
  /** The exact words, and the supervisor told; hard words alone are a conduct warning. */
  threat: at(callers)
    .input(
      call.extend({
        kind: z.enum(["to-people", "to-self", "words-only"]),
        words: z.string().max(2_000),
      }),
    )
    .output(CallView),
  /** Clocks, calls and letters stop, and a supervisor is asked in, who calls the family. */
  deceased: at(callers)
    .input(call.extend({ words: z.string().max(2_000) }))
    .output(CallView),
  /** A death that was keyed by mistake: what was stopped runs again. */
  notDeceased: at(callers).input(call).output(CallView),
};
