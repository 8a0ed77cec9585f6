import { randomUUID } from "node:crypto";
import { dateWords } from "#shared/case/pacific-words.ts";
import { type CallView, type EscalationPreview } from "#shared/contract/views.ts";
import { type CallEnded, type Concern, type EscalationRaised } from "#shared/events/bodies.ts";
import { type CallId, CaseId, type RegionId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { nextReference, provisionalReference } from "#shared/reference/reference.ts";
import { refuse, accept, type Result } from "#shared/result.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type CallWork } from "./call-work.ts";
import { type CallSight, type RegionContact } from "./judgement.ts";
import { type WorkDeps } from "./work-deps.ts";

/** Fields a regional colleague needs to act; the rest of the call stays with the line (minimum necessary). */
const PACKET_FIELDS = [
  "memberName",
  "callbackNumber",
  "firstAskedOn",
  "withWhom",
  "urgencyStatedBy",
  "medicationRunsOut",
  "earliestOffer",
  "offerMode",
  "whatWouldWork",
];

/** While the network is down the region is phoned within half an hour. */
const PHONE_WITHIN_MS = 30 * 60_000;

/** From a call to a case and an escalation, and the call's end. */
export class EscalationWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;

  constructor(deps: WorkDeps, calls: CallWork) {
    this.#deps = deps;
    this.#calls = calls;
  }

  async preview(callId: CallId): Promise<Result<EscalationPreview>> {
    const sight = await this.#calls.sight(callId);
    const barred = this.#barred(sight);
    if (barred !== null) return barred;
    const { judgement } = this.#deps;
    const { priority, reasons } = judgement.priority(sight);
    const targets = judgement.targets(priority, sight.nowMs);
    const region = judgement.regionOf(sight);
    const contact = this.#contact(region);
    const lawful = judgement.assessment(sight)?.dueOn ?? null;
    const offline = !this.#deps.isOnline();
    const facts = PACKET_FIELDS.flatMap((field) => {
      const value = sight.fields[field]?.trim() ?? "";
      return value === "" ? [] : [{ label: judgement.words.fields[field] ?? field, value }];
    });
    return accept({
      regions: [...judgement.regions],
      region,
      priority,
      reasons: [...reasons],
      summary: summaryOf(sight),
      facts,
      acknowledgeBy: targets.words.acknowledgeBy,
      answerBy: targets.words.answerBy,
      promisedBy: targets.words.memberPromisedBy,
      lawfulDue: lawful === null ? null : dateWords(lawful),
      say: judgement.promiseWords(targets, contact, offline),
      offline,
    });
  }

  /** One record for all of it: the case, its facts, the assessment as shown, the escalation, the promise. */
  async escalate(callId: CallId, region: RegionId, summary: string): Promise<Result<CallView>> {
    await this.#calls.complete(callId);
    const sight = await this.#calls.sight(callId);
    const barred = this.#barred(sight);
    if (barred !== null) return barred;
    if (!this.#deps.judgement.regions.some(({ id }) => id === region))
      return refuse("region-not-known", "Choose one of the regions shown.");
    const { judgement, desk } = this.#deps;
    const { priority, reasons } = judgement.priority(sight);
    const targets = judgement.targets(priority, sight.nowMs);
    const offline = !this.#deps.isOnline();
    const { caseId, events } = await this.#openCase(callId, sight, region);
    const stream = streamName("case", caseId);
    const raised: EscalationRaised = {
      summary,
      facts: Object.fromEntries(
        PACKET_FIELDS.flatMap((field) =>
          sight.fields[field] ? [[field, sight.fields[field]]] : [],
        ),
      ),
      region,
      priority,
      reasons: [...reasons],
      acknowledgeBy: targets.acknowledgeBy,
      answerBy: targets.answerBy,
      memberPromisedBy: targets.memberPromisedBy,
      lawfulDueOn: judgement.assessment(sight)?.dueOn ?? null,
      raisedAt: new Date(sight.nowMs).toISOString(),
    };
    const contact = this.#contact(region);
    const owner = this.#deps.person().id;
    const promise = judgement.promiseWords(targets, contact, offline);
    const promises: NewEvent[] = [
      {
        stream,
        type: "follow-up-made",
        body: {
          add: {
            kind: "promise",
            words: promise,
            owner,
            dueAt: targets.memberPromisedBy,
            caseId,
            call: callId,
          },
        },
      },
      ...(offline
        ? [
            {
              stream,
              type: "follow-up-made",
              body: {
                add: {
                  kind: "phone-region",
                  words: `Phone ${contact.lead}, ${contact.name}, ${contact.phone}: the escalation has not left this desk.`,
                  owner,
                  dueAt: new Date(sight.nowMs + PHONE_WITHIN_MS).toISOString(),
                  caseId,
                  call: callId,
                },
              },
            } as const,
          ]
        : []),
    ];
    await desk.recorder.record(this.#deps.actor(), [
      ...events,
      {
        stream,
        type: "escalation-raised",
        body: { add: raised },
        ...(events.length === 0 ? { routes: [region] } : {}),
      },
      ...promises,
    ]);
    return accept(await this.#calls.view(callId));
  }

  /** No close skips the safety key, but for a call that is not an intake. */
  async close(
    callId: CallId,
    disposition: CallEnded["disposition"],
    referral: CallEnded["referral"] | null,
  ): Promise<Result<CallView>> {
    await this.#calls.complete(callId);
    const sight = await this.#calls.sight(callId);
    const { file } = sight;
    if (file.ended !== null) return accept(await this.#calls.view(callId));
    const verdict = file.scope?.verdict ?? "undecided";
    // The crisis path asked already, in more words than the key has.
    const asked = file.safety !== null || file.crisis.some(({ step }) => step === "outcome");
    if (!asked && disposition !== "not-an-intake")
      return refuse(
        "safety-not-keyed",
        "Key what was said or heard about safety first; “could not ask” is an answer too.",
      );
    if (
      verdict === "undecided" &&
      disposition !== "cut-off" &&
      disposition !== "crisis-handed-over"
    )
      return refuse("scope-not-decided", "Decide the scope first: F2.");
    const crisis = this.#calls.crisisView(file);
    if (crisis.state === "asking" || crisis.state === "branch")
      return refuse("crisis-open", "The crisis path is open. Record its outcome first: F8.");
    const needsCase = verdict === "in" || verdict === "mixed";
    if (needsCase && file.caseId === null && disposition !== "cut-off") {
      const barred = this.#barred(sight);
      if (barred !== null) return barred;
      const region = this.#deps.judgement.regionOf(sight);
      const { events } = await this.#openCase(callId, sight, region);
      await this.#deps.desk.recorder.record(this.#deps.actor(), events);
    }
    const reference =
      (await this.#calls.sight(callId)).file.reference ?? (await this.#newReference());
    const endedAt = this.#deps.clock.now().toISOString();
    return accept(
      await this.#calls.end(callId, {
        endedAt,
        disposition,
        reference,
        ...(referral === null || referral === undefined ? {} : { referral }),
      }),
    );
  }

  #barred(sight: CallSight): ReturnType<typeof refuse> | null {
    const { concerns } = sight.file.scope?.keys ?? { concerns: [] };
    if (concerns.length === 0)
      return refuse(
        "no-concern",
        "A case needs a concern of this line. Press F2 and choose one of 1 to 5.",
      );
    const { missing } = this.#deps.judgement.aids(sight);
    return missing.length === 0
      ? null
      : refuse("facts-missing", `A case still needs: ${missing.join(" · ")}.`);
  }

  async #openCase(
    callId: CallId,
    sight: CallSight,
    region: RegionId | null,
  ): Promise<{ caseId: CaseId; events: NewEvent[] }> {
    if (sight.file.caseId !== null) return { caseId: sight.file.caseId, events: [] };
    const caseId = CaseId.parse(randomUUID());
    const stream = streamName("case", caseId);
    const concern = sight.file.scope?.keys.concerns[0] as Concern;
    const assessment = this.#deps.judgement.assessment(sight);
    const texts = Object.fromEntries(
      Object.entries(sight.fields).filter(([, text]) => text.trim() !== ""),
    );
    const events: NewEvent[] = [
      {
        stream,
        type: "case-opened",
        body: {
          set: {
            opened: {
              call: callId,
              reference: await this.#newReference(),
              concern,
              owner: this.#deps.person().id,
              openedAt: new Date(sight.nowMs).toISOString(),
            },
          },
        },
        routes: region === null ? [] : [region],
      },
      { stream, type: "case-typed", body: { set: this.#calls.typed(texts) } },
      ...(assessment === null
        ? []
        : [{ stream, type: "case-assessed", body: { set: { assessment } } } as const]),
    ];
    return { caseId, events };
  }

  /** Counted before it is given, so that no crash gives one twice. */
  async #newReference(): Promise<string> {
    const { desk } = this.#deps;
    const { identity } = desk;
    if (identity === null || identity.referencePrefix === null || desk.incarnationDue !== null)
      return provisionalReference(Math.random).text;
    const { text } = nextReference(identity.referencePrefix, identity.referencesGiven);
    await desk.save({ ...identity, referencesGiven: identity.referencesGiven + 1 });
    return text;
  }

  #contact(region: RegionId | null): RegionContact {
    const { regions } = this.#deps.judgement;
    const found = regions.find(({ id }) => id === region) ?? regions[0];
    if (found === undefined) throw new Error("The content names no region");
    return found;
  }
}

const summaryOf = ({ fields }: CallSight): string =>
  [fields["listening"], fields["note"]]
    .map((text) => text?.trim() ?? "")
    .filter((text) => text !== "")
    .join("\n");
