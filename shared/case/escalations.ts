import {
  type EscalationAnswered,
  type EscalationRaised,
  type EscalationStep,
} from "../events/bodies.ts";
import {
  type EscalationClimbed,
  type EscalationMoved,
  type EscalationReplied,
} from "../events/case-bodies.ts";
import { type Folded } from "../events/fold.ts";
import { type EventId } from "../events/ids.ts";
import { type Kept, kept } from "./kept.ts";

export type Escalation = {
  /** As it was raised; a later move names another region, team and dates. */
  readonly raised: Kept<EscalationRaised>;
  readonly acknowledged: Kept<EscalationStep> | null;
  /** The latest answer; an earlier one stays in the timeline. */
  readonly answered: Kept<EscalationAnswered> | null;
  /** What the line made of that answer; null: nothing yet, or of an earlier one. */
  readonly replied: Kept<EscalationReplied> | null;
  /** Rungs climbed where it is now, lowest first; one that two desks noticed counts once. */
  readonly climbs: readonly Kept<EscalationClimbed>[];
  /** From one region to another, in order. */
  readonly moves: readonly Kept<EscalationMoved>[];
};

const isAfter = (one: Kept<unknown>, other: Kept<unknown> | undefined): boolean =>
  other === undefined || one.envelope.stamp > other.envelope.stamp;

/** Two desks may notice one missed target: the earlier climb counts, and a climb by hand stands for it. */
const climbedOnce = (climbs: readonly Kept<EscalationClimbed>[]): Kept<EscalationClimbed>[] =>
  climbs.filter(
    ({ body }, at) =>
      body.itself !== true ||
      !climbs.slice(0, at).some((before) => before.body.missed === body.missed),
  );

const moved = (
  raised: Kept<EscalationRaised>,
  move: Kept<EscalationMoved> | undefined,
): Kept<EscalationRaised> => {
  if (move === undefined) return raised;
  const { to: region, team: to, acknowledgeBy, answerBy } = move.body;
  return { ...raised, body: { ...raised.body, region, to, acknowledgeBy, answerBy } };
};

export const escalationsOf = (folded: Folded): Escalation[] => {
  const acknowledged = kept<EscalationStep>(folded, "escalation-acknowledged");
  const answers = kept<EscalationAnswered>(folded, "escalation-answered");
  const replies = kept<EscalationReplied>(folded, "escalation-replied");
  const climbs = kept<EscalationClimbed>(folded, "escalation-climbed");
  const allMoves = kept<EscalationMoved>(folded, "escalation-moved");
  return kept<EscalationRaised>(folded, "escalation-raised").map((raised) => {
    const of = <T extends { readonly escalation: EventId | null }>(each: Kept<T>): boolean =>
      each.body.escalation === raised.id;
    const answered = answers.findLast(of) ?? null;
    const moves = allMoves.filter(of);
    const here = moves.at(-1);
    return {
      raised: moved(raised, here),
      // The region before may have seen it; the one that has it now has not.
      acknowledged: acknowledged.find((each) => of(each) && isAfter(each, here)) ?? null,
      answered,
      replied: replies.findLast(({ body }) => body.answer === answered?.id) ?? null,
      climbs: climbedOnce(climbs.filter((each) => of(each) && isAfter(each, here))),
      moves,
    };
  });
};

/** Climbs that another desk had noticed before: in the record, and counted once. */
export const repeatedClimbs = (
  folded: Folded,
  escalations: readonly Escalation[],
): Set<EventId> => {
  const counted = new Set(escalations.flatMap(({ climbs }) => climbs.map(({ id }) => id)));
  const latestMove = (of: EventId) =>
    escalations.find(({ raised }) => raised.id === of)?.moves.at(-1);
  return new Set(
    kept<EscalationClimbed>(folded, "escalation-climbed")
      .filter((each) => !counted.has(each.id) && isAfter(each, latestMove(each.body.escalation)))
      .map(({ id }) => id),
  );
};
