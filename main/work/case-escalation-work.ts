import { goingOn } from "#shared/case/case-steps.ts";
import { whenWords } from "#shared/case/pacific-words.ts";
import {
  type ClimbView,
  type EscalationView,
  type RegionWay,
} from "#shared/contract/case-views.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type EscalationReplied } from "#shared/events/case-bodies.ts";
import { type CaseId, type EventId, type RegionId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type CaseWork } from "./case-work.ts";
import { type CallSight } from "./judgement.ts";
import { raisedOf, routedTo } from "./escalation-raised.ts";
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

  /** Every region with whom to ring there for this case, and by when it would be seen. */
  async ways(caseId: CaseId): Promise<Result<RegionWay[]>> {
    const found = await this.#movable(caseId);
    if (!found.ok) return found;
    const { sight, escalation, here } = found.value;
    const { judgement, clock } = this.#deps;
    const nowMs = clock.nowMs();
    const { acknowledgeBy } = this.#targetsOf(escalation, sight, nowMs);
    return accept(
      judgement.regions.map(({ id, name }) => {
        const { team, name: lead, phone } = routedTo(judgement, sight, id);
        const by = whenWords(Date.parse(acknowledgeBy), nowMs);
        return { id, name, team, lead, phone, here: id === here, acknowledgeBy: by };
      }),
    );
  }

  /** What the member was promised stays; the new region has its own time to see it. */
  async moveTo(caseId: CaseId, to: RegionId, words: string): Promise<Result<CaseView>> {
    const found = await this.#movable(caseId);
    if (!found.ok) return found;
    const { sight, escalation, here } = found.value;
    const { judgement, clock } = this.#deps;
    if (!judgement.regions.some(({ id }) => id === to))
      return refuse("region-not-known", "Choose one of the regions shown.");
    if (to === here)
      return refuse("same-region", "It is with this region already. Choose another one.");
    if (words.trim() === "")
      return refuse("words-needed", "Type why it goes there: the new region reads it.");
    const targets = this.#targetsOf(escalation, sight, clock.nowMs());
    return this.#cases.record(caseId, {
      type: "escalation-moved",
      body: {
        add: {
          at: this.#at(),
          escalation: escalation?.escalation ?? null,
          from: here,
          to,
          team: routedTo(judgement, sight, to),
          ...targets,
          words: words.trim(),
        },
      },
      routes: [to],
    });
  }

  #targetsOf(escalation: EscalationView | null, sight: CallSight, nowMs: number) {
    const { judgement } = this.#deps;
    const priority = escalation?.raised.priority ?? judgement.priority(sight).priority;
    const fresh = judgement.targets(priority, nowMs);
    const { acknowledgeBy } = fresh;
    const answerBy = escalation?.raised.answerBy ?? fresh.answerBy;
    return { acknowledgeBy, answerBy: answerBy > acknowledgeBy ? answerBy : acknowledgeBy };
  }

  /** With a region that has not answered, or with none: what is answered goes again, not elsewhere. */
  async #movable(caseId: CaseId) {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const barred = goingOn(found.value);
    if (barred !== null) return { ok: false, refusal: barred } as const;
    const last = found.value.escalations.at(-1) ?? null;
    if (last !== null && last.turn === "line")
      return refuse(
        "answered-already",
        "The region has answered. Send the answer back first (R), then send it to another region.",
      );
    const sight = await this.#sightOf(found.value.call);
    const here = last?.raised.region ?? found.value.region;
    return accept({ sight, escalation: last, here });
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
