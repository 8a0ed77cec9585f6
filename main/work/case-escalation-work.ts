import { goingOn } from "#shared/case/case-steps.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import { type ClimbView, type EscalationView } from "#shared/contract/case-views.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type EscalationReplied } from "#shared/events/case-bodies.ts";
import { type CaseId, type EventId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type CaseWork } from "./case-work.ts";
import { type CallSight } from "./judgement.ts";
import { raisedOf } from "./escalation-raised.ts";
import { type WorkDeps } from "./work-deps.ts";

const MISSED = { acknowledge: "Acknowledge by", answer: "Answer by" } as const;

/** An escalation after it was raised: climbed, answered back, raised again. */
export class CaseEscalationWork {
  readonly #deps: WorkDeps;
  readonly #cases: CaseWork;
  readonly #sightOf: CallWork["sight"];

  constructor(deps: WorkDeps, cases: CaseWork, sightOf: CallWork["sight"]) {
    this.#deps = deps;
    this.#cases = cases;
    this.#sightOf = sightOf;
  }

  /** The rung above, and why: what has passed, or that somebody decides it cannot wait. */
  async climbTo(caseId: CaseId): Promise<Result<ClimbView>> {
    const found = await this.#withRegion(caseId);
    if (!found.ok) return found;
    const { escalation, raised, missed, climbs } = found.value;
    const { judgement, clock } = this.#deps;
    const rung = judgement.cases.rung(climbs.at(-1)?.rung ?? null, raised.region, clock.nowMs());
    const by = missed === "acknowledge" ? raised.acknowledgeBy : raised.answerBy;
    const due = whenWords(Date.parse(by), clock.nowMs());
    return accept({
      escalation,
      missed,
      rung: rung.id,
      who: rung.who,
      phone: rung.phone,
      words:
        missed === null
          ? `No target is missed yet (answer by ${due}). Climb where it cannot wait.`
          : `${MISSED[missed]} ${due} has passed.`,
    });
  }

  async climb(caseId: CaseId, words: string): Promise<Result<CaseView>> {
    const to = await this.climbTo(caseId);
    if (!to.ok) return to;
    const { escalation, missed, rung, who, phone } = to.value;
    return this.#cases.record(caseId, {
      type: "escalation-climbed",
      body: {
        add: { at: this.#at(), escalation, missed: missed ?? "none", rung, who, phone, words },
      },
    });
  }

  /** Only of the answer that is on the screen: a newer one is read first. */
  async reply(
    caseId: CaseId,
    answer: EventId,
    how: EscalationReplied["how"],
    words: string,
  ): Promise<Result<CaseView>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const barred = goingOn(found.value);
    if (barred !== null) return { ok: false, refusal: barred };
    const escalation = found.value.escalations.find(({ answerId }) => answerId === answer);
    if (escalation === undefined)
      return refuse("answer-newer", "The region has answered anew. Read that answer first.");
    if (how === "information" && escalation.turn !== "information")
      return refuse("nothing-asked", "The region does not wait for information now.");
    if (how !== "accepted" && words.trim() === "")
      return refuse("words-needed", "Type what the region needs to know.");
    return this.#cases.record(caseId, {
      type: "escalation-replied",
      body: { add: { at: this.#at(), escalation: escalation.escalation, answer, how, words } },
    });
  }

  /** With a region again: the same facts, as the call has them now, and why. */
  async again(caseId: CaseId, words: string): Promise<Result<CaseView>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const view = found.value;
    const barred = goingOn(view);
    if (barred !== null) return { ok: false, refusal: barred };
    if (view.turn === "region" || view.turn === "information")
      return refuse("already-escalated", "It is with the region already. F4 climbs.");
    const last = view.escalations.at(-1);
    const sight = await this.#sightOf(view.call);
    const seen: CallSight = { ...sight, escalatedHere: view.escalations.length };
    const region = last?.raised.region ?? this.#deps.judgement.regionOf(seen);
    if (region === null)
      return refuse("region-not-known", "Record the region or the ZIP with the case first.");
    const raised = raisedOf(this.#deps.judgement, seen, region, words);
    return this.#cases.record(
      caseId,
      {
        type: "escalation-raised",
        body: { add: { ...raised, facts: { ...last?.raised.facts, ...raised.facts } } },
        routes: [region],
      },
      {
        type: "follow-up-made",
        body: {
          add: {
            kind: "promise",
            words: "Tell the member what the region answers.",
            owner: this.#deps.person().id,
            dueAt: raised.memberPromisedBy,
            caseId,
            call: null,
          },
        },
      },
    );
  }

  async #withRegion(caseId: CaseId): Promise<Result<EscalationView>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const barred = goingOn(found.value);
    if (barred !== null) return { ok: false, refusal: barred };
    const escalation = found.value.escalations.findLast(({ turn }) => turn === "region");
    return escalation === undefined
      ? refuse("not-with-region", "It is not with a region now: there is nobody above to climb to.")
      : accept(escalation);
  }

  #at(): string {
    return this.#deps.clock.now().toISOString();
  }
}
