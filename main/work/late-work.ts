import { clockWords, pacificDay, whenWords, ZONE } from "#shared/case/pacific-words.ts";
import { type CallView } from "#shared/contract/views.ts";
import { toldTimes, type ToldTimes } from "#shared/dates/told-times.ts";
import { type CallStarted } from "#shared/events/bodies.ts";
import { CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type WorkDeps } from "./work-deps.ts";

type Told = { readonly day: string; readonly from: string; readonly until: string };
type Source = NonNullable<CallStarted["late"]>["from"];

/** The field that keeps the reference which was given out on paper. */
export const PAPER_REFERENCE = "paperReference";

const spanWords = ({ startedAt, endedAt }: ToldTimes, nowMs: number): string =>
  `${whenWords(Date.parse(startedAt), nowMs)} – ${clockWords(Date.parse(endedAt))}`;

/** How a call that was typed in afterwards is marked wherever it shows; null: it was not. */
export const lateWords = (started: CallStarted | null, nowMs: number): string | null => {
  if (started?.late === undefined) return null;
  const { startedAt, late } = started;
  const source = late.from === "paper" ? "from paper" : "from memory";
  return `${spanWords({ startedAt, endedAt: late.endedAt }, nowMs)} · ${source}`;
};

/** A call typed in after the event: its true times are its times, and when it was typed stands beside them. */
export class LateWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;

  constructor(deps: WorkDeps, calls: CallWork) {
    this.#deps = deps;
    this.#calls = calls;
  }

  understand(told: Told): { words: string | null; refusal: string | null } {
    const read = this.#read(told);
    return read.ok
      ? { words: spanWords(read.value, this.#deps.clock.nowMs()), refusal: null }
      : { words: null, refusal: read.refusal.remedy };
  }

  async start(told: Told, source: Source, reference: string): Promise<Result<CallView>> {
    const read = this.#read(told);
    if (!read.ok) return read;
    const { clock, judgement, desk } = this.#deps;
    const { startedAt, endedAt } = read.value;
    const actor = this.#deps.actor();
    const callId = CallId.parse(this.#deps.newId());
    const late = { enteredAt: clock.now().toISOString(), from: source, endedAt };
    const { contentVersion } = judgement;
    const started = { startedAt, contentVersion, ani: null, owner: actor.person, late };
    await desk.recorder.record(actor, [
      { stream: streamName("call", callId), type: "call-started", body: { set: { started } } },
    ]);
    await this.#calls.unpark(callId);
    if (reference.trim() !== "") await this.#calls.type(callId, PAPER_REFERENCE, reference.trim());
    return accept(await this.#calls.view(callId));
  }

  #read(told: Told): Result<ToldTimes> {
    const ms = this.#deps.clock.nowMs();
    return toldTimes(told, { today: pacificDay(ms), ms, zone: ZONE });
  }
}
