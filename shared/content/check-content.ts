import { type Content, type ContentPart } from "./content.ts";
import { checkDates } from "./check-dates.ts";
import { checkTranslations } from "./check-translations.ts";
import { checkWords } from "./check-words.ts";
import { checkCallers } from "../practice/check-callers.ts";
import { type ScopeConditions, type ScopeRule } from "./scope.ts";

/** What is wrong with a part that fits its schema, where, and what to do about it. */
export type ContentFault = {
  readonly part: ContentPart;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
};

const conditions = [
  "crisis",
  "concern",
  "excluded",
  "grievance",
  "sentOn",
  "notAnIntake",
  "bouncedBefore",
] as const satisfies readonly (keyof ScopeConditions)[];

/** The conditions that a call meets, one boolean each. */
export type ScopeFacts = Readonly<Record<(typeof conditions)[number], boolean>>;

/** The first rule whose conditions hold. */
export const ruleFor = (rules: readonly ScopeRule[], facts: ScopeFacts): ScopeRule | undefined =>
  rules.find((rule) =>
    conditions.every((name) => rule.when[name] === undefined || rule.when[name] === facts[name]),
  );

const everyFacts = (): ScopeFacts[] =>
  Array.from({ length: 2 ** conditions.length }, (_, bits) => {
    const at = (index: number) => (bits & (1 << index)) !== 0;
    return Object.fromEntries(conditions.map((name, index) => [name, at(index)])) as ScopeFacts;
  });

type Parts = Omit<Content, "version" | "label">;

const checkScope = (parts: Parts): ContentFault[] => {
  const faults: ContentFault[] = [];
  const { rules } = parts.scope;
  const say = (path: (string | number)[], message: string, remedy: string) =>
    faults.push({ part: "scope", path, message, remedy });
  const used = new Set<ScopeRule>();
  for (const facts of everyFacts()) {
    const rule = ruleFor(rules, facts);
    if (rule !== undefined) used.add(rule);
    const held = conditions.filter((name) => facts[name]).join(" + ") || "nothing keyed";
    if (rule === undefined) {
      say(["rules"], `no rule decides: ${held}`, "add a last rule with `when: {}`");
      return faults;
    }
    // The floor: content may word the crisis path but can neither remove nor divert it.
    if (facts.crisis && rule.next.kind !== "crisis") {
      say(
        ["rules", rules.indexOf(rule), "next"],
        `rule ${rule.id} leads a crisis elsewhere (${held})`,
        "give it `next.kind: crisis`, or put a rule with `crisis: true` before it",
      );
      return faults;
    }
    if (facts.concern && !["in", "mixed"].includes(rule.verdict)) {
      say(
        ["rules", rules.indexOf(rule), "verdict"],
        `rule ${rule.id} sends a concern of this line away (${held})`,
        "let its verdict be `in` or `mixed`",
      );
      return faults;
    }
  }
  for (const [index, rule] of rules.entries()) {
    if (!used.has(rule)) {
      say(["rules", index], `rule ${rule.id} can never decide`, "move it up or remove it");
    }
  }
  return faults;
};

const doubled = (ids: readonly string[]): number =>
  ids.findIndex((id, index) => ids.indexOf(id) !== index);

const checkIds = (parts: Parts): ContentFault[] => {
  const lists: [ContentPart, (string | number)[], string[]][] = [
    ["referrals", [], parts.referrals.map((referral) => referral.id)],
    ["regions", [], parts.regions.map((region) => region.id)],
    ["clinics", [], parts.clinics.map((clinic) => clinic.id)],
    ["routing", [], parts.routing.map((rule) => rule.id)],
    ["counties", [], parts.counties.map((county) => county.name)],
    ["standards", ["standards"], parts.standards.standards.map((standard) => standard.id)],
    ["scope", ["rules"], parts.scope.rules.map((rule) => rule.id)],
    ["scope", ["others"], parts.scope.others.map((other) => other.id)],
    ["scope", ["concerns"], parts.scope.concerns.map((concern) => concern.id)],
    ["scope", ["excludedUses"], parts.scope.excludedUses.map((use) => use.id)],
    [
      "scope",
      [],
      [...parts.scope.concerns, ...parts.scope.excludedUses].map((entry) => `key ${entry.key}`),
    ],
  ];
  return lists.flatMap(([part, path, ids]) => {
    const at = doubled(ids);
    if (at < 0) return [];
    const message = `${ids[at]} appears twice`;
    return [{ part, path: [...path, at], message, remedy: "give each its own" }];
  });
};

const checkLinks = (parts: Parts): ContentFault[] => {
  const faults: ContentFault[] = [];
  const referrals = new Set(parts.referrals.map((referral) => referral.id));
  const regions = new Set<string>(parts.regions.map((region) => region.id));
  const counties = new Set(parts.counties.map((county) => county.name));
  const link = (
    part: ContentPart,
    path: (string | number)[],
    among: ReadonlySet<string>,
    value: string,
    what: string,
  ) => {
    if (among.has(value)) return;
    const remedy = `use one of: ${[...among].join(", ")}`;
    faults.push({ part, path, message: `${what} ${value} does not exist`, remedy });
  };
  for (const [index, use] of parts.scope.excludedUses.entries())
    link("scope", ["excludedUses", index, "referral"], referrals, use.referral, "referral");
  for (const [index, other] of parts.scope.others.entries())
    if (other.outcome === "sent-on")
      link("scope", ["others", index, "referral"], referrals, other.referral, "referral");
  for (const [index, referral] of parts.referrals.entries())
    if (referral.instead !== null)
      link("referrals", [index, "instead"], referrals, referral.instead, "referral");
  for (const [index, clinic] of parts.clinics.entries()) {
    link("clinics", [index, "region"], regions, clinic.region, "region");
    link("clinics", [index, "county"], counties, clinic.county, "county");
  }
  for (const [index, county] of parts.counties.entries())
    link("counties", [index, "region"], regions, county.region, "region");
  for (const [index, rule] of parts.routing.entries())
    for (const [at, region] of (rule.when.regions ?? []).entries())
      link("routing", [index, "when", "regions", at], regions, region, "region");
  return faults;
};

/** Somebody must receive every escalation, so the last rule fits everything. */
const checkRouting = (parts: Parts): ContentFault[] => {
  const last = parts.routing.at(-1);
  if (last !== undefined && Object.keys(last.when).length === 0) return [];
  const remedy = "end the list with a rule with `when: {}`";
  const message = "an escalation may find nobody";
  return [{ part: "routing", path: [parts.routing.length - 1, "when"], message, remedy }];
};

/** Help at any hour can be reworded and moved, but neither closed nor lost. */
const alwaysThere = ["911", "988"] as const;

/** A desk that is closed at times says where to go then, and somebody is there in the end. */
const checkReferrals = ({ referrals }: Parts): ContentFault[] => {
  const faults: ContentFault[] = alwaysThere.flatMap((number) =>
    referrals.some((one) => one.number === number && one.hours.kind === "always")
      ? []
      : [
          {
            part: "referrals",
            path: [],
            message: `no desk is ${number} at any hour`,
            remedy: `give one the number "${number}" and hours { kind: always }`,
          },
        ],
  );
  for (const [index, one] of referrals.entries()) {
    const seen = new Set([one.id]);
    for (let next = one.instead; next !== null;) {
      const id = next;
      if (seen.has(id)) {
        const message = `${one.id} is sent on in a circle (${[...seen, id].join(" → ")})`;
        const remedy = "end the chain with a desk that is always open";
        faults.push({ part: "referrals", path: [index, "instead"], message, remedy });
        break;
      }
      seen.add(id);
      next = referrals.find((each) => each.id === id)?.instead ?? null;
    }
  }
  return faults;
};

/** Everything a schema cannot see: links, doubles, a scope table that decides every call. */
export const checkContent = (parts: Parts): ContentFault[] => [
  ...checkLinks(parts),
  ...checkIds(parts),
  ...checkScope(parts),
  ...checkRouting(parts),
  ...checkReferrals(parts),
  ...checkDates(parts),
  ...checkTranslations(parts),
  ...checkWords(parts),
  ...checkCallers(parts),
];
