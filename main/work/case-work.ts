import { type CaseView, type InboxRow } from "#shared/contract/views.ts";
import { accessKey, ACCESS_WINDOW_MS } from "#shared/events/access-record.ts";
import { type EscalationAnswer } from "#shared/events/bodies.ts";
import { type CaseId, type EventId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type WorkDeps } from "./work-deps.ts";

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);

/** A case after its call: looked at, noted, answered, told. */
export class CaseWork {
  readonly #deps: WorkDeps;
  /** Access records already written in this quarter of an hour. */
  readonly #seen = new Set<string>();

  constructor(deps: WorkDeps) {
    this.#deps = deps;
  }

  /** Writes who looked before the detail shows. */
  async get(caseId: CaseId): Promise<Result<CaseView>> {
    await this.#recordAccess(
      [caseId],
      "case-opened",
      accessKey(this.#deps.person().id, caseId, this.#deps.clock.nowMs()),
    );
    const found = await this.view(caseId);
    const others = found.ok ? found.value.duplicates.map((each) => each.caseId) : [];
    if (others.length > 0) {
      const window = Math.floor(this.#deps.clock.nowMs() / ACCESS_WINDOW_MS);
      await this.#recordAccess(
        others,
        "list",
        `${caseId}/${others.toSorted().join(",")}/${window}`,
      );
    }
    return found;
  }

  async inbox(): Promise<InboxRow[]> {
    const person = this.#deps.person();
    const regions = person.role === "regional" ? person.regions : null;
    const rows = await this.#deps.keeper.ask((vault) =>
      vault.inbox({ now: this.#deps.clock.now().toISOString(), person: person.id, regions }),
    );
    const ids = rows.map(({ caseId }) => caseId);
    const window = Math.floor(this.#deps.clock.nowMs() / ACCESS_WINDOW_MS);
    if (ids.length > 0)
      await this.#recordAccess(ids, "list", `${person.id}/${ids.toSorted().join(",")}/${window}`);
    return rows;
  }

  note(caseId: CaseId, text: string): Promise<Result<CaseView>> {
    return this.record(caseId, { type: "case-noted", body: { add: { text, at: this.#at() } } });
  }

  followUpDone(caseId: CaseId, followUp: EventId, result: string): Promise<Result<CaseView>> {
    return this.record(caseId, {
      type: "follow-up-done",
      body: { add: { followUp, result, at: this.#at() } },
    });
  }

  async acknowledge(caseId: CaseId, escalation: EventId): Promise<Result<CaseView>> {
    const found = await this.#escalation(caseId, escalation);
    if (!found.ok) return found;
    if (found.value.acknowledgedAt !== null) return this.view(caseId);
    return this.record(caseId, {
      type: "escalation-acknowledged",
      body: { add: { escalation, at: this.#at() } },
    });
  }

  /** An answer acknowledges too: nobody answers what they have not seen. */
  async answer(
    caseId: CaseId,
    escalation: EventId,
    answer: EscalationAnswer,
  ): Promise<Result<CaseView>> {
    const found = await this.#escalation(caseId, escalation);
    if (!found.ok) return found;
    const understood = this.#understood(answer);
    if (!understood.ok) return understood;
    const at = this.#at();
    return this.record(
      caseId,
      ...(found.value.acknowledgedAt === null
        ? [{ type: "escalation-acknowledged", body: { add: { escalation, at } } } as const]
        : []),
      { type: "escalation-answered", body: { add: { escalation, at, answer: understood.value } } },
    );
  }

  /** A slot as typed becomes an instant; what cannot be understood is refused and stays in the form. */
  #understood(answer: EscalationAnswer): Result<EscalationAnswer> {
    if (answer.kind !== "booked" && answer.kind !== "offered") return accept(answer);
    const { judgement, clock } = this.#deps;
    const typed = answer.appointmentAt;
    const at = isInstant(typed) ? accept(typed) : judgement.appointmentAt(typed, clock.nowMs());
    return at.ok ? accept({ ...answer, appointmentAt: at.value }) : at;
  }

  async #escalation(caseId: CaseId, escalation: EventId) {
    const view = await this.view(caseId);
    if (!view.ok) return view;
    const found = view.value.escalations.find((each) => each.escalation === escalation);
    return found === undefined
      ? refuse(
          "escalation-not-here",
          "This escalation is not on this desk any more. Go back to the list.",
        )
      : accept(found);
  }

  /** As it stands on this desk, without a record of who looked. */
  async view(caseId: CaseId): Promise<Result<CaseView>> {
    const person = this.#deps.person();
    const view = await this.#deps.keeper.ask((vault) =>
      vault.caseView({ now: this.#deps.clock.now().toISOString(), person: person.id, caseId }),
    );
    return view === null
      ? refuse(
          "case-not-here",
          "This case is not on this desk. It may belong to another region now.",
        )
      : // While the network is up it is on its way: nobody needs to be phoned.
        accept(this.#deps.isOnline() ? { ...view, notDelivered: null } : view);
  }

  /** Writes events of this case and gives it as it stands after them. */
  async record(caseId: CaseId, ...events: readonly CaseEvent[]): Promise<Result<CaseView>> {
    const found = await this.view(caseId);
    if (!found.ok) return found;
    const stream = streamName("case", caseId);
    await this.#deps.desk.recorder.record(
      this.#deps.actor(),
      events.map((event) => ({ ...event, stream }) as NewEvent),
    );
    return this.view(caseId);
  }

  async #recordAccess(
    cases: readonly CaseId[],
    purpose: "case-opened" | "list",
    key: string,
  ): Promise<void> {
    if (this.#seen.has(key)) return;
    const deskId = this.#deps.desk.identity?.deskId ?? "";
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      {
        stream: streamName("access", deskId),
        type: "access-recorded",
        body: { add: { case: [...cases], purpose, at: this.#at() } },
      },
    ]);
    this.#seen.add(key);
  }

  #at(): string {
    return this.#deps.clock.now().toISOString();
  }
}

type WithoutStream<E> = E extends NewEvent ? Omit<E, "stream"> : never;
export type CaseEvent = WithoutStream<NewEvent>;
