import { z } from "zod";
import { Cues } from "../cues/schema.ts";
import { SpokenLanguages } from "../script/languages-schema.ts";
import { NeutralPhrases, Palette } from "../script/numbers-schema.ts";
import { PracticeCallers } from "../practice/callers.ts";
import { Scripts } from "../script/schema.ts";
import { Calendars } from "./calendars.ts";
import { ContentCases } from "./cases.ts";
import { Distance } from "./distance.ts";
import { Grievance } from "./grievance.ts";
import { Line } from "./line.ts";
import { Clinic, County, Referral, Region } from "./places.ts";
import { Policy } from "./policy.ts";
import { RoutingRule } from "./routing.ts";
import { Scope } from "./scope.ts";
import { Standards } from "./standards.ts";

/** The parts an admin can publish that are one file each: `content/<part>.yaml`. */
export const sheetParts = {
  line: Line,
  calendars: Calendars,
  standards: Standards,
  scope: Scope,
  referrals: z.array(Referral).min(1),
  regions: z.array(Region).min(1),
  clinics: z.array(Clinic),
  counties: z.array(County).length(58),
  routing: z.array(RoutingRule).min(1),
  policy: Policy,
  distance: Distance,
  grievance: Grievance,
} as const;

/** The parts that are put together from a folder each: scripts, cues, numbers, phrases, test cases, simulated callers. */
export const folderParts = {
  scripts: Scripts,
  cues: Cues,
  numbers: Palette,
  phrases: NeutralPhrases,
  languages: SpokenLanguages,
  cases: ContentCases,
  practice: PracticeCallers,
} as const;
export type FolderPart = keyof typeof folderParts;

export const contentParts = { ...sheetParts, ...folderParts } as const;
export type ContentPart = keyof typeof contentParts;

/** One published version: immutable, named after the hash of what is in it. */
export const Content = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?-[0-9a-f]{16}$/),
  /** The short name shown on screens: "2026.11". */
  label: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/),
  ...contentParts,
});
export type Content = z.infer<typeof Content>;
