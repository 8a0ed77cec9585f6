import { z } from "zod";
import { CaseId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";

const callers = only("specialist", "supervisor");

/** Paper: composed and handed over in memory, never a file; who printed what is recorded first. */
export const printContract = {
  /** What this person has promised, with the numbers. */
  callBacks: at(callers).input(nothing).output(nothing),
  /** An empty form for a call while nothing else works, with a reference of its own. */
  paperForm: at(callers).input(nothing).output(nothing),
  packet: at(only("specialist", "regional", "supervisor"))
    .input(z.object({ caseId: CaseId, reason: z.string().min(1).max(500) }))
    .output(nothing),
};
