import {
  type CaseStanding,
  goingOn,
  mayCheckVisit,
  mayContact,
  mayReopen,
} from "#shared/case/case-steps.ts";
import { pacificDay, whenWords } from "#shared/case/pacific-words.ts";
import { type AttemptView } from "#shared/contract/case-views.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { type MemberTold, type Typed } from "#shared/events/bodies.ts";
import {
  type AttemptMade,
  type CloseReason,
  type MemberLinked,
  type VisitOutcome,
} from "#shared/events/case-bodies.ts";
import { CaseId, type EventId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { readQuery, wholeReference } from "#shared/find/read-query.ts";
import { accept, refuse, type Refusal, type Result } from "#shared/result.ts";
import { type CaseEvent, type CaseWork } from "./case-work.ts";
import { type WorkDeps } from "./work-deps.ts";

/** No such pair is looked for longer than this many rows. */
const LOOKED_THROUGH = 10;

/** A case between the call and the visit: reached, told, asked, ended, opened again. */
export class CaseLifeWork {
  readonly #deps: WorkDeps;
  readonly #cases: CaseWork;

  constructor(deps: WorkDeps, cases: CaseWork) {
    this.#deps = deps;
    this.#cases = cases;
  }

  /** Telling keeps what was promised; where there is a visit to come, somebody will ask about it. */
  memberTold(caseId: CaseId, told: Omit<MemberTold, "at">): Promise<Result<CaseView>> {
    return this.#step(caseId, mayContact, (view) => [
      { type: "member-told", body: { add: { ...told, at: this.#at() } } },
      ...(told.memberAnswer === "not-reached" ? [] : this.#done(view, ["promise"], "Member told.")),
      ...(told.memberAnswer === "accepted" ? this.#visitCheck(caseId, view) : []),
    ]);
  }

  async promise(caseId: CaseId, words: string, when: string): Promise<Result<CaseView>> {
    if (when.trim() === "")
      return refuse("promise-when", "Type the day and time that you promised: Mon 10 AM.");
    const due = this.#deps.judgement.callBackAt(when, this.#deps.clock.nowMs());
    if (!due.ok) return due;
    return this.#step(caseId, mayContact, () => [
      this.#followUp(caseId, "promise", words, due.value),
    ]);
  }

  async attempts(caseId: CaseId): Promise<Result<AttemptView>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    return accept(this.#attemptsOf(found.value));
  }

  /** A wrong number is nobody's machine, and no message is left where it is not known to be safe. */
  attempt(caseId: CaseId, result: AttemptMade["result"], words: string): Promise<Result<CaseView>> {
    const safeToLeave = (view: CaseView): Refusal | null =>
      mayContact(view) ??
      (result === "message-left" && view.reach.message !== "yes"
        ? refuse(
            "message-not-safe",
            "Nobody said that a message is safe there; unknown means no. Hang up, and record no answer.",
          ).refusal
        : null);
    return this.#step(caseId, safeToLeave, () => [
      { type: "attempt-made", body: { add: { result, words, at: this.#at() } } },
    ]);
  }

  letter(caseId: CaseId, words: string): Promise<Result<CaseView>> {
    const enough = (view: CaseView): Refusal | null =>
      mayContact(view) ??
      (this.#attemptsOf(view).letter
        ? null
        : refuse(
            "letter-too-early",
            `A letter goes out after the tries, not before. ${this.#attemptsOf(view).next}`,
          ).refusal);
    return this.#step(caseId, enough, () => [
      {
        type: "letter-sent",
        body: { add: { to: "confidential-address", words, at: this.#at() } },
      },
    ]);
  }

  visit(caseId: CaseId, outcome: VisitOutcome, words: string): Promise<Result<CaseView>> {
    return this.#step(caseId, mayCheckVisit, (view) => {
      const answer = view.escalations.findLast(({ answerId }) => answerId !== null)?.answerId;
      const at = this.#at();
      return [
        ...(answer === null || answer === undefined
          ? []
          : [{ type: "visit-checked", body: { add: { at, answer, outcome, words } } } as const]),
        ...this.#done(
          view,
          ["visit-check"],
          outcome === "attended" ? "Attended." : "Did not happen.",
        ),
        ...(outcome === "attended"
          ? [
              {
                type: "case-resolved",
                body: { add: { at, how: "visit-attended", words, knows: view.knows } },
              } as const,
            ]
          : []),
      ];
    });
  }

  settled(caseId: CaseId, words: string): Promise<Result<CaseView>> {
    return this.#step(caseId, goingOn, (view) => [
      {
        type: "case-resolved",
        body: {
          add: { at: this.#at(), how: "member-says-settled", words, knows: view.knows },
        },
      },
      ...this.#done(
        view,
        ["promise", "call-back", "visit-check"],
        "The member says it is settled.",
      ),
    ]);
  }

  close(caseId: CaseId, reason: CloseReason, words: string): Promise<Result<CaseView>> {
    return this.#step(caseId, goingOn, (view) => [
      {
        type: "case-closed",
        body: { add: { at: this.#at(), reason, words, knows: view.knows } },
      },
      ...this.#done(view, ["promise", "call-back", "visit-check"], "The case was closed."),
    ]);
  }

  reopen(caseId: CaseId, words: string): Promise<Result<CaseView>> {
    return this.#step(caseId, mayReopen, () => [
      { type: "case-reopened", body: { add: { words, at: this.#at() } } },
    ]);
  }

  withdraw(caseId: CaseId, event: EventId, words: string): Promise<Result<CaseView>> {
    const isSentence = (view: CaseView): Refusal | null =>
      view.timeline.some(({ id, canWithdraw }) => id === event && canWithdraw)
        ? null
        : refuse(
            "not-a-sentence",
            "Only notes and facts about the member can be withdrawn. Choose one of them.",
          ).refusal;
    return this.#step(caseId, isSentence, () => [
      { type: "sentence-withdrawn", body: { add: { event, words, at: this.#at() } } },
    ]);
  }

  /** The value that holds is written again: it replaces every one that this desk knows of. */
  async keepValue(
    caseId: CaseId,
    { field, event }: { readonly field: string; readonly event: EventId },
    words: string,
  ): Promise<Result<CaseView>> {
    const standing = await this.#deps.keeper.ask((vault) =>
      vault.standingValue({ caseId, field, event }),
    );
    if (standing === null || standing.others === 0)
      return refuse(
        "one-value",
        "Only one value stands now: somebody has chosen already. Nothing needs to be done.",
      );
    return this.#step(
      caseId,
      () => null,
      () => [
        { type: "case-typed", body: { set: { [field]: standing.value as Typed } } },
        ...(words === ""
          ? []
          : [{ type: "case-noted", body: { add: { text: words, at: this.#at() } } } as const]),
      ],
    );
  }

  /** Said of both cases at once, so that each shows it; the later word counts, whoever says it. */
  async link(
    caseId: CaseId,
    other: string,
    how: MemberLinked["how"],
    words: string,
  ): Promise<Result<CaseView>> {
    const found = await this.#caseCalled(other);
    if (!found.ok) return found;
    if (found.value === caseId)
      return refuse("same-case", "That is this case. Type the reference of the other one.");
    const seen = await this.#cases.view(caseId);
    if (!seen.ok) return seen;
    const at = this.#at();
    await this.#deps.desk.recorder.record(
      this.#deps.actor(),
      [
        [caseId, found.value],
        [found.value, caseId],
      ].map(
        ([of, about]) =>
          ({
            stream: streamName("case", of as CaseId),
            type: "member-linked",
            body: { add: { other: about as CaseId, how, words, at } },
          }) as const,
      ),
    );
    return this.#cases.view(caseId);
  }

  /** An id, or a reference as somebody reads it out. */
  async #caseCalled(other: string): Promise<Result<CaseId>> {
    const id = CaseId.safeParse(other);
    if (id.success) return accept(id.data);
    const reference = wholeReference(other);
    const { clock, keeper } = this.#deps;
    const rows =
      reference === null
        ? []
        : (
            await keeper.ask((vault) =>
              vault.find({
                now: clock.now().toISOString(),
                person: this.#deps.person().id,
                query: readQuery(reference, pacificDay(clock.nowMs())),
                from: 0,
                limit: LOOKED_THROUGH,
                texts: false,
                regions: null,
              }),
            )
          ).rows;
    const caseId = rows.find((row) => row.caseId !== null && row.reference === reference)?.caseId;
    return caseId === undefined || caseId === null
      ? refuse(
          "case-not-found",
          "No case with this reference is on this desk. Type it whole, as it was read out.",
        )
      : accept(caseId);
  }

  #attemptsOf(view: CaseView): AttemptView {
    const { judgement, clock, person } = this.#deps;
    const { attempts, reach, member } = view;
    return judgement.cases.attempts(
      attempts,
      reach.message,
      { specialist: person().name, member, number: reach.number },
      clock.nowMs(),
    );
  }

  #visitCheck(caseId: CaseId, { appointment }: CaseView): CaseEvent[] {
    if (appointment === null) return [];
    const { judgement, clock } = this.#deps;
    const slot = whenWords(Date.parse(appointment.at), clock.nowMs());
    const dueAt = judgement.cases.visitCheckBy(appointment.at);
    return [
      this.#followUp(caseId, "visit-check", `Ask whether the visit of ${slot} happened.`, dueAt),
    ];
  }

  #followUp(
    caseId: CaseId,
    kind: "promise" | "visit-check",
    words: string,
    dueAt: string,
  ): CaseEvent {
    const owner = this.#deps.person().id;
    return {
      type: "follow-up-made",
      body: { add: { kind, words, owner, dueAt, caseId, call: null } },
    };
  }

  /** What was promised about this is kept by it: nobody is asked a second time. */
  #done(view: CaseView, kinds: readonly string[], result: string): CaseEvent[] {
    return view.followUps
      .filter(({ kind, done }) => done === null && kinds.includes(kind))
      .map(({ id }) => ({
        type: "follow-up-done",
        body: { add: { followUp: id, result, at: this.#at() } },
      }));
  }

  /** Looks, decides, writes: the rule is pure and is given the case as it stands. */
  async #step(
    caseId: CaseId,
    rule: (view: CaseView & CaseStanding) => Refusal | null,
    events: (view: CaseView) => readonly CaseEvent[],
  ): Promise<Result<CaseView>> {
    const found = await this.#cases.view(caseId);
    if (!found.ok) return found;
    const refusal = rule(found.value);
    if (refusal !== null) return { ok: false, refusal };
    return this.#cases.record(caseId, ...events(found.value));
  }

  #at(): string {
    return this.#deps.clock.now().toISOString();
  }
}
