import { randomUUID } from "node:crypto";
import { crisisStateOf } from "#shared/case/call-file.ts";
import { type CallFileView } from "#shared/contract/vault.ts";
import { type CallAids, type CallView, type CrisisView } from "#shared/contract/views.ts";
import {
  type CallEnded,
  type CrisisBranch,
  type CrisisStep,
  type Safety,
  type ScopeKeys,
  type Typed,
} from "#shared/events/bodies.ts";
import { wellFormed } from "#shared/events/envelope.ts";
import { CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type WorkDeps } from "./work-deps.ts";
import { type CallSight } from "./judgement.ts";

const NO_KEYS: ScopeKeys = { concerns: [], excludedUses: [], others: [], grievanceHeard: false };

export type CrisisMove =
  | { readonly kind: "branch"; readonly branch: CrisisBranch }
  | { readonly kind: "note"; readonly words: string }
  | { readonly kind: "opened-by-mistake" }
  | {
      readonly kind: "outcome";
      readonly outcome: "asked-and-safe" | "handed-over" | "cut-off";
      readonly words: string;
    };

const emptyFile = (startedAt: string, crisis: CrisisStep[]): CallFileView => ({
  started: {
    startedAt,
    contentVersion: "none",
    ani: null,
    owner: "00000000-0000-4000-8000-000000000000" as never,
  },
  ended: null,
  safety: null,
  scope: null,
  crisis,
  fields: {},
  caseId: null,
  reference: null,
});

/** A call from ring to close: gathers what is known, lets the judgement decide, records. */
export class CallWork {
  readonly #deps: WorkDeps;
  /** Calls as last folded; dropped when one of their events is kept. */
  readonly #files = new Map<CallId, CallFileView>();
  /** Crisis steps taken while the desk is locked: the vault cannot be asked then. */
  readonly #lockedCrises = new Map<CallId, CrisisStep[]>();
  readonly #recovered = new Set<CallId>();

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  /** Something was kept or pulled: what was folded before may be old. */
  forget(): void {
    this.#files.clear();
  }

  /** After an unlock: calls with a draft but typed before this start are marked as put back. */
  noteRecovered(): void {
    for (const draft of this.#deps.desk.drafts.all()) this.#recovered.add(draft.callId);
  }

  async start(ani: string | null): Promise<CallView> {
    const { desk, judgement, clock } = this.#deps;
    const actor = this.#deps.actor();
    const callId = CallId.parse(randomUUID());
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
    if (ani !== null && ani !== "") this.#draft(callId, { callbackNumber: ani });
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
      scope: judgement.scope(file.scope?.keys ?? NO_KEYS, nowMs),
      crisis: this.crisisView(file),
      prompts: judgement.prompts(sight),
      aids: judgement.aids(sight),
      recovered: this.#recovered.has(callId),
    };
  }

  /** Keeps the draft and says what is made of it; on the disk within a second. */
  async type(callId: CallId, field: string, text: string): Promise<Result<CallAids>> {
    const file = await this.#file(callId);
    if (file.ended !== null)
      return refuse("call-ended", "This call is closed. Add a note to its case instead.");
    this.#draft(callId, { [field]: wellFormed(text) });
    return accept(this.#deps.judgement.aids(await this.sight(callId)));
  }

  /** Ctrl+Enter: typed text becomes events, of the call and, once there is one, of its case. */
  async complete(callId: CallId): Promise<CallView> {
    const { desk } = this.#deps;
    const { file, fields } = await this.sight(callId);
    const changed = Object.entries(fields).filter(
      ([field, text]) => (file.fields[field] ?? "") !== text,
    );
    if (changed.length > 0) {
      const set = this.typed(Object.fromEntries(changed));
      await desk.recorder.record(this.#deps.actor(), [
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
    }
    return this.view(callId);
  }

  async keySafety(callId: CallId, key: Safety["key"], words: string): Promise<CallView> {
    const at = this.#deps.clock.now().toISOString();
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      {
        stream: streamName("call", callId),
        type: "safety-keyed",
        body: { set: { safety: { key, words, at } } },
      },
    ]);
    return this.view(callId);
  }

  /** Recorded at once: a changed verdict is a new event beside the old one. */
  async keyScope(callId: CallId, keys: ScopeKeys): Promise<CallView> {
    const { judgement, clock, desk } = this.#deps;
    const { verdict, ruleId } = judgement.scope(keys, clock.nowMs());
    const scope = { keys, verdict, ruleId, contentVersion: judgement.contentVersion };
    await desk.recorder.record(this.#deps.actor(), [
      { stream: streamName("call", callId), type: "scope-keyed", body: { set: { scope } } },
    ]);
    if (keys.excludedUses.includes("crisis")) {
      const file = await this.#file(callId);
      if (crisisStateOf(file.crisis) === "none") return this.openCrisis(callId);
    }
    return this.view(callId);
  }

  /** Opens on asking, also while the desk is locked: sealing needs no secret. */
  async openCrisis(callId: CallId | null): Promise<CallView> {
    if (callId === null) {
      const fresh = CallId.parse(randomUUID());
      await this.#startForCrisis(fresh);
      return this.openCrisis(fresh);
    }
    const file = await this.#file(callId);
    const state = crisisStateOf(file.crisis);
    if (state === "none" || state === "over") await this.#crisisStep(callId, { step: "asking" });
    return this.#deps.isUnlocked() ? this.view(callId) : this.#lockedView(callId);
  }

  async moveCrisis(callId: CallId, move: CrisisMove): Promise<Result<CrisisView>> {
    const file = await this.#file(callId);
    const state = crisisStateOf(file.crisis);
    if (state === "none") return refuse("no-crisis", "The crisis path is not open. Press F8.");
    switch (move.kind) {
      case "branch":
        await this.#crisisStep(callId, { step: "branch", branch: move.branch });
        break;
      case "note":
        await this.#crisisStep(callId, { step: "noted", words: move.words });
        break;
      case "opened-by-mistake":
        await this.#crisisStep(callId, { step: "opened-by-mistake" });
        break;
      case "outcome":
        await this.#crisisStep(callId, {
          step: "outcome",
          outcome: move.outcome,
          words: move.words,
        });
        if (move.outcome !== "asked-and-safe") await this.#keyCrisis(callId);
    }
    return accept(this.crisisView(await this.#file(callId)));
  }

  crisisView(file: CallFileView): CrisisView {
    const opened = file.crisis.findLast(({ step }) => step === "asking");
    const extension = this.#deps.policy.leadExtension;
    return {
      state: crisisStateOf(file.crisis),
      openedAt: opened?.at ?? null,
      steps: file.crisis,
      supervisor: {
        told: false,
        words: this.#deps.isOnline()
          ? `Supervisor has not acknowledged. Raise your hand, or call ext. ${extension}.`
          : `Supervisor not told: this desk is offline. Raise your hand, or call ext. ${extension}.`,
      },
    };
  }

  /** The call as recorded and as typed. */
  async sight(callId: CallId): Promise<CallSight> {
    const file = await this.#file(callId);
    const draft = this.#deps.isUnlocked() ? this.#deps.desk.drafts.get(callId) : null;
    return { file, fields: { ...file.fields, ...draft?.fields }, nowMs: this.#deps.clock.nowMs() };
  }

  /** Texts as they are recorded: as typed, beside what was understood. */
  typed(fields: Readonly<Record<string, string>>): Record<string, Typed> {
    const nowMs = this.#deps.clock.nowMs();
    return Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [
        field,
        { typed: text, ...this.#deps.judgement.understood(field, text, nowMs) },
      ]),
    );
  }

  async end(callId: CallId, ended: CallEnded): Promise<CallView> {
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      { stream: streamName("call", callId), type: "call-ended", body: { set: { ended } } },
    ]);
    const view = await this.view(callId);
    await this.#deps.desk.drafts.drop(callId);
    this.#recovered.delete(callId);
    return view;
  }

  async park(callId: CallId): Promise<void> {
    await this.complete(callId);
    await this.#deps.desk.drafts.flush(callId);
  }

  #draft(callId: CallId, fields: Readonly<Record<string, string>>): void {
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
      fields: { ...before?.fields, ...fields },
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

  async #crisisStep(callId: CallId, step: Omit<CrisisStep, "at">): Promise<void> {
    const add: CrisisStep = { ...step, at: this.#deps.clock.now().toISOString() };
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      { stream: streamName("call", callId), type: "crisis-moved", body: { add } },
    ]);
    if (!this.#deps.isUnlocked())
      this.#lockedCrises.set(callId, [...(this.#lockedCrises.get(callId) ?? []), add]);
    this.#files.delete(callId);
  }

  async #file(callId: CallId): Promise<CallFileView> {
    const nowIso = this.#deps.clock.now().toISOString();
    if (!this.#deps.isUnlocked()) return emptyFile(nowIso, this.#lockedCrises.get(callId) ?? []);
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
      maySay: { lamp: "nothing", words: "Locked" },
      missing: [],
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
      crisis: this.crisisView(sight.file),
      prompts: [],
      aids: nothing,
      recovered: false,
    };
  }
}
