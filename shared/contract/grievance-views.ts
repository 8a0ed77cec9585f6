import { z } from "zod";
import { Concern } from "../events/bodies.ts";
import { CallId, CaseId } from "../events/ids.ts";

/** A call on which a grievance was heard, as its events say it: what the clocks are computed from. */
export const GrievanceFile = z.object({
  callId: CallId,
  caseId: CaseId.nullable(),
  reference: z.string().nullable(),
  caller: z.string(),
  member: z.string(),
  receivedAt: z.iso.datetime(),
  concerns: z.array(Concern),
  /** The fields of the call, as typed. */
  fields: z.record(z.string(), z.string()),
  /** When "settled" was keyed; null while it was not. */
  settledAt: z.iso.datetime().nullable(),
  representative: z.string(),
});
export type GrievanceFile = z.infer<typeof GrievanceFile>;

/** One line of the grievance watch: how it stands, and its four clocks. */
export const GrievanceRow = z.object({
  callId: CallId,
  caseId: CaseId.nullable(),
  reference: z.string().nullable(),
  member: z.string(),
  /** "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal". */
  state: z.string(),
  /** The clock that ends next: "Exempt until Mon, Nov 30". */
  next: z.string(),
  tone: z.enum(["calm", "soon", "late"]),
  clocks: z.array(z.object({ label: z.string(), value: z.string() })),
  regulator: z.string(),
  /** What the log of an exempt one still lacks, in words. */
  logLacks: z.array(z.string()),
  answer: z.string(),
  number: z.string(),
});
export type GrievanceRow = z.infer<typeof GrievanceRow>;
