import { accept, refuse, type Refusal, type Result } from "../result.ts";
import { type CrisisBranch } from "../events/bodies.ts";
import { crisisPaths, type CrisisQuestion } from "./crisis-questions.ts";

/** Whether the supervisor knows. `sending` turns into `not-told` when nobody acknowledges in time. */
export type SupervisorTold =
  | { readonly kind: "not-yet" }
  | { readonly kind: "sending"; readonly since: string }
  | { readonly kind: "told"; readonly by: string; readonly at: string }
  | {
      readonly kind: "not-told";
      readonly why: "offline" | "not-acknowledged";
      readonly at: string;
    };

/** Who was reached, as it must be on record before the call is left. */
export type HandOver = {
  readonly to: "911" | "988" | "emergency-department" | "county-crisis-line" | "other";
  /** Who dialled on which line: a desk's 911 reaches the wrong county. */
  readonly dialledBy: "specialist" | "supervisor" | "caller";
  readonly number: string;
  readonly takenBy: string;
  readonly takenAt: string;
};

export type CrisisOutcome =
  | { readonly kind: "asked-and-safe"; readonly words: string }
  | { readonly kind: "handed-over"; readonly handOver: HandOver }
  | { readonly kind: "cut-off" };

/** What happened, oldest first; the state is folded from these and from nothing else. */
export type CrisisMove =
  | { readonly kind: "opened"; readonly at: string }
  | { readonly kind: "branch-chosen"; readonly branch: CrisisBranch; readonly at: string }
  | {
      readonly kind: "answered";
      readonly question: CrisisQuestion;
      readonly words: string;
      readonly at: string;
    }
  | { readonly kind: "supervisor-notified"; readonly at: string }
  | { readonly kind: "supervisor-acknowledged"; readonly by: string; readonly at: string }
  | {
      readonly kind: "supervisor-not-told";
      readonly why: "offline" | "not-acknowledged";
      readonly at: string;
    }
  | { readonly kind: "shrunk"; readonly at: string }
  | { readonly kind: "restored"; readonly at: string }
  | { readonly kind: "opened-by-mistake"; readonly at: string }
  | { readonly kind: "ended"; readonly outcome: CrisisOutcome; readonly at: string };

type Running = {
  readonly openedAt: string;
  readonly answers: Partial<Readonly<Record<CrisisQuestion, string>>>;
  readonly supervisor: SupervisorTold;
  /** As a band at the edge, its clock running; never away. */
  readonly view: "full" | "band";
};

export type CrisisState =
  | { readonly kind: "none" }
  | ({ readonly kind: "asking" } & Running)
  | ({ readonly kind: "branch"; readonly branch: CrisisBranch } & Running)
  | ({
      readonly kind: "over";
      readonly branch: CrisisBranch | null;
      readonly outcome: CrisisOutcome;
      readonly endedAt: string;
    } & Running);

export type CrisisRefusal =
  | "no-crisis"
  | "crisis-open"
  | "nothing-said"
  | "facts-recorded"
  | "not-asked"
  | "hand-over-incomplete";

export const noCrisis: CrisisState = { kind: "none" };

const isOpen = (state: CrisisState): state is CrisisState & { kind: "asking" | "branch" } =>
  state.kind === "asking" || state.kind === "branch";

/** The state after one more move. Moves that do not fit a state leave it as it is. */
export const foldCrisisMove = (state: CrisisState, move: CrisisMove): CrisisState => {
  if (move.kind === "opened") {
    if (isOpen(state)) return state;
    const supervisor = { kind: "not-yet" } as const;
    return { kind: "asking", openedAt: move.at, answers: {}, supervisor, view: "full" };
  }
  if (state.kind === "none") return state;
  // Whether the supervisor knows is settled even after the end: a late answer still counts.
  switch (move.kind) {
    case "supervisor-notified":
      return state.supervisor.kind === "told"
        ? state
        : { ...state, supervisor: { kind: "sending", since: move.at } };
    case "supervisor-acknowledged":
      return { ...state, supervisor: { kind: "told", by: move.by, at: move.at } };
    case "supervisor-not-told":
      return state.supervisor.kind === "told"
        ? state
        : { ...state, supervisor: { kind: "not-told", why: move.why, at: move.at } };
  }
  if (!isOpen(state)) return state;
  switch (move.kind) {
    case "branch-chosen":
      return { ...state, kind: "branch", branch: move.branch };
    case "answered":
      return { ...state, answers: { ...state.answers, [move.question]: move.words } };
    case "shrunk":
      return { ...state, view: "band" };
    case "restored":
      return { ...state, view: "full" };
    case "opened-by-mistake":
      return noCrisis;
    case "ended": {
      const branch = state.kind === "branch" ? state.branch : null;
      return { ...state, kind: "over", branch, outcome: move.outcome, endedAt: move.at };
    }
  }
};

export const foldCrisis = (moves: readonly CrisisMove[]): CrisisState =>
  moves.reduce(foldCrisisMove, noCrisis);

const isBlank = (text: string): boolean => text.trim() === "";

const missingOf = (handOver: HandOver): string[] =>
  (["number", "takenBy", "takenAt"] as const).filter((field) => isBlank(handOver[field]));

const checkOutcome = (
  state: CrisisState & { kind: "asking" | "branch" },
  outcome: CrisisOutcome,
): Refusal<CrisisRefusal> | null => {
  switch (outcome.kind) {
    case "cut-off":
      return null;
    case "asked-and-safe":
      if (state.kind !== "branch" || state.branch !== "says-safe")
        return refuse("not-asked", "Ask first, then key “Asked, says safe”.").refusal;
      return isBlank(outcome.words)
        ? refuse("nothing-said", "Write how they say it, in their words.").refusal
        : null;
    case "handed-over": {
      const missing = missingOf(outcome.handOver);
      if (missing.length > 0)
        return refuse("hand-over-incomplete", `Still needed: ${missing.join(", ")}.`).refusal;
      return null;
    }
  }
};

/** Whether a move is allowed now; what it would leave out is named. Nothing is changed here. */
export const checkCrisisMove = (
  state: CrisisState,
  move: CrisisMove,
): Result<CrisisMove, Refusal<CrisisRefusal>> => {
  if (move.kind === "opened") {
    return isOpen(state) ? refuse("crisis-open", "The crisis path is already open.") : accept(move);
  }
  if (state.kind === "none") return refuse("no-crisis", "The crisis path is not open. Press F8.");
  if (move.kind.startsWith("supervisor-")) return accept(move);
  if (!isOpen(state)) return refuse("no-crisis", "This crisis is closed. F8 opens a new one.");
  switch (move.kind) {
    case "answered":
      if (isBlank(move.words)) return refuse("nothing-said", "Write what was said.");
      return accept(move);
    case "opened-by-mistake":
      return Object.keys(state.answers).length > 0
        ? refuse("facts-recorded", "Something was recorded: close it with an outcome instead.")
        : accept(move);
    case "ended": {
      const refusal = checkOutcome(state, move.outcome);
      return refusal === null ? accept(move) : { ok: false, refusal };
    }
    default:
      return accept(move);
  }
};

/** The next question: one at a time, none asked twice. Null before a branch and when all are answered. */
export const nextQuestion = (state: CrisisState): CrisisQuestion | null => {
  if (state.kind !== "branch") return null;
  const { questions } = crisisPaths[state.branch];
  return questions.find((question) => state.answers[question] === undefined) ?? null;
};

/** What dispatch cannot do without and nobody has said yet. */
export const stillNeeded = (state: CrisisState): readonly CrisisQuestion[] =>
  state.kind === "branch"
    ? crisisPaths[state.branch].needed.filter((question) => state.answers[question] === undefined)
    : [];
