import { pacificDay } from "#shared/case/pacific-words.ts";
import { type StoryView } from "#shared/contract/story-views.ts";
import { type EarlierBounce } from "#shared/scope/decide-scope.ts";
import { accessKey } from "#shared/events/access-record.ts";
import { type CallId, type CaseId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { whoOf } from "#shared/identity/who-of.ts";
import { type CallSight } from "./judgement.ts";
import { type WorkDeps } from "./work-deps.ts";

export const whoIn = ({ file, fields, nowMs }: CallSight) =>
  whoOf(fields, file.started?.ani ?? null, pacificDay(nowMs));

/** Calls that sent this caller on before. It says nothing of a member, so the lamp does not bar it. */
export const bouncesBefore = (
  { keeper }: WorkDeps,
  callId: CallId,
  sight: CallSight,
): Promise<EarlierBounce[]> => {
  const who = whoIn(sight);
  if (who.phones.length === 0 && who.memberNumber === null && who.bornOn === null)
    return Promise.resolve([]);
  return keeper.ask((vault) => vault.bounces({ who, call: callId }));
};

/** What earlier calls and cases may be seen on a call, and the record that they were. */
export class StoryWork {
  readonly #deps: WorkDeps;
  readonly #sightOf: (callId: CallId) => Promise<CallSight>;
  /** Access records already written in this quarter of an hour. */
  readonly #seen = new Set<string>();

  constructor(deps: WorkDeps, sightOf: (callId: CallId) => Promise<CallSight>) {
    this.#deps = deps;
    this.#sightOf = sightOf;
  }

  /** Nothing is even counted until the lamp allows it; who looked is written before it shows. */
  async get(callId: CallId): Promise<StoryView> {
    const { keeper, judgement, clock, person } = this.#deps;
    const sight = await this.#sightOf(callId);
    const hidden = judgement.aids(sight).identity.storyHidden;
    if (hidden !== null) return { hidden, rows: [], more: 0 };
    const found = await keeper.ask((vault) =>
      vault.story({
        now: clock.now().toISOString(),
        person: person().id,
        who: whoIn(sight),
        call: callId,
        concerns: [...(sight.file.scope?.keys.concerns ?? [])],
      }),
    );
    await this.#record(found.rows.flatMap(({ caseId }) => caseId ?? []));
    return { hidden: null, ...found };
  }

  async #record(cases: readonly CaseId[]): Promise<void> {
    const { desk, clock, actor, person } = this.#deps;
    const fresh = cases.filter(
      (caseId) => !this.#seen.has(accessKey(person().id, caseId, clock.nowMs())),
    );
    if (fresh.length === 0) return;
    await desk.recorder.record(actor(), [
      {
        stream: streamName("access", desk.identity?.deskId ?? ""),
        type: "access-recorded",
        body: { add: { case: fresh, purpose: "list", at: clock.now().toISOString() } },
      },
    ]);
    for (const caseId of fresh) this.#seen.add(accessKey(person().id, caseId, clock.nowMs()));
  }
}
