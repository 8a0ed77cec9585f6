import { accept, refuse, type Refusal, type Result } from "../result.ts";
import type { CrisisBranch } from "../events/bodies.ts";
import { crisisPaths, type CrisisQuestion } from "./crisis-questions.ts";
import type { Redial } from "./cut-off.ts";

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
  readonly line: string;
  readonly number: string;
  readonly takenBy: string;
  /** As said or read from a clock: "10:06". */
  readonly takenAt: string;
};

/** What the lead decided about a visit to the address on record; never the specialist alone. */
export type WelfareCheck = "asked-for" | "not-asked-for" | "lead-decides";

export type CrisisOutcome =
  | { readonly kind: "asked-and-safe"; readonly words: string }
  /** `handOver` is null only in what an older build wrote. */
  | { readonly kind: "handed-over"; readonly handOver: HandOver | null; readonly words: string }
  | { readonly kind: "cut-off"; readonly welfareCheck: WelfareCheck; readonly words: string };

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
  | { readonly kind: "noted"; readonly words: string; readonly at: string }
  | { readonly kind: "line-cut"; readonly at: string }
  | { readonly kind: "redialled"; readonly result: Redial["result"]; readonly at: string }
  | { readonly kind: "supervisor-notified"; readonly at: string }
  | {
      readonly kind: "supervisor-acknowledged";
      readonly by: string;
      /** When the crisis that is meant was opened: a late answer never counts for a later one. */
      readonly openedAt: string;
      readonly at: string;
    }
  | {
      readonly kind: "supervisor-not-told";
      readonly why: "offline" | "not-acknowledged";
      readonly at: string;
    }
  | { readonly kind: "opened-by-mistake"; readonly at: string }
  | { readonly kind: "ended"; readonly outcome: CrisisOutcome; readonly at: string };

type Running = {
  readonly openedAt: string;
  readonly answers: Partial<Readonly<Record<CrisisQuestion, string>>>;
  readonly notes: readonly string[];
  readonly supervisor: SupervisorTold;
  /** Set while the line is dead; every redial since then. */
  readonly lineCut: { readonly at: string; readonly redials: readonly Redial[] } | null;
};

type Open = (
  { readonly kind: "asking" } | { readonly kind: "branch"; readonly branch: CrisisBranch }
) &
  Running;

export type CrisisState =
  | { readonly kind: "none" }
  | Open
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
  | "line-not-cut"
  | "redial-first"
  | "hand-over-incomplete";

export const noCrisis: CrisisState = { kind: "none" };

export const isOpenCrisis = (state: CrisisState): state is Open =>
  state.kind === "asking" || state.kind === "branch";

const isBlank = (text: string): boolean => text.trim() === "";

const withAnswer = (
  { answers }: Running,
  question: CrisisQuestion,
  words: string,
): Running["answers"] => {
  const { [question]: _before, ...others } = answers;
  return isBlank(words) ? others : { ...others, [question]: words };
};

/** The state after one more move. Moves that do not fit a state leave it as it is. */
export const foldCrisisMove = (state: CrisisState, move: CrisisMove): CrisisState => {
  if (move.kind === "opened") {
    if (isOpenCrisis(state)) return state;
    const supervisor = { kind: "not-yet" } as const;
    return { kind: "asking", openedAt: move.at, answers: {}, notes: [], supervisor, lineCut: null };
  }
  if (state.kind === "none") return state;
  // Whether the supervisor knows is settled even after the end: a late answer still counts.
  switch (move.kind) {
    case "supervisor-notified":
      return state.supervisor.kind === "told"
        ? state
        : { ...state, supervisor: { kind: "sending", since: move.at } };
    case "supervisor-acknowledged":
      return move.openedAt === state.openedAt && state.supervisor.kind !== "told"
        ? { ...state, supervisor: { kind: "told", by: move.by, at: move.at } }
        : state;
    case "supervisor-not-told":
      return state.supervisor.kind === "told"
        ? state
        : { ...state, supervisor: { kind: "not-told", why: move.why, at: move.at } };
  }
  if (!isOpenCrisis(state)) return state;
  switch (move.kind) {
    case "branch-chosen":
      return { ...state, kind: "branch", branch: move.branch };
    case "answered":
      return { ...state, answers: withAnswer(state, move.question, move.words) };
    case "noted":
      return { ...state, notes: [...state.notes, move.words] };
    case "line-cut":
      return state.lineCut === null ? { ...state, lineCut: { at: move.at, redials: [] } } : state;
    case "redialled": {
      if (state.lineCut === null) return state;
      if (move.result === "reached") return { ...state, lineCut: null };
      const redials = [...state.lineCut.redials, { at: move.at, result: move.result }];
      return { ...state, lineCut: { ...state.lineCut, redials } };
    }
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

const HAND_OVER_WORDS = {
  number: "the number that was dialled",
  takenBy: "who took the call (or “not given”)",
  takenAt: "when they took it",
} as const;

const missingOf = (handOver: HandOver): string[] =>
  (["number", "takenBy", "takenAt"] as const)
    .filter((field) => isBlank(handOver[field]))
    .map((field) => HAND_OVER_WORDS[field]);

const checkOutcome = (
  state: Open,
  outcome: CrisisOutcome,
  redials: number,
): Refusal<CrisisRefusal> | null => {
  switch (outcome.kind) {
    case "cut-off":
      // Never a hang-up: they are called back before the call is left.
      return (state.lineCut?.redials.length ?? 0) < redials
        ? refuse(
            "redial-first",
            `Redial first, ${redials === 1 ? "once" : `${redials} times`}: key what came of each.`,
          ).refusal
        : null;
    case "asked-and-safe":
      if (state.kind !== "branch" || state.branch !== "says-safe")
        return refuse("not-asked", "Ask first, then key “Asked, says safe”.").refusal;
      return isBlank(outcome.words)
        ? refuse("nothing-said", "Write how they say it, in their words.").refusal
        : null;
    case "handed-over": {
      const missing =
        outcome.handOver === null ? Object.values(HAND_OVER_WORDS) : missingOf(outcome.handOver);
      return missing.length > 0
        ? refuse("hand-over-incomplete", `Still needed: ${missing.join(", ")}.`).refusal
        : null;
    }
  }
};

const checkOpenMove = (
  state: Open,
  move: CrisisMove,
  redials: number,
): Refusal<CrisisRefusal> | null => {
  switch (move.kind) {
    case "answered":
      return isBlank(move.words) && state.answers[move.question] === undefined
        ? refuse("nothing-said", "Write what was said.").refusal
        : null;
    case "noted":
      return isBlank(move.words) ? refuse("nothing-said", "Write what was said.").refusal : null;
    case "redialled":
      return state.lineCut === null
        ? refuse("line-not-cut", "Key “Cut off” first, then what came of the redial.").refusal
        : null;
    case "opened-by-mistake":
      return Object.keys(state.answers).length + state.notes.length > 0 || state.lineCut !== null
        ? refuse("facts-recorded", "Something was recorded: close it with an outcome instead.")
            .refusal
        : null;
    case "ended":
      return checkOutcome(state, move.outcome, redials);
    default:
      return null;
  }
};

/**
 * Whether a move is allowed now; what it would leave out is named. Nothing is changed here.
 * `redials`: how often a line that went dead is redialled before it may be left (policy).
 */
export const checkCrisisMove = (
  state: CrisisState,
  move: CrisisMove,
  redials = 2,
): Result<CrisisMove, Refusal<CrisisRefusal>> => {
  if (move.kind === "opened") {
    return isOpenCrisis(state)
      ? refuse("crisis-open", "The crisis path is already open.")
      : accept(move);
  }
  if (state.kind === "none") return refuse("no-crisis", "The crisis path is not open. Press F8.");
  if (move.kind.startsWith("supervisor-")) return accept(move);
  if (!isOpenCrisis(state))
    return refuse("no-crisis", "This crisis is closed. F8 opens a new one.");
  const refusal = checkOpenMove(state, move, redials);
  return refusal === null ? accept(move) : { ok: false, refusal };
};

/** What the call knows already: a number that was given is not asked for again. */
export type KnownAnswers = CrisisAnswers;
export type CrisisAnswers = Partial<Readonly<Record<CrisisQuestion, string>>>;

/** Answers of a crisis over what the call knew before it; nothing while there is none. */
export const answersOf = (state: CrisisState, known: KnownAnswers = {}): CrisisAnswers =>
  state.kind === "none" ? {} : { ...known, ...state.answers };

/**
 * The next question: one at a time, none asked twice. `passed`: asked already, without an answer.
 * Null before a branch, and when all are answered or passed.
 */
export const nextQuestion = (
  state: CrisisState,
  known: KnownAnswers = {},
  passed: readonly CrisisQuestion[] = [],
): CrisisQuestion | null => {
  if (state.kind !== "branch") return null;
  const answers = answersOf(state, known);
  return (
    crisisPaths[state.branch].questions.find(
      (question) => isBlank(answers[question] ?? "") && !passed.includes(question),
    ) ?? null
  );
};

/** What dispatch cannot do without and nobody has said yet. */
export const stillNeeded = (
  state: CrisisState,
  known: KnownAnswers = {},
): readonly CrisisQuestion[] => {
  if (state.kind !== "branch") return [];
  const answers = answersOf(state, known);
  return crisisPaths[state.branch].needed.filter((question) => isBlank(answers[question] ?? ""));
};
