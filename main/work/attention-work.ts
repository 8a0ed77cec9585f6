import { type AttentionView } from "#shared/contract/crisis-views.ts";
import { crisisOf } from "#shared/crisis/recorded.ts";
import { type HelpAnswer, type HelpKind } from "#shared/events/crisis-bodies.ts";
import { type CallId, type EventId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type WorkDeps } from "./work-deps.ts";

/** What goes between a specialist and a supervisor without a sound, as events of the call. */
export class AttentionWork {
  readonly #deps: WorkDeps;
  /** The recovery that its person ended; it is nobody's figure, so it is not recorded. */
  #recoveryEndedMs = 0;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  async get(): Promise<AttentionView> {
    const { id, role } = this.#deps.person();
    const view = await this.#deps.keeper.ask((vault) =>
      vault.attention({
        now: this.#now(),
        person: id,
        supervises: role === "supervisor",
        recoveryMinutes: this.#deps.judgement.crisis.recoveryMinutes,
      }),
    );
    const isEnded =
      view.recovery !== null && Date.parse(view.recovery.until) <= this.#recoveryEndedMs;
    return isEnded ? { ...view, recovery: null } : view;
  }

  async acknowledge(callId: CallId): Promise<Result<AttentionView>> {
    const file = await this.#deps.keeper.ask((vault) => vault.call({ callId }));
    const state = crisisOf(file?.crisis ?? [], file?.acknowledged ?? []);
    if (state.kind === "none")
      return refuse("no-crisis", "This crisis was opened by mistake and taken back.");
    if (state.supervisor.kind !== "told")
      await this.#record(callId, {
        type: "crisis-acknowledged",
        body: { add: { crisisOpenedAt: state.openedAt, at: this.#now() } },
      });
    return accept(await this.get());
  }

  async askHelp(callId: CallId, kind: HelpKind, words: string): Promise<Result<AttentionView>> {
    if (kind === "question" && words.trim() === "")
      return refuse("nothing-asked", "Type the question; the answer comes back on this screen.");
    await this.#record(callId, {
      type: "help-asked",
      body: { add: { kind, words: words.trim(), at: this.#now() } },
    });
    return accept(await this.get());
  }

  async answerHelp(
    callId: CallId,
    help: EventId,
    answer: HelpAnswer,
    words: string,
  ): Promise<Result<AttentionView>> {
    if (answer === "answered" && words.trim() === "")
      return refuse("nothing-answered", "Type the answer, or key what you do.");
    await this.#record(callId, {
      type: "help-answered",
      body: { add: { help, answer, words: words.trim(), at: this.#now() } },
    });
    return accept(await this.get());
  }

  async callBackDone(callId: CallId, followUp: EventId, result: string): Promise<void> {
    await this.#record(callId, {
      type: "call-follow-up-done",
      body: { add: { followUp, result, at: this.#now() } },
    });
  }

  async endRecovery(): Promise<AttentionView> {
    const { recovery } = await this.get();
    this.#recoveryEndedMs = recovery === null ? 0 : Date.parse(recovery.until);
    return this.get();
  }

  #now(): string {
    return this.#deps.clock.now().toISOString();
  }

  async #record(
    callId: CallId,
    event: DistributiveOmit<
      Parameters<WorkDeps["desk"]["recorder"]["record"]>[1][number],
      "stream"
    >,
  ): Promise<void> {
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      { ...event, stream: streamName("call", callId) },
    ]);
  }
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
