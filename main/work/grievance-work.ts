import { type GrievanceRow } from "#shared/contract/grievance-views.ts";
import { type CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type WorkDeps } from "./work-deps.ts";

/** What became of a grievance after its call; null: nothing new. */
export type GrievanceNews = {
  readonly answer: "file-now" | "not-now" | "already-filed" | null;
  readonly number: string;
  /** How it was settled, in words; null: it is not. */
  readonly settled: string | null;
};

/** Grievances run on after their call: the watch, and what is recorded to it later. */
export class GrievanceWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;

  constructor(deps: WorkDeps, calls: CallWork) {
    this.#deps = deps;
    this.#calls = calls;
  }

  async watch(): Promise<GrievanceRow[]> {
    const { id, role } = this.#deps.person();
    const { clock, judgement, keeper } = this.#deps;
    const files = await keeper.ask((vault) =>
      vault.grievances({
        now: clock.now().toISOString(),
        person: id,
        all: role === "supervisor",
      }),
    );
    return judgement.grievances(files, clock.nowMs());
  }

  /** Recorded at once with the call and with its case: the moment of "settled" decides. */
  async record(callId: CallId, news: GrievanceNews): Promise<Result<GrievanceRow[]>> {
    const settled = news.settled?.trim() ?? "";
    if (news.settled !== null && settled === "")
      return refuse("nothing-settled", "Type how it was settled, in the member’s words.");
    const texts = {
      ...(news.answer === null ? {} : { grievanceAnswer: news.answer }),
      ...(news.number.trim() === "" ? {} : { grievanceNumber: news.number.trim() }),
      ...(settled === "" ? {} : { grievanceSettled: "yes", grievanceResolution: settled }),
    };
    const file = await this.#deps.keeper.ask((vault) => vault.call({ callId }));
    if (file === null)
      return refuse("call-not-here", "This call is not on this desk. Go back to the desk.");
    // Its own form is the place: the draft of an open call would win over what is recorded here.
    if (file.ended === null)
      return refuse("call-open", "This call is still open. Open it and key the answer there.");
    const changed = Object.fromEntries(
      Object.entries(texts).filter(([field, text]) => (file.fields[field] ?? "") !== text),
    );
    if (Object.keys(changed).length === 0)
      return refuse("nothing-new", "Nothing changed. Choose what the member said, or go back.");
    const set = this.#calls.typed(changed);
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      { stream: streamName("call", callId), type: "call-typed", body: { set } },
      ...(file.caseId === null
        ? []
        : [
            {
              stream: streamName("case", file.caseId),
              type: "case-typed",
              body: { set },
            } as const,
          ]),
    ]);
    return accept(await this.watch());
  }
}
