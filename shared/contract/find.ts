import { z } from "zod";
import { CallId, CaseId } from "../events/ids.ts";
import { everyRole } from "./access.ts";
import { at, nothing } from "./at.ts";
import { FindView } from "./find-views.ts";

/** The call on the screen, if there is one: main knows of the others. */
const during = z.object({ callId: CallId.nullable() });

/** Everything on this desk, as somebody types. */
export const findContract = {
  rows: at(everyRole)
    .input(during.extend({ text: z.string().max(2_000), from: z.int().min(0).max(100_000) }))
    .output(FindView),
  /** Before a masked row is opened: the reason is recorded with who, when and which case. */
  openMasked: at(everyRole)
    .input(during.extend({ caseId: CaseId, reason: z.string().max(500) }))
    .output(nothing),
};
