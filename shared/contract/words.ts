import { z } from "zod";
import { CallId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at } from "./at.ts";
import { ClinicPanel } from "./clinic-views.ts";
import { CallView } from "./views.ts";
import { BookScript, NumberView, PhraseView, PromptView, SummaryView } from "./word-views.ts";

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });
const Spoken = z.enum(["en", "es"]);

/** What is said on a call and given out; all of it from the content at this desk, so without the network. */
export const wordsContract = {
  /** Every prompt of every script, to jump to one. */
  book: at(callers).input(call).output(z.array(BookScript)),
  /** The prompts of one script, as the call stands. */
  script: at(callers)
    .input(call.extend({ script: z.string().max(61) }))
    .output(z.array(PromptView)),
  /** Who speaks what: recorded at once, like any key. */
  chooseLanguages: at(callers)
    .input(
      call.extend({
        caller: z
          .string()
          .regex(/^[a-z]{2,3}$/)
          .optional(),
        mine: Spoken.optional(),
        prompts: z.enum(["en", "es", "interpreter"]).optional(),
      }),
    )
    .output(CallView),
  numbers: at(callers)
    .input(z.object({ lang: Spoken }))
    .output(z.array(NumberView)),
  /** The panel of one contact with a clinic, by the name of its entry. */
  clinic: at(callers)
    .input(call.extend({ contact: z.string().max(16) }))
    .output(ClinicPanel),
  phrases: at(callers)
    .input(z.object({ lang: Spoken }))
    .output(z.array(PhraseView)),
  /** Read-back and member summary, in the caller's language where we have it. */
  summary: at(callers).input(call).output(SummaryView),
};
