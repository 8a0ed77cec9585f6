import { z } from "zod";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

export const StandardId = z.enum(["TA-1", "TA-2", "TA-3", "TA-4", "TA-5", "TA-6", "TA-7"]);
export type StandardId = z.infer<typeof StandardId>;

export const ExceptionKind = z.enum(["EX-H", "EX-I", "EX-P", "EX-A"]);
export type ExceptionKind = z.infer<typeof ExceptionKind>;

/** One timely-access rule: a limit in elapsed hours or in business days. */
export const Standard = z.strictObject({
  id: StandardId,
  name: Words,
  limit: z.int().min(1),
  unit: z.enum(["hours", "business-days"]),
  /** What the clock starts at. */
  from: z.enum(["request", "previous-appointment"]),
  /** Physicians have no fixed limit under this rule. */
  exceptPhysicians: z.boolean(),
  /** Exceptions that count once somebody documented them; every other one goes to review. */
  exceptions: z.array(ExceptionKind),
  effectiveFrom: z.iso.date().optional(),
  source: Source,
});
export type Standard = z.infer<typeof Standard>;

export const ExceptionRule = z.strictObject({
  id: ExceptionKind,
  name: Words,
  source: Source,
});

export const LineOfBusiness = z.enum([
  "commercial",
  "medi-cal",
  "medi-cal-county",
  "medicare",
  "ppo-insurer",
  "self-funded",
  "unknown",
]);
export type LineOfBusiness = z.infer<typeof LineOfBusiness>;

/** Whether the limits apply to a line of business, and how sure we are. */
export const LineOfBusinessRule = z.strictObject({
  id: LineOfBusiness,
  name: Words,
  /** `applies`: judged. `to-confirm`: judged, marked. `other`: another body's rules. */
  limits: z.enum(["applies", "to-confirm", "other"]),
  regulator: Words,
  source: Source,
});

export const Standards = z.strictObject({
  standards: z.array(Standard).min(1),
  exceptions: z.array(ExceptionRule),
  linesOfBusiness: z.array(LineOfBusinessRule),
});
export type Standards = z.infer<typeof Standards>;
