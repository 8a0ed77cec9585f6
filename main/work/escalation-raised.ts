import { type EscalationRaised } from "#shared/events/bodies.ts";
import { type RegionId } from "#shared/events/ids.ts";
import { type CallSight, type Judgement } from "./judgement.ts";

/** What an escalation takes: longer texts stay whole with the case. */
const MAX_FACT = 2_000;

/** An escalation as it is recorded now, with its targets in staffed time. */
export const raisedOf = (
  judgement: Judgement,
  sight: CallSight,
  region: RegionId,
  summary: string,
): EscalationRaised => {
  const { priority, reasons } = judgement.priority(sight);
  const { acknowledgeBy, answerBy, memberPromisedBy } = judgement.targets(priority, sight.nowMs);
  return {
    summary,
    facts: Object.fromEntries(
      judgement.packet(sight).map(({ field, value }) => [field, value.slice(0, MAX_FACT)]),
    ),
    region,
    priority,
    reasons: [...reasons],
    acknowledgeBy,
    answerBy,
    memberPromisedBy,
    lawfulDueOn: judgement.assessment(sight)?.dueOn ?? null,
    raisedAt: new Date(sight.nowMs).toISOString(),
  };
};
