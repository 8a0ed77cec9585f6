import { whenWords } from "#shared/case/pacific-words.ts";
import { type ClimbDue } from "#shared/contract/case-views.ts";
import { streamName } from "#shared/events/stream.ts";
import { type WorkDeps } from "./work-deps.ts";

/** The owner's desk climbs at once; another waits so long, so that one of them is enough (milliseconds). */
const OTHERS_WAIT_MS = 2 * 60_000;

/** Whoever has it now is rung within half an hour. */
const RING_WITHIN_MS = 30 * 60_000;

const MISSED = { acknowledge: "Acknowledge by", answer: "Answer by" } as const;

/** A target passes while nobody presses a key: the escalation climbs, and somebody is to ring. */
export class ClimbWatch {
  readonly #deps: WorkDeps;
  #looking: Promise<void> | null = null;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  /** One look at a time; what it finds is climbed once, however often it is asked. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { actorOrNull, isUnlocked, isOnline, keeper, clock } = this.#deps;
    const actor = actorOrNull();
    // Without the network nobody knows here what the region has done meanwhile: a person decides then.
    if (actor === null || !isUnlocked() || !isOnline() || !keeper.isOpen) return;
    if (actor.role !== "specialist" && actor.role !== "supervisor") return;
    const { person } = actor;
    const now = clock.now().toISOString();
    const due = await keeper.ask((vault) => vault.climbsDue({ now, person }));
    for (const each of due)
      if (each.owner === person || clock.nowMs() - Date.parse(each.by) >= OTHERS_WAIT_MS)
        await this.#climb(each);
  }

  async #climb({ caseId, escalation, missed, by, region, reached, owner }: ClimbDue) {
    const { judgement, clock, desk, actor } = this.#deps;
    const nowMs = clock.nowMs();
    const { id: rung, who, phone } = judgement.cases.rung(reached, region, nowMs);
    const words = `${MISSED[missed]} ${whenWords(Date.parse(by), nowMs)} has passed.`;
    const stream = streamName("case", caseId);
    const at = new Date(nowMs).toISOString();
    await desk.recorder.record(actor(), [
      {
        stream,
        type: "escalation-climbed",
        body: { add: { at, escalation, missed, rung, who, phone, words, itself: true } },
      },
      {
        stream,
        type: "follow-up-made",
        body: {
          add: {
            kind: "phone-region",
            words: `Ring ${who}, ${phone}: ${words}`,
            owner,
            dueAt: new Date(nowMs + RING_WITHIN_MS).toISOString(),
            caseId,
            call: null,
          },
        },
      },
    ]);
  }
}
