import { type ScopeFacts, ruleFor } from "../content/check-content.ts";
import { type Content } from "../content/content.ts";
import { type NextStepKind, type OtherEntry } from "../content/scope.ts";
import { fillWords, joinWords, type Words } from "../content/words.ts";
import { wallClock } from "../dates/zone.ts";
import { type Concern, type ScopeKeys } from "../events/bodies.ts";
import { referralStatus, type ReferralStatus } from "../hours/referral-status.ts";

/** Why a call is no intake: the id of the entry of the list behind "-". */
export type NoIntakeReason = string;

/** `undecided`: nothing has been keyed. `concerns` is empty only on a second bounce. */
export type ScopeVerdict =
  | { readonly kind: "in"; readonly concerns: readonly Concern[] }
  | { readonly kind: "out"; readonly referrals: readonly ReferralStatus[] }
  | {
      readonly kind: "mixed";
      readonly concerns: readonly Concern[];
      readonly referrals: readonly ReferralStatus[];
    }
  | { readonly kind: "not-an-intake"; readonly reason: NoIntakeReason }
  | { readonly kind: "undecided" };

export type ScopeDecision = {
  readonly verdict: ScopeVerdict;
  readonly say: Words;
  /** Every desk of the keys, with open-now words; on a second bounce too: we phone it ourselves. */
  readonly referrals: readonly ReferralStatus[];
  readonly nextStep: { readonly kind: NextStepKind; readonly words: Words };
  readonly ruleId: string;
  readonly contentVersion: string;
};

/** A call that sent the same caller on, with an excluded use or something else. */
export type EarlierBounce = { readonly sentOnAt: string };

/** Keys in the content's order, each once: the order they were pressed in changes nothing. */
type Heard = {
  readonly concerns: Content["scope"]["concerns"];
  readonly excluded: Content["scope"]["excludedUses"];
  readonly others: readonly OtherEntry[];
};

const heardIn = (keys: ScopeKeys, content: Content): Heard => {
  const { concerns, excludedUses, others } = content.scope;
  return {
    concerns: concerns.filter((entry) => keys.concerns.includes(entry.id)),
    excluded: excludedUses.filter(
      (entry) =>
        keys.excludedUses.includes(entry.id) || (entry.id === "grievance" && keys.grievanceHeard),
    ),
    others: others.filter((entry) => keys.others.includes(entry.id)),
  };
};

/** Bounces within the content's days count, by the calendar of the line; the last day included. */
const bouncedBefore = (
  earlier: readonly EarlierBounce[],
  content: Content,
  at: string,
): boolean => {
  if (earlier.length === 0) return false;
  const { zone } = content.line;
  const today = wallClock(at, zone).day;
  return earlier.some((bounce) => {
    const ago = today - wallClock(bounce.sentOnAt, zone).day;
    return ago >= 0 && ago <= content.scope.bounceDays;
  });
};

const factsOf = (heard: Heard, bounced: boolean): ScopeFacts => ({
  crisis: heard.excluded.some((use) => use.id === "crisis"),
  concern: heard.concerns.length > 0,
  excluded: heard.excluded.some((use) => use.id !== "crisis" && use.id !== "grievance"),
  grievance: heard.excluded.some((use) => use.id === "grievance"),
  sentOn: heard.others.some((other) => other.outcome === "sent-on"),
  notAnIntake: heard.others.some((other) => other.outcome === "not-an-intake"),
  bouncedBefore: bounced,
});

const statuses = (heard: Heard, content: Content, at: string): Map<string, ReferralStatus> => {
  const others = heard.others.flatMap((one) => (one.outcome === "sent-on" ? [one.referral] : []));
  const ids = new Set([...heard.excluded.map((use) => use.referral), ...others]);
  const named = content.referrals.filter((referral) => ids.has(referral.id));
  return new Map(named.map((referral) => [referral.id, referralStatus(content, referral, at)]));
};

const withNumber = (words: Words, status: ReferralStatus): Words =>
  fillWords(words, { referral: status.name, number: status.number });

/** What is said when the desk named is closed: when it opens, and where to go until then. */
const closedSay = (status: ReferralStatus, content: Content): Words[] => {
  if (status.open || status.instead === null || status.opens === null) return [];
  const { name, number } = status.instead;
  const instead = fillWords({ en: "{name} {number}", es: "{name} {number}" }, { name, number });
  const values = { referral: status.name, opens: status.opens, instead };
  return [fillWords(content.scope.closedSay, values)];
};

type StatusOf = (referral: string) => ReferralStatus;

const partsSaid = (
  heard: Heard,
  mode: "alone" | "alongside",
  content: Content,
  statusOf: StatusOf,
) => {
  const uses = heard.excluded.flatMap((use) => {
    const status = statusOf(use.referral);
    // A grievance can be taken down here at any hour, so a closed intake desk is not mentioned.
    const closed = use.id === "grievance" ? [] : closedSay(status, content);
    return [withNumber(use[mode === "alone" ? "say" : "alongside"], status), ...closed];
  });
  const others = heard.others.flatMap((other) => {
    if (other.outcome === "not-an-intake") return [];
    const status = statusOf(other.referral);
    return [withNumber(other.say, status), ...closedSay(status, content)];
  });
  const endings = heard.others.filter((other) => other.outcome === "not-an-intake");
  const nothingElse = uses.length === 0 && others.length === 0 && heard.concerns.length === 0;
  return [...uses, ...others, ...(nothingElse ? endings.map((other) => other.say) : [])];
};

const verdictOf = (
  kind: ScopeVerdict["kind"],
  heard: Heard,
  referrals: readonly ReferralStatus[],
): ScopeVerdict => {
  const concerns = heard.concerns.map((entry) => entry.id);
  switch (kind) {
    case "in":
      return { kind, concerns };
    case "out":
      return { kind, referrals };
    case "mixed":
      return { kind, concerns, referrals };
    case "not-an-intake":
      return { kind, reason: heard.others.find((other) => other.outcome === kind)?.id ?? "other" };
    case "undecided":
      return { kind };
  }
};

/**
 * Decides whether a call belongs on this line, by the first rule of the content that fits. The
 * verdict depends on which keys are set, not on their order. `at` (ISO 8601) tells which desks are
 * open; `earlier` are the calls that sent the same caller on.
 */
export const decideScope = (
  keys: ScopeKeys,
  content: Content,
  at: string,
  earlier: readonly EarlierBounce[] = [],
): ScopeDecision => {
  const heard = heardIn(keys, content);
  const facts = factsOf(heard, bouncedBefore(earlier, content, at));
  const rule = ruleFor(content.scope.rules, facts);
  if (rule === undefined) throw new Error("No scope rule decides: content was not checked");
  const desks = statuses(heard, content, at);
  const statusOf = (id: string): ReferralStatus => {
    const status = desks.get(id);
    if (status === undefined) throw new Error(`No referral ${id}: content was not checked`);
    return status;
  };
  const referrals = [...desks.values()];
  const opening = rule.say === undefined ? [] : [rule.say];
  const parts = rule.parts === "none" ? [] : partsSaid(heard, rule.parts, content, statusOf);
  return {
    verdict: verdictOf(rule.verdict, heard, referrals),
    say: joinWords([...opening, ...parts]),
    referrals,
    nextStep: rule.next,
    ruleId: rule.id,
    contentVersion: content.version,
  };
};
