import { z } from "zod";
import { RegionId } from "../events/ids.ts";
import { Hours } from "./line.ts";
import { Source } from "./source.ts";
import { Words } from "./words.ts";

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/);
const Phone = z.string().regex(/^[0-9A-Z][0-9A-Z -]*$/, "a number as it is dialled");
const Zip = z.string().regex(/^\d{5}$/);

/** Where an excluded use is sent, with the hours of that desk. */
export const Referral = z.strictObject({
  id: Id,
  name: Words,
  number: Phone,
  hours: Hours,
  /** Where to go while it is closed. */
  instead: Id.nullable(),
  /** Whether a warm hand-over is usual there. */
  warm: z.boolean(),
  source: Source,
});
export type Referral = z.infer<typeof Referral>;

export const Region = z.strictObject({
  id: RegionId,
  name: z.string().min(1),
  /** Who receives escalations and answers for them. */
  lead: z.string().min(1),
  phone: Phone,
  onCall: z.strictObject({ name: z.string().min(1), phone: Phone }),
});
export type Region = z.infer<typeof Region>;

export const Clinic = z.strictObject({
  id: Id,
  name: z.string().min(1),
  region: RegionId,
  county: z.string().min(1),
  city: z.string().min(1),
  zip: Zip,
  services: z.array(z.enum(["mental-health", "substance-use", "opioid-treatment"])).min(1),
  /** Public appointment line. */
  phone: Phone,
  /** Not for callers: whom we phone, and whom to ask for. */
  backLine: Phone,
  askFor: z.string().min(1),
  hours: Hours,
});
export type Clinic = z.infer<typeof Clinic>;

/** One of the state's 58 counties; `class` is the distance class (A densest … D most rural). */
export const County = z.strictObject({
  name: z.string().min(1),
  class: z.enum(["A", "B", "C", "D"]),
  region: RegionId,
  /** Ten-digit number of emergency dispatch: 911 from a contact centre reaches the wrong county. */
  dispatch: Phone,
  /** The county's own mental-health line, day and night. */
  crisisLine: Phone,
  /** The day somebody last called both numbers; null: not verified, and shown so. */
  numbersCheckedOn: z.iso.date().nullable(),
  zips: z.array(z.string().regex(/^\d{3}$/)),
  source: Source,
});
export type County = z.infer<typeof County>;
