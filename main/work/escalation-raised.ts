import { type EscalationRaised } from "#shared/events/bodies.ts";
import { type RegionId } from "#shared/events/ids.ts";
import { type RouteFacts } from "#shared/promises/route.ts";
import { type RoutedTo } from "./case-judgement.ts";
import { type CallSight, type Judgement } from "./judgement.ts";

/** What an escalation takes: longer texts stay whole with the case. */
const MAX_FACT = 2_000;

const serviceOf = ({ fields }: CallSight): RouteFacts["service"] => {
  const service = fields["service"];
  // Where both are meant, the team that the law knows apart has to see it.
  if (service === "both") return "substance-use";
  return service === "mental-health" || service === "substance-use" ? service : null;
};

/** The team that receives it, and whom to ring there now. */
export const routedTo = (judgement: Judgement, sight: CallSight, region: RegionId): RoutedTo =>
  judgement.cases.route(
    {
      region,
      concern: sight.file.scope?.keys.concerns[0] ?? "initial-appointment",
      priority: judgement.priority(sight).priority,
      service: serviceOf(sight),
    },
    sight.nowMs,
  );

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
    to: routedTo(judgement, sight, region),
  };
};
