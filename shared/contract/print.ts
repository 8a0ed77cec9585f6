import { z } from "zod";
import { CaseId } from "../events/ids.ts";
import { only } from "./access.ts";
import { at, nothing } from "./at.ts";

const callers = only("specialist", "supervisor");

export const Saved = z.object({ path: z.string() });
export type Saved = z.infer<typeof Saved>;

/** Paper: composed and handed over in memory, never a file; who printed what is recorded first. */
export const printContract = {
  /** What this person has promised, with the numbers. */
  callBacks: at(callers).input(nothing).output(nothing),
  /** An empty form for a call while nothing else works, with a reference of its own. */
  paperForm: at(callers).input(nothing).output(nothing),
  /** What the member takes away, in the language of the call, as it was given. */
  summary: at(callers)
    .input(z.object({ caseId: CaseId, reason: z.string().min(1).max(500) }))
    .output(nothing),
  /** A file, to a folder that a person chose; who they are is proved again with their passphrase. */
  save: at(only("specialist", "regional", "supervisor"))
    .input(
      z.object({
        caseId: CaseId,
        what: z.enum(["packet", "summary"]),
        form: z.enum(["pdf", "fhir"]),
        reason: z.string().min(1).max(400),
        folder: z.string().max(500),
        passphrase: z.string().max(1024),
      }),
    )
    .output(Saved),
  packet: at(only("specialist", "regional", "supervisor"))
    .input(z.object({ caseId: CaseId, reason: z.string().min(1).max(500) }))
    .output(nothing),
};
