import { escalationTurn, isOver } from "#shared/case/case-state.ts";
import { type ClimbDue } from "#shared/contract/case-views.ts";
import { CaseId } from "#shared/events/ids.ts";
import { streamId } from "#shared/events/stream.ts";
import { climbDue } from "#shared/promises/ladder.ts";
import { type HeldEvents } from "../held-events.ts";
import { isDelivered } from "./case-row.ts";
import { isOfDeceased } from "./death.ts";

const AT_ONCE = 100;

/** Escalations that a region has in time or not: what has passed there without a climb. */
export const climbsDue = (vault: HeldEvents, nowMs: number): ClimbDue[] => {
  const now = new Date(nowMs).toISOString();
  return vault.signposts
    .with("escalation-raised")
    .flatMap((stream): ClimbDue[] => {
      const file = vault.caseFile(stream);
      const { opened } = file;
      if (opened === null || isOver(file) || file.state === "needs-review" || isOfDeceased(file))
        return [];
      return file.escalations.flatMap((escalation): ClimbDue[] => {
        const { raised, acknowledged, climbs } = escalation;
        // What has not left this desk was seen by nobody: it is phoned, not climbed.
        if (escalationTurn(escalation) !== "region" || !isDelivered(vault, escalation)) return [];
        const climbed = climbs.map(({ body }) => body.missed);
        const missed = climbDue(raised.body, acknowledged !== null, climbed, now);
        if (missed === null) return [];
        return [
          {
            caseId: CaseId.parse(streamId(stream)),
            escalation: raised.id,
            missed,
            by: missed === "acknowledge" ? raised.body.acknowledgeBy : raised.body.answerBy,
            region: raised.body.region,
            reached: climbs.at(-1)?.body.rung ?? null,
            owner: opened.owner,
          },
        ];
      });
    })
    .slice(0, AT_ONCE);
};
