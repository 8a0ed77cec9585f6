import { clockWords, whenWords } from "#shared/case/pacific-words.ts";
import { type CutOffView } from "#shared/contract/turn-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { isOpenCrisis } from "#shared/crisis/crisis.ts";
import { type Redial } from "#shared/crisis/cut-off.ts";
import { crisisOf } from "#shared/crisis/recorded.ts";
import { type ScopeKeys } from "#shared/events/bodies.ts";
import { type HelpKind } from "#shared/events/crisis-bodies.ts";
import { type CallId, type PersonId } from "#shared/events/ids.ts";
import { streamKind, streamName } from "#shared/events/stream.ts";
import { refuse, type Result } from "#shared/result.ts";
import {
  DECEASED_FIELD,
  FAMILY_PROMISE,
  hasDied,
  type Turn,
  TURN_FIELD,
  TURN_FIELDS,
  TURN_KEYS,
} from "#shared/script/turns.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type CallWork } from "./call-work.ts";
import { type EscalationWork } from "./escalation-work.ts";
import { type HandOverWork } from "./hand-over-work.ts";
import { type CallSight } from "./judgement.ts";
import { whoIn } from "./story-work.ts";
import { type WorkDeps } from "./work-deps.ts";

const NO_KEYS: ScopeKeys = { concerns: [], excludedUses: [], others: [], grievanceHeard: false };

type Cut = {
  readonly cutAt: string;
  readonly redials: readonly Redial[];
  readonly danger: boolean;
  readonly safetyOpen: boolean;
};

/** What a call turns out to be besides a concern: its keys, what goes with them, and its short close. */
export class TurnsWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;
  readonly #escalations: EscalationWork;
  readonly #handOver: HandOverWork;

  constructor(
    deps: WorkDeps,
    calls: CallWork,
    escalations: EscalationWork,
    handOver: HandOverWork,
  ) {
    this.#deps = deps;
    this.#calls = calls;
    this.#escalations = escalations;
    this.#handOver = handOver;
  }

  async take(callId: CallId, turn: Turn): Promise<CallView> {
    const { file } = await this.#calls.sight(callId);
    const isDeath = turn === "deceased" && !hasDied(file.fields);
    // Keyed twice it is told once: what the supervisor was given since must not look like before.
    const also = turn === "deceased" && !isDeath ? {} : TURN_FIELDS[turn];
    const fields = { [TURN_FIELD]: turn, ...also };
    const isFirstCut = turn === "cut-off" && file.line.at(-1)?.line !== "cut";
    await this.#record(callId, [
      { type: "call-typed", body: { set: this.#calls.typed(fields) } },
      ...(isFirstCut ? [{ type: "line-moved", body: { add: this.#moved("cut") } } as const] : []),
    ]);
    const other = TURN_KEYS[turn];
    if (other !== undefined) await this.#keyOther(callId, other);
    if (isDeath) {
      await this.#stopAll(callId);
      await this.#askLead(callId);
    }
    return this.#calls.view(callId);
  }

  async cutOff(callId: CallId): Promise<CutOffView> {
    return this.#cutOffView(await this.#calls.sight(callId));
  }

  async redialled(callId: CallId, result: Redial["result"]): Promise<CutOffView> {
    await this.#record(callId, [{ type: "line-moved", body: { add: this.#moved(result) } }]);
    return this.cutOff(callId);
  }

  async closeCutOff(callId: CallId): Promise<Result<CallView>> {
    const sight = await this.#calls.sight(callId);
    const view = this.#cutOffView(sight);
    const { step, number, redials, most } = view;
    if (step.kind === "crisis")
      return refuse("crisis-open", "The crisis path is open. Record its outcome first: F8.");
    if (step.kind === "reached")
      return refuse("reached", "They were reached: go on with the call, and close it as usual.");
    if (step.kind === "redial")
      return refuse(
        "redial-first",
        `Redial ${number ?? "the number"} first: ${redials.length + 1} of ${most}. A cut-off is never closed as a hang-up.`,
      );
    const { danger, safetyOpen } = this.#cut(sight);
    // Nobody could ask: that is an answer, and it is what happened.
    if (safetyOpen || danger)
      await this.#calls.keySafety(callId, sight.file.safety?.key ?? "could-not-ask", "Cut off.");
    if (step.kind === "lead-decides" || (step.kind === "no-number" && (danger || safetyOpen)))
      await this.#help(callId, "question", this.#welfareWords(view, sight));
    if (number !== null) await this.#callBack(callId, number, sight.nowMs);
    return this.#escalations.close(callId, "cut-off", null);
  }

  async threat(
    callId: CallId,
    kind: "to-people" | "to-self" | "words-only",
    words: string,
  ): Promise<CallView> {
    const { file } = await this.#calls.sight(callId);
    const set = this.#calls.typed({ threatKind: kind, threatWords: words.trim() });
    const wasTold = file.fields["threatKind"] === kind;
    await this.#record(callId, [{ type: "call-typed", body: { set } }]);
    if (kind === "words-only") await this.#keyOther(callId, "abusive");
    else if (!wasTold || words.trim() !== (file.fields["threatWords"] ?? ""))
      await this.#help(callId, "threat", words);
    return this.#calls.view(callId);
  }

  /** What they said, beside what was keyed: the lead has it on the screen. */
  async deceased(callId: CallId, words: string): Promise<CallView> {
    const set = this.#calls.typed({ deathTold: words.trim() });
    await this.#record(callId, [{ type: "call-typed", body: { set } }]);
    // Their name or number may have been typed only now.
    await this.#stopAll(callId);
    return this.#calls.complete(callId);
  }

  /** Keyed by mistake: everything of theirs runs again, and the supervisor is told before anybody phones. */
  async notDeceased(callId: CallId): Promise<CallView> {
    const sight = await this.#calls.sight(callId);
    if (!hasDied(sight.fields)) return this.#calls.view(callId);
    // Before it is taken back: a promise counts as the family's only while the death is told.
    const promised = await this.#deps.keeper.ask((vault) =>
      vault.familyPromises({ who: whoIn(sight), call: callId }),
    );
    await this.#record(callId, [
      {
        type: "call-typed",
        body: { set: this.#calls.typed({ [DECEASED_FIELD]: "no", [TURN_FIELD]: "" }) },
      },
    ]);
    await this.#tellAll(callId, "no");
    const result = "Not to be made: keyed by mistake, the member has not died.";
    for (const { call, followUp } of promised)
      await this.#record(call, [
        { type: "call-follow-up-done", body: { add: { followUp, result, at: this.#now() } } },
      ]);
    await this.#help(
      callId,
      "question",
      "Keyed by mistake: the member has not died. Please do not call the family.",
    );
    return this.#calls.view(callId);
  }

  #cut({ file, fields, nowMs }: CallSight): Cut {
    const at = file.line.findLastIndex(({ line }) => line === "cut");
    const cutAt = file.line[at]?.at ?? new Date(nowMs).toISOString();
    const redials = file.line
      .slice(at + 1)
      .flatMap(({ line, at: redialledAt }) =>
        line === "cut" ? [] : [{ at: redialledAt, result: line }],
      );
    const { heard } = this.#deps.judgement.aids({ file, fields, nowMs });
    const keyed = file.safety?.key ?? null;
    return {
      cutAt,
      redials,
      danger: keyed === "asked-not-safe" || heard.some(({ crisis }) => crisis),
      safetyOpen: keyed === null || keyed === "could-not-ask",
    };
  }

  #cutOffView(sight: CallSight): CutOffView {
    const cut = this.#cut(sight);
    const { fields, file, nowMs } = sight;
    const typed = fields["callbackNumber"]?.trim() ?? "";
    const number = typed === "" ? (file.started?.ani ?? null) : typed;
    const { judgement } = this.#deps;
    return {
      cutAt: cut.cutAt,
      number,
      mayLeaveMessage: fields["safeToLeaveMessage"] === "yes",
      redials: cut.redials.map(({ at, result }) => ({
        atWords: clockWords(Date.parse(at)),
        result,
      })),
      most: judgement.crisis.redials,
      step: this.#step(sight, cut, number, nowMs),
      because: cut.danger
        ? "words of danger were heard"
        : cut.safetyOpen
          ? "nobody could ask whether they are safe"
          : null,
    };
  }

  #step({ file }: CallSight, cut: Cut, number: string | null, nowMs: number): CutOffView["step"] {
    const { judgement } = this.#deps;
    if (file.crisis.length > 0 && this.#hasOpenCrisis(file)) return { kind: "crisis" };
    if (number === null && cut.redials.length === 0) return { kind: "no-number" };
    const next = judgement.afterCutOff(cut.cutAt, cut.redials, cut);
    switch (next.kind) {
      case "redial":
        return { kind: "redial", by: next.by, atOnce: cut.danger };
      case "reached":
        return { kind: "reached" };
      case "lead-decides-welfare-check":
        return { kind: "lead-decides" };
      case "call-back":
        return {
          kind: "call-back",
          byWords: whenWords(Date.parse(judgement.nextAttemptBy(nowMs)), nowMs),
        };
    }
  }

  #hasOpenCrisis(file: CallSight["file"]): boolean {
    return isOpenCrisis(crisisOf(file.crisis, file.acknowledged));
  }

  #welfareWords({ number, because }: CutOffView, { fields }: CallSight): string {
    const who = fields["callerName"]?.trim() || "caller not named";
    const where =
      fields["crisisWhere"]?.trim() || fields["regionOrZip"]?.trim() || "place not known";
    return `Welfare check? Cut off, ${because ?? "not reached"}. ${who}, ${number ?? "no number"}, ${where}.`;
  }

  /** Tried again on another half-day, by whoever has the call. */
  async #callBack(callId: CallId, number: string, nowMs: number): Promise<void> {
    await this.#followUp(callId, {
      kind: "call-back",
      words: `Cut off and not reached: call ${number} again.`.slice(0, 500),
      owner: this.#deps.person().id,
      dueAt: this.#deps.judgement.nextAttemptBy(nowMs),
    });
  }

  /** Every case and call of theirs that this desk knows: dates, call-backs and letters stop there too. */
  #stopAll(callId: CallId): Promise<void> {
    return this.#tellAll(callId, "yes");
  }

  async #tellAll(callId: CallId, died: "yes" | "no"): Promise<void> {
    const who = whoIn(await this.#calls.sight(callId));
    const saidDead = died === "no";
    const streams = await this.#deps.keeper.ask((vault) =>
      vault.ofMember({ who, call: callId, saidDead }),
    );
    if (streams.length === 0) return;
    const set = this.#calls.typed({ [DECEASED_FIELD]: died });
    await this.#deps.desk.recorder.record(
      this.#deps.actor(),
      streams.map((stream): NewEvent =>
        streamKind(stream) === "case"
          ? { stream, type: "case-typed", body: { set } }
          : { stream, type: "call-typed", body: { set } },
      ),
    );
  }

  /** A supervisor is asked in without a sound, and the call to the family is theirs. */
  async #askLead(callId: CallId): Promise<void> {
    const { fields, nowMs } = await this.#calls.sight(callId);
    const number = fields["callbackNumber"]?.trim() || "number not known yet";
    await this.#help(callId, "question", `The member has died. Please come in. ${number}`);
    const lead = (await this.#handOver.colleagues()).find(({ isLead }) => isLead);
    await this.#followUp(callId, {
      kind: "promise",
      words: `${FAMILY_PROMISE}: ${number}.`.slice(0, 500),
      owner: lead?.id ?? this.#deps.person().id,
      dueAt: this.#deps.judgement.targets("P1", nowMs).memberPromisedBy,
    });
  }

  async #followUp(
    callId: CallId,
    made: {
      readonly kind: "promise" | "call-back";
      readonly words: string;
      readonly owner: PersonId;
      readonly dueAt: string;
    },
  ): Promise<void> {
    await this.#record(callId, [
      { type: "call-follow-up-made", body: { add: { ...made, caseId: null, call: callId } } },
    ]);
  }

  async #help(callId: CallId, kind: HelpKind, words: string): Promise<void> {
    const at = this.#now();
    await this.#record(callId, [
      { type: "help-asked", body: { add: { kind, words: words.trim().slice(0, 1_000), at } } },
    ]);
  }

  async #keyOther(callId: CallId, other: string): Promise<void> {
    const keys = (await this.#calls.sight(callId)).file.scope?.keys ?? NO_KEYS;
    if (keys.others.includes(other)) return;
    await this.#calls.keyScope(callId, { ...keys, others: [...keys.others, other] });
  }

  #moved<L extends "cut" | Redial["result"]>(line: L): { line: L; at: string } {
    return { line, at: this.#now() };
  }

  #now(): string {
    return this.#deps.clock.now().toISOString();
  }

  async #record(callId: CallId, events: readonly CallEvent[]): Promise<void> {
    const stream = streamName("call", callId);
    await this.#deps.desk.recorder.record(
      this.#deps.actor(),
      events.map((event) => ({ ...event, stream }) as NewEvent),
    );
  }
}

type CallEvent = Pick<
  Extract<
    NewEvent,
    {
      type:
        "call-typed" | "line-moved" | "help-asked" | "call-follow-up-made" | "call-follow-up-done";
    }
  >,
  "type" | "body"
>;
