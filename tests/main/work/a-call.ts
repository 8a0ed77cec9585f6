import { contentJudgement } from "../../../main/work/content-judgement.ts";
import { type CallSight } from "../../../main/work/judgement.ts";
import { type Concern, type ScopeKeys } from "#shared/events/bodies.ts";
import { demoContent } from "../../content/demo-content.ts";
const places = (zip: string) =>
  ({
    "93657": { latitude: 36.7047, longitude: -119.5457 },
    "93257": { latitude: 36.0652, longitude: -119.0168 },
  })[zip] ?? null;

export const judgement = contentJudgement(demoContent, places);
export const TEN_AM = Date.parse("2026-11-25T18:00:00Z");

export type Keys = Partial<ScopeKeys>;

/** A call begun at 9:55 AM with these fields, as a judgement sees it. */
export const aCall = (
  fields: Readonly<Record<string, string>>,
  concerns: Concern[] = ["initial-appointment"],
  keys: Keys = {},
  nowMs = TEN_AM,
): CallSight => ({
  file: {
    started: {
      startedAt: "2026-11-25T17:55:00Z",
      contentVersion: "x",
      ani: null,
      owner: "00000000-0000-4000-8000-000000000000" as never,
    },
    ended: null,
    safety: null,
    scope: {
      keys: { concerns, excludedUses: [], others: [], grievanceHeard: false, ...keys },
      verdict: "in",
      ruleId: "r",
      contentVersion: "x",
    },
    crisis: [],
    line: [],
    acknowledged: [],
    fields: {},
    caseId: null,
    reference: null,
    owner: null,
    offer: null,
  },
  fields,
  nowMs,
});

export const aids = (...call: Parameters<typeof aCall>) => judgement.aids(aCall(...call));
export const commercial = { lineOfBusiness: "commercial" };
