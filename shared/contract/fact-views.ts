import { z } from "zod";
import { ContactView } from "./clinic-views.ts";

/** One offer as it was told, and how it stands to the standard in neutral words. */
export const OfferView = z.object({
  /** The name of the entry; the form's own is "first". */
  id: z.string(),
  when: z.string(),
  detail: z.string(),
  /** "Not accepted · by member · too late"; empty while nothing was said. */
  became: z.string(),
  standing: z.string(),
});
export type OfferView = z.infer<typeof OfferView>;

export const VisitView = z.object({
  id: z.string(),
  when: z.string(),
  became: z.string(),
  why: z.string(),
});
export type VisitView = z.infer<typeof VisitView>;

const Row = z.object({ label: z.string(), value: z.string() });

/** Distance against the yardstick: within or over it, never lawful or not. */
export const DistanceCard = z.object({
  result: z.enum(["within", "exceeds", "not-assessable"]),
  headline: z.string(),
  rows: z.array(Row),
  remarks: z.array(z.string()),
  /** The citation of a rule that nobody has read in the law yet; null: it was. */
  notVerified: z.string().nullable(),
});
export type DistanceCard = z.infer<typeof DistanceCard>;

/** A grievance heard beside the concern: what to offer, how it stands, its four clocks. */
export const GrievanceCard = z.object({
  /** Neutral, to be said; null once it was answered. */
  offer: z.string().nullable(),
  /** "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal". */
  state: z.string(),
  clocks: z.array(Row),
  regulator: z.string(),
  /** What the log of one that is exempt and settled still lacks, in words. */
  logLacks: z.array(z.string()),
  notVerified: z.string().nullable(),
});
export type GrievanceCard = z.infer<typeof GrievanceCard>;

/** What is made of the facts besides the timely-access card. */
export const FactsAids = z.object({
  offers: z.array(OfferView),
  visits: z.array(VisitView),
  contacts: z.array(ContactView),
  distance: DistanceCard.nullable(),
  grievance: GrievanceCard.nullable(),
  /** A priority that was raised without a reason is not raised yet: what to do. */
  raise: z.string().nullable(),
});
export type FactsAids = z.infer<typeof FactsAids>;

export const noFactsAids: FactsAids = {
  offers: [],
  visits: [],
  contacts: [],
  distance: null,
  grievance: null,
  raise: null,
};
