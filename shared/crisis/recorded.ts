import type { CrisisAcknowledged, CrisisStep } from "../events/crisis-bodies.ts";
import {
  type CrisisMove,
  type CrisisOutcome,
  type CrisisState,
  foldCrisis,
  foldCrisisMove,
} from "./crisis.ts";

const notedMove = ({ words = "", question, line, at }: CrisisStep): CrisisMove => {
  if (line === "cut") return { kind: "line-cut", at };
  if (line !== undefined) return { kind: "redialled", result: line, at };
  return question === undefined
    ? { kind: "noted", words, at }
    : { kind: "answered", question, words, at };
};

const recordedOutcome = (step: CrisisStep): CrisisOutcome => {
  const words = step.words ?? "";
  switch (step.outcome) {
    case "handed-over":
      return { kind: "handed-over", handOver: step.handOver ?? null, words };
    case "asked-and-safe":
      return { kind: "asked-and-safe", words };
    default:
      return { kind: "cut-off", welfareCheck: step.welfareCheck ?? "lead-decides", words };
  }
};

/** What a recorded step did to the path. Null: a step that names no branch, which no build writes. */
export const moveOfStep = (step: CrisisStep): CrisisMove | null => {
  const { at } = step;
  switch (step.step) {
    case "asking":
      return { kind: "opened", at };
    case "branch":
      return step.branch === undefined ? null : { kind: "branch-chosen", branch: step.branch, at };
    case "noted":
      return notedMove(step);
    case "notified":
      return { kind: "supervisor-notified", at };
    case "not-told":
      return { kind: "supervisor-not-told", why: step.why ?? "not-acknowledged", at };
    case "opened-by-mistake":
      return { kind: "opened-by-mistake", at };
    case "outcome":
      return { kind: "ended", outcome: recordedOutcome(step), at };
  }
};

/** A move as it is recorded by whoever holds the call; an acknowledgement is the supervisor's own event. */
export const stepOfMove = (
  move: Exclude<CrisisMove, { kind: "supervisor-acknowledged" }>,
): CrisisStep => {
  const { at } = move;
  switch (move.kind) {
    case "opened":
      return { step: "asking", at };
    case "branch-chosen":
      return { step: "branch", branch: move.branch, at };
    case "answered":
      return { step: "noted", question: move.question, words: move.words, at };
    case "noted":
      return { step: "noted", words: move.words, at };
    case "line-cut":
      return { step: "noted", line: "cut", at };
    case "redialled":
      return { step: "noted", line: move.result, at };
    case "supervisor-notified":
      return { step: "notified", at };
    case "supervisor-not-told":
      return { step: "not-told", why: move.why, at };
    case "opened-by-mistake":
      return { step: "opened-by-mistake", at };
    case "ended": {
      const { outcome } = move;
      const base = { step: "outcome", outcome: outcome.kind, words: outcome.words, at } as const;
      if (outcome.kind === "cut-off") return { ...base, welfareCheck: outcome.welfareCheck };
      return outcome.kind === "handed-over" && outcome.handOver !== null
        ? { ...base, handOver: outcome.handOver }
        : base;
    }
  }
};

/** An acknowledgement with the name of the supervisor who wrote it. */
export type AcknowledgedBy = CrisisAcknowledged & { readonly by: string };

/**
 * The crisis of a call as its events say it. Acknowledgements come from another desk, so they are laid
 * over the steps whatever their order: each names the opening it means.
 */
export const crisisOf = (
  steps: readonly CrisisStep[],
  acknowledged: readonly AcknowledgedBy[] = [],
): CrisisState =>
  acknowledged
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .reduce(
      (state, { by, crisisOpenedAt, at }) =>
        foldCrisisMove(state, {
          kind: "supervisor-acknowledged",
          by,
          openedAt: crisisOpenedAt,
          at,
        }),
      foldCrisis(steps.flatMap((step) => moveOfStep(step) ?? [])),
    );
