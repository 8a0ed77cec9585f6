import { z } from "zod";
import { FACT_CHOICES } from "./fact-fields.ts";
import { CallId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";
import { GrievanceRow } from "./grievance-views.ts";

const callers = only("specialist", "supervisor");

/** The grievances that run beside the concerns of this desk. */
export const grievanceContract = {
  /** Mine, next clock first; a supervisor sees everybody's. */
  watch: at(callers).input(nothing).output(z.array(GrievanceRow).max(100)),
  /** What the member chose later, the number it got, or that it is settled: recorded at once. */
  record: at(callers)
    .input(
      z.object({
        callId: CallId,
        answer: z.enum(FACT_CHOICES.grievanceAnswer).nullable(),
        number: z.string().max(60),
        settled: z.string().max(2_000).nullable(),
      }),
    )
    .output(z.array(GrievanceRow).max(100)),
};
