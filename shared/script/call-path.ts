import type { ScopeKeys } from "../events/bodies.ts";
import { type Scripts } from "./schema.ts";
import { hasDied } from "./turns.ts";
import { placeKey, promptAt, targetOf, type Place } from "./script-run.ts";

/** What decides which scripts a call goes through. */
export type PathFacts = {
  /** How the line stood when the call began: a call begun before closing keeps its script to the end. */
  readonly began: "open" | "closed" | "closed-for-emergency";
  readonly interpreter: boolean;
  readonly offline: boolean;
  readonly keys: ScopeKeys;
  /** By field: what was typed, keyed and answered. Branches decide by them. */
  readonly answers: Readonly<Record<string, string>>;
};

const referrals = (keys: ScopeKeys): string[] => [
  ...keys.excludedUses
    .filter((use) => use !== "crisis" && use !== "grievance")
    .map((use) => `refer-${use}`),
  // A silent line has nobody to be sent anywhere.
  ...(keys.others.some((other) => other !== "silent") ? ["refer-other"] : []),
];

/**
 * The scripts of a call in the order a call takes them. The crisis path is none of them: it has a
 * screen of its own, and a branch that leads there ends the list.
 */
export const callSections = (facts: PathFacts): string[] => {
  const { keys, began } = facts;
  // Told that the member has died, everything else stops.
  if (hasDied(facts.answers)) return ["deceased"];
  const opening = [
    ...(began === "closed" ? ["after-hours"] : []),
    ...(began === "closed-for-emergency" ? ["closed-for-emergency"] : []),
    ...(keys.others.includes("silent") ? ["silent"] : []),
    "listening",
    ...(facts.interpreter ? ["interpreter"] : []),
    "safety",
    "scope",
  ];
  const grievance = keys.grievanceHeard || keys.excludedUses.includes("grievance");
  const isOurs = keys.concerns.length > 0;
  return [
    ...opening,
    ...(isOurs
      ? [
          "identity",
          ...keys.concerns.map((concern) => `concern-${concern}`),
          "concern-every",
          "clinic",
          ...(facts.offline ? ["outage"] : []),
          "escalation",
        ]
      : []),
    ...referrals(keys),
    ...(isOurs || grievance ? ["grievance-offer"] : []),
    ...(isOurs || grievance || referrals(keys).length > 0 ? ["closing"] : []),
  ];
};

/** The prompts of one script that the answers so far lead through, and where they lead out to. */
const walk = (
  scripts: Scripts,
  id: string,
  answers: PathFacts["answers"],
): { readonly places: readonly Place[]; readonly out: string | null } => {
  const places: Place[] = [];
  let prompt = scripts.find((script) => script.id === id)?.first;
  while (prompt !== undefined && !places.some((place) => place.prompt === prompt)) {
    const place = { script: id, prompt };
    const found = promptAt(scripts, place);
    if (found === undefined) break;
    places.push(place);
    const target = targetOf(found, answers);
    if (target.startsWith("script:")) return { places, out: target.slice("script:".length) };
    if (target === "end" || target === "back") break;
    prompt = target;
  }
  return { places, out: null };
};

/**
 * Every prompt that this call goes through as far as it is known, in order. It follows from the
 * answers alone: jumping away changes nothing, and an answer that changes leads another way at once.
 */
export const callPath = (scripts: Scripts, facts: PathFacts): Place[] => {
  const planned = callSections(facts);
  const places: Place[] = [];
  const visited = new Set<string>();
  const visit = (id: string): void => {
    if (visited.has(id)) return;
    visited.add(id);
    const { places: own, out } = walk(scripts, id, facts.answers);
    places.push(...own);
    // A side path of this script (a minor, a provider, a caller who died) is taken where it branches off.
    if (out !== null && out !== "crisis" && !planned.includes(out) && !PASSED.has(out)) visit(out);
  };
  planned.forEach(visit);
  return places.filter(
    (place, at) => places.findIndex((each) => placeKey(each) === placeKey(place)) === at,
  );
};

/** Scripts whose part in the order is taken by the sections themselves. */
const PASSED: ReadonlySet<string> = new Set([
  "concern-choose",
  "identity",
  "clinic",
  "escalation",
  "closing",
  "grievance-offer",
  "scope",
  "safety",
]);

/** The prompts of one script alone, for a jump to it. */
export const scriptPath = (
  scripts: Scripts,
  id: string,
  answers: PathFacts["answers"],
): readonly Place[] => walk(scripts, id, answers).places;
