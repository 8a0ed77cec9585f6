import { clockWords } from "#shared/case/pacific-words.ts";
import { type CrisisMoveInput } from "#shared/contract/crisis-views.ts";
import { type CallFileView } from "#shared/contract/vault.ts";
import { type CrisisView } from "#shared/contract/views.ts";
import {
  answersOf,
  checkCrisisMove,
  type CrisisMove,
  type CrisisOutcome,
  type CrisisState,
  foldCrisisMove,
  isOpenCrisis,
} from "#shared/crisis/crisis.ts";
import { notifiesSupervisor, overdueNotification } from "#shared/crisis/notification.ts";
import { crisisOf, stepOfMove } from "#shared/crisis/recorded.ts";
import { type CrisisStep } from "#shared/events/crisis-bodies.ts";
import { type CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type CallSight } from "./judgement.ts";
import { type WorkDeps } from "./work-deps.ts";

/** How often it is looked whether a notice was acknowledged. */
const LOOK_EVERY_MS = 500;

type OwnMove = Exclude<CrisisMove, { kind: "supervisor-acknowledged" }>;

const outcomeOf = (move: Extract<CrisisMoveInput, { kind: "outcome" }>): CrisisOutcome => {
  const { words } = move;
  switch (move.outcome) {
    case "asked-and-safe":
      return { kind: "asked-and-safe", words };
    case "handed-over":
      return { kind: "handed-over", handOver: move.handOver ?? null, words };
    case "cut-off":
      return { kind: "cut-off", welfareCheck: move.welfareCheck ?? "lead-decides", words };
  }
};

const moveOf = (move: CrisisMoveInput, at: string): OwnMove => {
  switch (move.kind) {
    case "branch":
      return { kind: "branch-chosen", branch: move.branch, at };
    case "answer":
      return { kind: "answered", question: move.question, words: move.words, at };
    case "note":
      return { kind: "noted", words: move.words, at };
    case "redialled":
      return { kind: "redialled", result: move.result, at };
    case "outcome":
      return { kind: "ended", outcome: outcomeOf(move), at };
    default:
      return { kind: move.kind, at };
  }
};

/** The crisis path: checks a move, records it with what must go with it, and watches the notice. */
export class CrisisWork {
  readonly #deps: WorkDeps;
  readonly #fileOf: (callId: CallId) => Promise<CallFileView>;
  /** Words of danger heard so far: the path that is left has answered them. */
  readonly #heardOf: (callId: CallId) => Promise<readonly string[]>;
  /** Steps of this run by call: a locked desk cannot ask the vault. */
  readonly #steps = new Map<CallId, readonly CrisisStep[]>();
  readonly #sending = new Set<CallId>();
  #looking: NodeJS.Timeout | null = null;

  constructor(
    deps: WorkDeps,
    fileOf: (callId: CallId) => Promise<CallFileView>,
    heardOf: (callId: CallId) => Promise<readonly string[]>,
  ) {
    this.#deps = deps;
    this.#fileOf = fileOf;
    this.#heardOf = heardOf;
  }

  stepsOf(callId: CallId): CrisisStep[] {
    return [...(this.#steps.get(callId) ?? [])];
  }

  /** The desk is locked: that something was said is remembered, and what is not. */
  forgetWords(): void {
    for (const [callId, steps] of this.#steps)
      this.#steps.set(
        callId,
        steps.map((step) => (step.words === undefined ? step : { ...step, words: "…" })),
      );
  }

  async stateOf(callId: CallId): Promise<CrisisState> {
    const file = await this.#fileOf(callId);
    return crisisOf(file.crisis, file.acknowledged);
  }

  async open(callId: CallId): Promise<void> {
    const state = await this.stateOf(callId);
    if (!isOpenCrisis(state)) await this.#record(callId, [{ kind: "opened", at: this.#now() }]);
  }

  /** Gives the state that the move led to. */
  async move(callId: CallId, input: CrisisMoveInput): Promise<Result<CrisisState>> {
    const before = await this.stateOf(callId);
    const move = moveOf(input, this.#now());
    const { crisis } = this.#deps.judgement;
    const checked = checkCrisisMove(before, move, crisis.redials);
    if (!checked.ok) return checked;
    const moves: OwnMove[] = [move];
    if (notifiesSupervisor(before, move)) moves.unshift(...this.#notice(move.at));
    const after = moves.reduce(foldCrisisMove, before);
    await this.#record(
      callId,
      moves,
      this.#withOutcome(callId, after, await this.#heardOf(callId)),
    );
    return accept(after);
  }

  view(callId: CallId, { file, fields, nowMs }: CallSight): CrisisView {
    const state = crisisOf(file.crisis, file.acknowledged);
    const { crisis } = this.#deps.judgement;
    if (file.crisis.length > 0) this.#steps.set(callId, file.crisis);
    if (state.kind === "none")
      return {
        state: "none",
        openedAt: null,
        steps: file.crisis,
        answers: {},
        lineCut: null,
        callBack: null,
        supervisor: { told: false, kind: "not-yet", words: "" },
      };
    const { supervisor, lineCut } = state;
    if (supervisor.kind === "sending") this.#watch(callId);
    const number = fields["callbackNumber"]?.trim() ?? "";
    const after = crisis.after(state);
    return {
      state: state.kind,
      openedAt: state.openedAt,
      steps: file.crisis,
      answers: answersOf(state, number === "" ? {} : { "callback-number": number }),
      lineCut:
        lineCut === null
          ? null
          : {
              redials: lineCut.redials.length,
              next: lineCut.redials.length < crisis.redials ? "redial" : "lead-decides",
            },
      callBack:
        after?.kind === "short-close"
          ? crisis.callBackWords(after.safetyCallBackBy, this.#deps.person().name, nowMs)
          : null,
      supervisor: {
        told: supervisor.kind === "told",
        kind: supervisor.kind,
        words: crisis.supervisor(supervisor),
      },
    };
  }

  stop(): void {
    if (this.#looking !== null) clearInterval(this.#looking);
    this.#looking = null;
  }

  #now(): string {
    return this.#deps.clock.now().toISOString();
  }

  /** Told, and at once not told where nothing can leave this desk. */
  #notice(at: string): OwnMove[] {
    return this.#deps.isOnline()
      ? [{ kind: "supervisor-notified", at }]
      : [
          { kind: "supervisor-notified", at },
          { kind: "supervisor-not-told", why: "offline", at },
        ];
  }

  /** A path that is left takes with it the safety key as said and, unless they are safe, a call-back. */
  #withOutcome(callId: CallId, state: CrisisState, heard: readonly string[]): NewEvent[] {
    if (state.kind !== "over") return [];
    const stream = streamName("call", callId);
    const { outcome, endedAt: at } = state;
    const isSafe = outcome.kind === "asked-and-safe";
    const words = isSafe ? outcome.words : `Crisis: ${outcome.kind.replace("-", " ")}`;
    const safety: NewEvent = {
      stream,
      type: "safety-keyed",
      body: {
        set: {
          safety: {
            key: isSafe ? "asked-safe" : "asked-not-safe",
            words: words.slice(0, 500),
            at,
            ...(heard.length === 0 ? {} : { heard: [...heard] }),
          },
        },
      },
    };
    const after = this.#deps.judgement.crisis.after(state);
    if (after?.kind !== "short-close") return [safety];
    return [
      safety,
      {
        stream,
        type: "call-follow-up-made",
        body: {
          add: {
            kind: "safety-call-back",
            words: `Safety call-back: how are they? Crisis ${clockWords(Date.parse(state.openedAt))}, ${outcome.kind.replace("-", " ")}.`,
            owner: this.#deps.person().id,
            dueAt: after.safetyCallBackBy,
            caseId: null,
            call: callId,
          },
        },
      },
    ];
  }

  async #record(
    callId: CallId,
    moves: readonly OwnMove[],
    besides: readonly NewEvent[] = [],
  ): Promise<void> {
    const stream = streamName("call", callId);
    const steps = moves.map(stepOfMove);
    const events = steps.map((add): NewEvent => ({ stream, type: "crisis-moved", body: { add } }));
    const before = (await this.#fileOf(callId)).crisis;
    this.#steps.set(callId, [...before, ...steps]);
    await this.#deps.desk.recorder.record(this.#deps.actor(), [...events, ...besides]);
    if (moves.some(({ kind }) => kind === "supervisor-notified")) this.#watch(callId);
  }

  #watch(callId: CallId): void {
    this.#sending.add(callId);
    this.#looking ??= setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  /** Time itself makes the next move: nobody acknowledged, or the network went. */
  async #look(): Promise<void> {
    for (const callId of this.#sending) {
      const state = await this.stateOf(callId).catch(() => null);
      if (state === null || this.#deps.actorOrNull() === null) continue;
      if (state.kind === "none" || state.supervisor.kind !== "sending") {
        this.#sending.delete(callId);
        continue;
      }
      const overdue = overdueNotification(
        state,
        this.#now(),
        this.#deps.isOnline(),
        this.#deps.judgement.crisis.acknowledgeSeconds,
      );
      if (overdue === null) continue;
      this.#sending.delete(callId);
      await this.#record(callId, [overdue]);
    }
    if (this.#sending.size === 0) this.stop();
  }
}
