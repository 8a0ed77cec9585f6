import { type Content } from "#shared/content/content.ts";
import { type Words } from "#shared/content/words.ts";
import { type ZipPlaces } from "#shared/distance/straight-line.ts";
import { type LineOverride, lineStatus } from "#shared/hours/line-status.ts";
import { afterCutOff } from "#shared/crisis/cut-off.ts";
import { closuresForPromises } from "#shared/promises/closures-for-promises.ts";
import { nextAttemptBy } from "#shared/promises/next-attempt.ts";
import { shiftEnds } from "#shared/hours/shift-ends.ts";
import { referralStatus } from "#shared/hours/referral-status.ts";
import { decideScope, type EarlierBounce } from "#shared/scope/decide-scope.ts";
import { type ScopeOption, type ScopeView } from "#shared/contract/views.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { caseJudgement } from "./case-judgement.ts";
import { crisisJudgement } from "./crisis-judgement.ts";
import { FIELD_LABELS } from "./field-labels.ts";
import { factsOfCall } from "./call-facts.ts";
import { scriptFieldLabels } from "./script-field-labels.ts";
import { saidJudgement } from "./said-judgement.ts";
import { stoppedAids } from "./stopped-aids.ts";
import { part2Notice } from "#shared/escalation/part2-notice.ts";
import { findSightOfCall } from "./identity-judgement.ts";
import { type Judgement, type Overrides } from "./judgement.ts";

const english = (words: Words): string => words.en;
const iso = (ms: number): string => new Date(ms).toISOString();

const VERDICT_WORDS: Readonly<Record<ScopeView["verdict"], string>> = {
  in: "In scope",
  out: "Not for this line",
  mixed: "In scope, and more",
  "not-an-intake": "Not an intake",
  undecided: "Not decided yet",
};

const scopeOptions = (content: Content, nowMs: number): ScopeOption[] => {
  const { concerns, excludedUses, others } = content.scope;
  const statusOf = (id: string): string => {
    const referral = content.referrals.find((each) => each.id === id);
    return referral === undefined
      ? ""
      : english(referralStatus(content, referral, iso(nowMs)).status);
  };
  return [
    ...concerns.map(({ id, key, label, hint }) => ({
      key,
      use: id,
      group: "concern" as const,
      label: english(label),
      hint: english(hint),
    })),
    ...excludedUses.map(({ id, key, label, hint, referral }) => ({
      key,
      use: id,
      group: id === "grievance" ? ("grievance" as const) : ("excluded" as const),
      label: english(label),
      hint:
        id === "crisis" || id === "grievance"
          ? english(hint)
          : `${english(hint)} · ${statusOf(referral)}`,
    })),
    ...others.map((other, at) => ({
      key: String(at + 1),
      use: other.id,
      group: "other" as const,
      label: english(other.label),
      hint:
        other.outcome === "sent-on"
          ? `${english(other.hint)} · ${statusOf(other.referral)}`
          : english(other.hint),
    })),
  ];
};

const scopeView = (
  content: Content,
  keys: ScopeKeys,
  nowMs: number,
  earlier: readonly EarlierBounce[],
): ScopeView & { ruleId: string } => {
  const decision = decideScope(keys, content, iso(nowMs), earlier);
  const { kind } = decision.verdict;
  return {
    keys,
    verdict: kind,
    verdictWords: VERDICT_WORDS[kind],
    say: english(decision.say),
    next: english(decision.nextStep.words),
    why: `rule ${decision.ruleId} · ${content.label}`,
    referrals: decision.referrals.map(({ name, number, status }) => ({
      name: english(name),
      number,
      status: english(status),
    })),
    ruleId: decision.ruleId,
  };
};

/** The judgement of one content version: shared rules over what an admin published. */
export const contentJudgement = (content: Content, places: ZipPlaces = () => null): Judgement => {
  let inForce: readonly LineOverride[] = [];
  const overrides: Overrides = {
    inForce: () => inForce,
    forPromises: (now) => closuresForPromises(content, now, inForce),
  };
  const facts = factsOfCall(content, places, overrides);
  return {
    contentVersion: content.version,
    label: content.label,
    words: {
      concerns: Object.fromEntries(
        content.scope.concerns.map(({ id, label }) => [id, english(label)]),
      ),
      regions: Object.fromEntries(
        content.regions.map(({ id, name, lead, phone }) => [id, { name, lead, phone }]),
      ),
      referrals: Object.fromEntries(content.referrals.map(({ id, name }) => [id, english(name)])),
      fields: { ...scriptFieldLabels(content), ...FIELD_LABELS },
    },
    part2Notice: (facts) => part2Notice(facts, content.policy.part2),
    regions: content.regions.map(({ id, name, lead, phone }) => ({ id, name, lead, phone })),
    line: (nowMs) => {
      const { open, words, ahead, afterHours } = lineStatus(content, iso(nowMs), inForce);
      return {
        open,
        words: english(words),
        ahead: ahead === null ? null : english(ahead),
        afterHours: afterHours === null ? null : english(afterHours),
      };
    },
    useOverrides: (given) => {
      inForce = given;
    },
    shiftEnds: (nowMs) => shiftEnds(content, nowMs, inForce),
    cases: caseJudgement(content, overrides),
    crisis: crisisJudgement(content, content.scripts, overrides),
    afterCutOff: (cutAt, redials, { danger, safetyOpen }) =>
      afterCutOff(cutAt, redials, danger, content, safetyOpen),
    nextAttemptBy: (nowMs) => nextAttemptBy(content, iso(nowMs), overrides.forPromises(iso(nowMs))),
    said: saidJudgement(content, facts.priority, overrides),
    practice: { callers: content.practice, phrases: content.phrases },
    scopeOptions: (nowMs) => scopeOptions(content, nowMs),
    scope: (keys, nowMs, earlier = []) => scopeView(content, keys, nowMs, earlier),
    ...facts,
    findSight: (sight) => findSightOfCall(sight, content),
    aids: (sight) => stoppedAids(sight, facts.aids(sight)),
  };
};
