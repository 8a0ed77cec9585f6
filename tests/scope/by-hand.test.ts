import { expect, test } from "vitest";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { decideScope } from "#shared/scope/decide-scope.ts";
import { demoContent } from "../content/demo-content.ts";

/** Wednesday 10 AM. */
const now = "2026-11-25T18:00:00Z";
const keyOf: Readonly<Record<string, Partial<ScopeKeys>>> = {
  "1": { concerns: ["initial-appointment"] },
  "2": { concerns: ["between-appointments"] },
  "3": { concerns: ["appointment-length"] },
  "4": { concerns: ["travel-distance"] },
  "5": { concerns: ["appointment-type"] },
  "6": { excludedUses: ["crisis"] },
  "7": { excludedUses: ["care-advice"] },
  "8": { excludedUses: ["general-information"] },
  "9": { excludedUses: ["regular-scheduling"] },
};

/** Keys as a specialist presses them: digits, 0 for a grievance, words for the list behind "-". */
const pressed = (text: string): ScopeKeys => {
  const keys = text.split(" ").filter((key) => key !== "");
  const parts = keys.map((key) => keyOf[key] ?? {});
  return {
    concerns: parts.flatMap(({ concerns = [] }) => concerns),
    excludedUses: parts.flatMap(({ excludedUses = [] }) => excludedUses),
    others: keys.filter((key) => key.length > 1),
    grievanceHeard: keys.includes("0"),
  };
};

// From the rules of the line (product.md 3 and L2–L11), not from scope.yaml. Days: since a bounce.
test.each([
  ["", null, "undecided", "ask"],
  ["1", null, "in", "take-the-facts"],
  ["2", null, "in", "take-the-facts"],
  ["3", null, "in", "take-the-facts"],
  ["4", null, "in", "take-the-facts"],
  ["5", null, "in", "take-the-facts"],
  ["1 2 3 4 5", null, "in", "take-the-facts"],
  ["6", null, "out", "crisis"],
  ["1 6", null, "mixed", "crisis"],
  ["6 0", null, "out", "crisis"],
  ["6 billing", null, "out", "crisis"],
  ["6 prank", null, "out", "crisis"],
  ["7", null, "out", "send-on"],
  ["8", null, "out", "send-on"],
  ["9", null, "out", "send-on"],
  ["7 9", null, "out", "send-on"],
  ["1 7", null, "mixed", "take-the-facts"],
  ["2 9", null, "mixed", "take-the-facts"],
  ["0", null, "out", "file-grievance"],
  ["0 8", null, "out", "file-grievance"],
  ["3 0", null, "mixed", "offer-grievance-and-take-the-facts"],
  ["3 0 8", null, "mixed", "offer-grievance-and-take-the-facts"],
  ["billing", null, "out", "send-on"],
  ["refill records", null, "out", "send-on"],
  ["provider-services", null, "out", "send-on"],
  ["4 paperwork", null, "mixed", "take-the-facts"],
  ["wrong-number", null, "not-an-intake", "end-short"],
  ["silent", null, "not-an-intake", "end-short"],
  ["5 abusive", null, "in", "take-the-facts"],
  ["7 prank", null, "out", "send-on"],
  ["9", 0, "in", "keep-and-find-an-owner"],
  ["8", 30, "in", "keep-and-find-an-owner"],
  ["8", 31, "out", "send-on"],
  ["billing", 12, "in", "keep-and-find-an-owner"],
  ["0", 12, "in", "keep-and-find-an-owner"],
  ["1", 12, "in", "take-the-facts"],
  ["6", 12, "out", "crisis"],
  ["wrong-number", 12, "not-an-intake", "end-short"],
  ["", 12, "undecided", "ask"],
] as const)("keys “%s”, a bounce %s days ago: %s, next %s", (keys, days, verdict, next) => {
  const sentOnAt = new Date(Date.parse(now) - (days ?? 0) * 86_400_000).toISOString();
  const decided = decideScope(pressed(keys), demoContent, now, days === null ? [] : [{ sentOnAt }]);
  expect([decided.verdict.kind, decided.nextStep.kind]).toEqual([verdict, next]);
});
