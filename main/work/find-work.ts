import { pacificDay } from "#shared/case/pacific-words.ts";
import { type FindView, type FoundRow } from "#shared/contract/find-views.ts";
import { accessKey } from "#shared/events/access-record.ts";
import { type CallId, type CaseId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { type FindSight, narrowest } from "#shared/find/find-sight.ts";
import { maskName, maskReference } from "#shared/find/mask.ts";
import { readQuery, referenceProblem, wholeReference } from "#shared/find/read-query.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type CallSight } from "./judgement.ts";
import { type WorkDeps } from "./work-deps.ts";

/** As many as a person looks through; the next come when they go past the last. */
const ROWS = 50;
/** A query counts as settled, and what it showed as seen, once nobody typed on for so long. */
export const SETTLED_MS = 1_000;

const MASKED =
  "This caller is not confirmed: names and numbers are masked, words of notes are not looked through. Confirm the caller, or say why you open a case.";

type InHand = { readonly callId: CallId; readonly sight: CallSight };

/** Nothing that could be read out: not when, not how it stands, not by which word it was found. */
const masked = (row: FoundRow): FoundRow => ({
  ...row,
  masked: true,
  opens: row.opens === "case" ? "case" : "nothing",
  member: maskName(row.member),
  reference: row.reference === null ? null : maskReference(row.reference),
  what: row.caseId === null ? "Earlier call" : row.what,
  state: null,
  opened: null,
  foundBy: null,
});

/**
 * What is found on this desk, and what of it may be seen while somebody is on the line. Main decides by
 * the calls in hand that it knows of itself; the window may only add one.
 */
export class FindWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;
  readonly #after: (ms: number, work: () => void) => () => void;
  readonly #onFailure: (failure: unknown) => void;
  /** Access records already written in this quarter of an hour. */
  readonly #seen = new Set<string>();
  /** Cases opened with a reason, for as long as the call that was in hand. */
  readonly #reasoned = new Set<string>();
  /** What was shown last and is not recorded yet. */
  #shown: { readonly record: () => Promise<void>; readonly cancel: () => void } | null = null;

  constructor(
    deps: WorkDeps,
    calls: CallWork,
    after: (ms: number, work: () => void) => () => void,
    onFailure: (failure: unknown) => void,
  ) {
    this.#deps = deps;
    this.#calls = calls;
    this.#after = after;
    this.#onFailure = onFailure;
  }

  async rows(text: string, from: number, callId: CallId | null): Promise<FindView> {
    const { keeper, clock, judgement } = this.#deps;
    const person = this.#deps.person();
    const inHand = await this.#inHand(callId);
    const sight = narrowest(inHand.map((each) => judgement.findSight(each.sight)));
    const nowMs = clock.nowMs();
    const found = await keeper.ask((vault) =>
      vault.find({
        now: clock.now().toISOString(),
        person: person.id,
        query: readQuery(
          sight === "hidden" ? (wholeReference(text) ?? "") : text,
          pacificDay(nowMs),
        ),
        from,
        limit: ROWS,
        texts: sight === "full",
        regions: person.role === "regional" ? person.regions : null,
      }),
    );
    // The call on the line is no earlier contact.
    const rows = found.rows.filter((row) => !inHand.some((each) => each.callId === row.callId));
    this.#willSettle(rows);
    return {
      ...found,
      rows: sight === "full" ? rows : rows.map(masked),
      total: found.total - (found.rows.length - rows.length),
      sight,
      because: this.#because(sight, inHand),
      problem: referenceProblem(text),
    };
  }

  /** Records why, with who, when and which; then the case may be opened during the calls in hand. */
  async openMasked(
    caseId: CaseId,
    reason: string,
    callId: CallId | null,
  ): Promise<Result<Record<string, never>>> {
    const inHand = await this.#inHand(callId);
    const words = reason.trim();
    if (words === "")
      return refuse(
        "reason-needed",
        "Say in a few words why you open it. The reason is recorded with your name.",
      );
    await this.#record([caseId], { purpose: "masked-row-opened", reason: words });
    for (const each of inHand) this.#reasoned.add(`${each.callId}/${caseId}`);
    return accept({});
  }

  /** Whether a case may be looked at now, whatever way it was come by. */
  async mayOpen(caseId: CaseId): Promise<Result<null>> {
    const barred = (await this.#inHand(null)).filter(
      (each) =>
        this.#deps.judgement.findSight(each.sight) !== "full" &&
        each.sight.file.caseId !== caseId &&
        !this.#reasoned.has(`${each.callId}/${caseId}`),
    );
    return barred.length === 0
      ? accept(null)
      : refuse(
          "caller-not-confirmed",
          "The caller on the line is not confirmed. Find the case with F3 and say why you open it.",
        );
  }

  /** Calls that somebody is on: this person's that do not wait in the tray, and the one on the screen. */
  async #inHand(callId: CallId | null): Promise<InHand[]> {
    const { desk } = this.#deps;
    const person = this.#deps.person();
    if (person.role !== "specialist" && person.role !== "supervisor") return [];
    const own = desk.drafts
      .all()
      .filter((draft) => draft.person === person.id && draft.parkedAt === undefined)
      .map((draft) => draft.callId);
    const calls = new Set([...own, ...(callId === null ? [] : [callId])]);
    const sights = await Promise.all(
      [...calls].map(async (each) => ({ callId: each, sight: await this.#calls.sight(each) })),
    );
    return sights.filter(({ sight }) => sight.file.started !== null && sight.file.ended === null);
  }

  #because(sight: FindSight, inHand: readonly InHand[]): string | null {
    if (sight === "full") return null;
    if (sight === "masked") return MASKED;
    const hiding = inHand.find((each) => this.#deps.judgement.findSight(each.sight) === "hidden");
    const name = hiding?.sight.fields["memberName"]?.trim() || "the member";
    return `Not shown, and not counted, while ${name} may be 12 to 17 and has not agreed. The whole reference that the caller has still leads to its case.`;
  }

  /** What was shown a moment ago is recorded before the desk stops. */
  async stop(): Promise<void> {
    const shown = this.#shown;
    shown?.cancel();
    await shown?.record();
  }

  /** A list is one record per settled query, with ids and never the typed text (decision 0005). */
  #willSettle(rows: readonly FoundRow[]): void {
    this.#shown?.cancel();
    const person = this.#deps.person().id;
    const actor = this.#deps.actor();
    const cases = rows.flatMap(({ caseId }) => caseId ?? []);
    const record = async (): Promise<void> => {
      this.#shown = null;
      const fresh = cases.filter(
        (caseId) => !this.#seen.has(accessKey(person, caseId, this.#deps.clock.nowMs())),
      );
      if (fresh.length > 0) await this.#record(fresh, { purpose: "list" }, actor);
    };
    const cancel = this.#after(SETTLED_MS, () => void record().catch(this.#onFailure));
    this.#shown = { record, cancel };
  }

  async #record(
    cases: readonly CaseId[],
    why:
      | { readonly purpose: "list" }
      | { readonly purpose: "masked-row-opened"; readonly reason: string },
    actor = this.#deps.actor(),
  ): Promise<void> {
    const { desk, clock } = this.#deps;
    await desk.recorder.record(actor, [
      {
        stream: streamName("access", desk.identity?.deskId ?? ""),
        type: "access-recorded",
        body: { add: { case: [...cases], ...why, at: clock.now().toISOString() } },
      },
    ]);
    for (const caseId of cases) this.#seen.add(accessKey(actor.person, caseId, clock.nowMs()));
  }
}
