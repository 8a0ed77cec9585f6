import { noFactsAids } from "#shared/contract/fact-views.ts";
import { type CallFileView } from "#shared/contract/vault.ts";
import { type CallAids, type CallView, type CrisisView } from "#shared/contract/views.ts";
import { type CallEnded, type Safety, type ScopeKeys, type Typed } from "#shared/events/bodies.ts";
import { type CrisisMoveInput } from "#shared/contract/crisis-views.ts";
import { type PlaceInCall } from "#shared/contract/tray-views.ts";
import { heardSince } from "#shared/crisis/safety-asked.ts";
import { type CrisisStep } from "#shared/events/crisis-bodies.ts";
import { wellFormed } from "#shared/events/envelope.ts";
import { CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type Draft } from "../drafts/draft.ts";
import { type WorkDeps } from "./work-deps.ts";
import { CrisisWork } from "./crisis-work.ts";
import { NOBODY_KNOWN } from "./identity-judgement.ts";
import { EscalatedBefore } from "./escalated-before.ts";
import { lateWords } from "./late-work.ts";
import { type CallSight } from "./judgement.ts";
import { type Around } from "./said-facts.ts";
import { saidAtMs } from "./said-at.ts";
import { bouncesBefore } from "./story-work.ts";
import { SUMMARY_GIVEN, summaryOf, summaryText } from "./summary-given.ts";
import { typedParts } from "./typed-events.ts";

const NO_KEYS: ScopeKeys = { concerns: [], excludedUses: [], others: [], grievanceHeard: false };

const emptyFile = (startedAt: string, crisis: CrisisStep[]): CallFileView => ({
  started: {
    startedAt,
    contentVersion: "none",
    ani: null,
    owner: "00000000-0000-4000-8000-000000000000" as never,
  },
  ended: null,
  owner: null,
  offer: null,
  safety: null,
  scope: null,
  crisis,
  line: [],
  acknowledged: [],
  fields: {},
  caseId: null,
  reference: null,
});

/** A call from ring to close: gathers what is known, lets the judgement decide, records. */
export class CallWork {
  readonly #deps: WorkDeps;
  /** Calls as last folded; dropped when one of their events is kept. */
  readonly #files = new Map<CallId, CallFileView>();
  readonly #recovered = new Set<CallId>();
  readonly #escalated: EscalatedBefore;

  readonly crises: CrisisWork;

  constructor(deps: WorkDeps) {
    this.#deps = deps;
    this.#escalated = new EscalatedBefore(deps);
    this.crises = new CrisisWork(
      deps,
      (callId) => this.#file(callId),
      (callId) => this.#heard(callId),
    );
  }

  /** Something was kept or pulled: what was folded before may be old. */
  forget(): void {
    this.#files.clear();
    this.#escalated.forget();
    if (!this.#deps.isUnlocked()) this.crises.forgetWords();
  }

  /** After an unlock: calls with a draft but typed before this start are marked as put back. */
  noteRecovered(): void {
    for (const { callId, parkedAt, fields } of this.#deps.desk.drafts.all())
      if (parkedAt === undefined && Object.keys(fields).length > 0) this.#recovered.add(callId);
  }

  async start(ani: string | null): Promise<CallView> {
    const { desk, judgement, clock } = this.#deps;
    const actor = this.#deps.actor();
    const callId = CallId.parse(this.#deps.newId());
    await desk.recorder.record(actor, [
      {
        stream: streamName("call", callId),
        type: "call-started",
        body: {
          set: {
            started: {
              startedAt: clock.now().toISOString(),
              contentVersion: judgement.contentVersion,
              ani,
              owner: actor.person,
            },
          },
        },
      },
    ]);
    // Also without a text: a call with a draft that nobody put away was interrupted.
    this.#draft(callId, ani === null || ani === "" ? {} : { callbackNumber: ani });
    return this.view(callId);
  }

  async view(callId: CallId): Promise<CallView> {
    const sight = await this.sight(callId);
    const { file, fields, nowMs } = sight;
    const { judgement } = this.#deps;
    return {
      callId,
      startedAt: file.started?.startedAt ?? new Date(nowMs).toISOString(),
      ended: file.ended,
      caseId: file.caseId,
      reference: file.ended?.reference ?? file.reference,
      fields: { ...fields },
      safety: file.safety,
      scope: judgement.scope(
        file.scope?.keys ?? NO_KEYS,
        nowMs,
        await this.#bounces(callId, sight),
      ),
      crisis: this.crises.view(callId, sight),
      prompts: judgement.said.prompts(sight, this.around()),
      languages: judgement.said.languages(sight),
      aids: judgement.aids(sight),
      recovered: this.#recovered.has(callId),
      late: lateWords(file.started, nowMs),
      handedTo: this.handedTo(file),
      offer: file.offer,
      place: this.#deps.desk.drafts.get(callId)?.place ?? null,
    };
  }

  /** Keeps the draft and says what is made of it; on the disk within a second. */
  async type(callId: CallId, field: string, text: string): Promise<Result<CallAids>> {
    const file = await this.#file(callId);
    if (file.ended !== null)
      return refuse("call-ended", "This call is closed. Add a note to its case instead.");
    const handedTo = this.handedTo(file);
    if (handedTo !== null)
      return refuse("handed-over", `${handedTo} has this call now. Tell them what you still know.`);
    this.#draft(callId, { [field]: wellFormed(text) });
    return accept(this.#deps.judgement.aids(await this.sight(callId)));
  }

  /** Ctrl+Enter: typed text becomes events, of the call and, once there is one, of its case. */
  async complete(callId: CallId): Promise<CallView> {
    const { desk } = this.#deps;
    const sight = await this.sight(callId);
    const { file, fields } = sight;
    const changed = Object.entries(fields).filter(
      ([field, text]) => (file.fields[field] ?? "") !== text,
    );
    if (changed.length > 0) {
      const set = this.typed(Object.fromEntries(changed), saidAtMs(sight));
      await desk.recorder.record(this.#deps.actor(), [
        ...typedParts(set).flatMap((part) => [
          { stream: streamName("call", callId), type: "call-typed", body: { set: part } } as const,
          ...(file.caseId === null
            ? []
            : [
                {
                  stream: streamName("case", file.caseId),
                  type: "case-typed",
                  body: { set: part },
                } as const,
              ]),
        ]),
      ]);
    }
    return this.view(callId);
  }

  async keySafety(callId: CallId, key: Safety["key"], words: string): Promise<CallView> {
    const at = this.#deps.clock.now().toISOString();
    const heard = await this.#heard(callId);
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      {
        stream: streamName("call", callId),
        type: "safety-keyed",
        body: { set: { safety: { key, words, at, ...(heard.length === 0 ? {} : { heard }) } } },
      },
    ]);
    return this.view(callId);
  }

  /** Recorded at once: a changed verdict is a new event beside the old one. */
  async keyScope(callId: CallId, keys: ScopeKeys): Promise<CallView> {
    const { judgement, clock, desk } = this.#deps;
    const earlier = await this.#bounces(callId, await this.sight(callId));
    const { verdict, ruleId } = judgement.scope(keys, clock.nowMs(), earlier);
    const scope = { keys, verdict, ruleId, contentVersion: judgement.contentVersion };
    await desk.recorder.record(this.#deps.actor(), [
      { stream: streamName("call", callId), type: "scope-keyed", body: { set: { scope } } },
    ]);
    if (keys.excludedUses.includes("crisis")) {
      if ((await this.crises.stateOf(callId)).kind === "none") return this.openCrisis(callId);
    }
    return this.view(callId);
  }

  /** Opens on asking, also while the desk is locked: sealing needs no secret. */
  async openCrisis(callId: CallId | null): Promise<CallView> {
    if (callId === null) {
      const fresh = CallId.parse(this.#deps.newId());
      await this.#startForCrisis(fresh);
      return this.openCrisis(fresh);
    }
    await this.crises.open(callId);
    return this.#deps.isUnlocked() ? this.view(callId) : this.#lockedView(callId);
  }

  async moveCrisis(callId: CallId, move: CrisisMoveInput): Promise<Result<CrisisView>> {
    const moved = await this.crises.move(callId, move);
    if (!moved.ok) return moved;
    const isUnlocked = this.#deps.isUnlocked();
    if (move.kind === "answer" && move.question === "callback-number" && isUnlocked)
      this.#draft(callId, { callbackNumber: wellFormed(move.words) });
    if (moved.value.kind === "over" && moved.value.outcome.kind !== "asked-and-safe")
      await this.#keyCrisis(callId);
    return accept(this.crises.view(callId, await this.sight(callId)));
  }

  /** The call as recorded and as typed. */
  async sight(callId: CallId): Promise<CallSight> {
    const file = await this.#file(callId);
    const draft = this.#deps.isUnlocked() ? this.#deps.desk.drafts.get(callId) : null;
    const sight = {
      file,
      fields: { ...file.fields, ...draft?.fields },
      nowMs: this.#deps.clock.nowMs(),
    };
    return { ...sight, escalatedBefore: await this.#escalated.of(callId, sight) };
  }

  /** Texts as they are recorded: as typed, beside what was understood on the day of `saidMs`. */
  typed(
    fields: Readonly<Record<string, string>>,
    saidMs = this.#deps.clock.nowMs(),
  ): Record<string, Typed> {
    return Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [
        field,
        { typed: text, ...this.#deps.judgement.understood(field, text, saidMs) },
      ]),
    );
  }

  async end(callId: CallId, ended: CallEnded): Promise<CallView> {
    const given = await summaryOf(this.#deps, await this.sight(callId), ended.reference);
    const set = this.typed({ [SUMMARY_GIVEN]: summaryText(given) });
    const stream = streamName("call", callId);
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      { stream, type: "call-typed", body: { set } },
      { stream, type: "call-ended", body: { set: { ended } } },
    ]);
    const view = await this.view(callId);
    await this.#deps.desk.drafts.drop(callId);
    this.#recovered.delete(callId);
    return view;
  }

  /** Typed text becomes events; what is left of the draft says that it waits, and where it was left. */
  async park(callId: CallId, place: PlaceInCall): Promise<void> {
    const { desk, clock } = this.#deps;
    await this.complete(callId);
    this.#draft(callId, {}, { place, parkedAt: clock.now().toISOString() });
    await desk.drafts.flush(callId);
  }

  /** Taken out of the tray: it is the call on the screen again, and where it was left is kept for it. */
  async unpark(callId: CallId): Promise<void> {
    const { file } = await this.sight(callId);
    if (file.ended !== null) return;
    const place = this.#deps.desk.drafts.get(callId)?.place;
    this.#draft(callId, {}, place === undefined ? {} : { place });
  }

  /** Who has the call, where it is not the person at this desk any more. */
  handedTo({ owner }: Pick<CallFileView, "owner">): string | null {
    return owner === null || owner.id === this.#deps.person().id ? null : owner.name;
  }

  /** A locked desk knows of no earlier call. */
  #bounces(callId: CallId, sight: CallSight): ReturnType<typeof bouncesBefore> {
    return this.#deps.isUnlocked() ? bouncesBefore(this.#deps, callId, sight) : Promise.resolve([]);
  }

  /** Words of danger in what was typed so far; a locked desk has no text to hear. */
  async #heard(callId: CallId): Promise<string[]> {
    const { heard } = this.#deps.judgement.aids(await this.sight(callId));
    return heardSince(null, heard).map((cue) => cue.slice(0, 300));
  }

  /** Who is at the desk and how it stands, for what is said. */
  around(): Around {
    return { specialist: this.#deps.person().name, offline: !this.#deps.isOnline() };
  }

  #draft(
    callId: CallId,
    fields: Readonly<Record<string, string>>,
    tray: Pick<Draft, "parkedAt" | "place"> = {},
  ): void {
    const { desk, clock, judgement } = this.#deps;
    const person = this.#deps.person();
    const before = desk.drafts.get(callId);
    desk.drafts.type({
      v: 1,
      callId,
      person: before?.person ?? person.id,
      personName: before?.personName ?? person.name,
      contentVersion: before?.contentVersion ?? judgement.contentVersion,
      savedAt: clock.now().toISOString(),
      // What waits has become events already: an old text must not lie over a newer one.
      fields: tray.parkedAt === undefined ? { ...before?.fields, ...fields } : {},
      ...tray,
    });
  }

  /** A call that ended in a crisis was about one, whether or not the key was pressed for it. */
  async #keyCrisis(callId: CallId): Promise<void> {
    if (!this.#deps.isUnlocked()) return;
    const keys = (await this.#file(callId)).scope?.keys ?? NO_KEYS;
    if (!keys.excludedUses.includes("crisis"))
      await this.keyScope(callId, { ...keys, excludedUses: [...keys.excludedUses, "crisis"] });
  }

  async #startForCrisis(callId: CallId): Promise<void> {
    const { desk, judgement, clock } = this.#deps;
    const actor = this.#deps.actor();
    const startedAt = clock.now().toISOString();
    await desk.recorder.record(actor, [
      {
        stream: streamName("call", callId),
        type: "call-started",
        body: {
          set: {
            started: {
              startedAt,
              contentVersion: judgement.contentVersion,
              ani: null,
              owner: actor.person,
            },
          },
        },
      },
    ]);
  }

  async #file(callId: CallId): Promise<CallFileView> {
    const nowIso = this.#deps.clock.now().toISOString();
    if (!this.#deps.isUnlocked()) return emptyFile(nowIso, this.crises.stepsOf(callId));
    const held = this.#files.get(callId);
    if (held !== undefined) return held;
    const file = await this.#deps.keeper.ask((vault) => vault.call({ callId }));
    if (file === null) return emptyFile(nowIso, []);
    this.#files.set(callId, file);
    return file;
  }

  async #lockedView(callId: CallId): Promise<CallView> {
    const sight = await this.sight(callId);
    const nothing: CallAids = {
      understood: {},
      card: null,
      priority: null,
      heard: [],
      ...NOBODY_KNOWN,
      missing: [],
      facts: noFactsAids,
    };
    return {
      callId,
      startedAt: sight.file.crisis[0]?.at ?? new Date(sight.nowMs).toISOString(),
      ended: null,
      caseId: null,
      reference: null,
      fields: {},
      safety: null,
      scope: this.#deps.judgement.scope(NO_KEYS, sight.nowMs),
      crisis: this.crises.view(callId, sight),
      prompts: [],
      languages: this.#deps.judgement.said.languages(sight),
      aids: nothing,
      recovered: false,
      late: null,
      handedTo: null,
      offer: null,
      place: null,
    };
  }
}
