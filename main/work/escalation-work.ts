import { dateWords } from "#shared/case/pacific-words.ts";
import { type CallView, type EscalationPreview } from "#shared/contract/views.ts";
import { type CallEnded, type Concern } from "#shared/events/bodies.ts";
import { type CallId, CaseId, type RegionId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { isOpenCrisis } from "#shared/crisis/crisis.ts";
import { heardSince, mayCloseUnasked } from "#shared/crisis/safety-asked.ts";
import { nextReference, provisionalReference } from "#shared/reference/reference.ts";
import { refuse, accept, type Result } from "#shared/result.ts";
import { hasDied } from "#shared/script/turns.ts";
import { type NewEvent } from "../journal/recorder.ts";
import { type CallWork } from "./call-work.ts";
import { type CallSight, type RegionContact } from "./judgement.ts";
import { raisedOf, routedTo } from "./escalation-raised.ts";
import { saidAtMs } from "./said-at.ts";
import { typedParts } from "./typed-events.ts";
import { type WorkDeps } from "./work-deps.ts";

/** What an escalation takes: longer texts stay whole with the case. */
const MAX_SUMMARY = 4_000;

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
    const contact = this.#contact(region, sight);
    const lawful = judgement.assessment(sight)?.dueOn ?? null;
    const offline = !this.#deps.isOnline();
    return accept({
      regions: judgement.regions.map(({ id, name }) => {
        const { team, name: lead, phone } = routedTo(judgement, sight, id);
        return { id, name, team, lead, phone };
      }),
      phoneAsWell: targets.phoneAsWell,
      region,
      priority,
      reasons: [...reasons],
      summary: summaryOf(sight),
      facts: judgement.packet(sight).map(({ label, value }) => ({ label, value })),
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
    const barred = this.#barred(sight) ?? (await this.#alreadyEscalated(sight));
    if (barred !== null) return barred;
    if (!this.#deps.judgement.regions.some(({ id }) => id === region))
      return refuse("region-not-known", "Choose one of the regions shown.");
    const { judgement, desk } = this.#deps;
    const targets = judgement.targets(judgement.priority(sight).priority, sight.nowMs);
    const offline = !this.#deps.isOnline();
    const { caseId, events } = await this.#openCase(callId, sight, region);
    const stream = streamName("case", caseId);
    const raised = raisedOf(judgement, sight, region, summary);
    const contact = this.#contact(region, sight);
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
      ...(offline || targets.phoneAsWell
        ? [
            {
              stream,
              type: "follow-up-made",
              body: {
                add: {
                  kind: "phone-region",
                  words: `Phone ${contact.lead}, ${contact.name}, ${contact.phone}: ${offline ? "the escalation has not left this desk" : "it is urgent, and they may not be looking at a screen"}.`,
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
    callBack = "",
  ): Promise<Result<CallView>> {
    await this.#calls.complete(callId);
    const sight = await this.#calls.sight(callId);
    const { file } = sight;
    if (file.ended !== null) return accept(await this.#calls.view(callId));
    const verdict = file.scope?.verdict ?? "undecided";
    if (file.safety === null && !mayCloseUnasked(file.scope?.keys ?? null))
      return refuse(
        "safety-not-keyed",
        "Key what was said or heard about safety first; “could not ask” is an answer too.",
      );
    const cues = heardSince(file.safety, this.#deps.judgement.aids(sight).heard);
    if (file.safety !== null && cues.length > 0)
      return refuse(
        "safety-asked-again",
        `Since the safety key was pressed this was heard: “${cues.join("”, “")}”. Ask, and key it again.`,
      );
    if (
      verdict === "undecided" &&
      !hasDied(sight.fields) &&
      disposition !== "cut-off" &&
      disposition !== "crisis-handed-over"
    )
      return refuse("scope-not-decided", "Decide the scope first: F2.");
    if (isOpenCrisis(await this.#calls.crises.stateOf(callId)))
      return refuse("crisis-open", "The crisis path is open. Record its outcome first: F8.");
    const needsCase = (verdict === "in" || verdict === "mixed") && !hasDied(sight.fields);
    const isShort = disposition === "cut-off" || disposition === "crisis-handed-over";
    const barred = this.#barred(sight);
    const promised =
      disposition === "call-back-promised" ? this.#callBackAt(callBack, sight) : accept(null);
    if (!promised.ok) return promised;
    if (needsCase && file.caseId === null && !(isShort && barred !== null)) {
      if (barred !== null) return barred;
      const region = this.#deps.judgement.regionOf(sight);
      const { events } = await this.#openCase(callId, sight, region);
      await this.#deps.desk.recorder.record(this.#deps.actor(), events);
    }
    if (promised.value !== null) await this.#promiseCallBack(callId, promised.value);
    const reference =
      (await this.#calls.sight(callId)).file.reference ?? (await this.#newReference());
    // A call typed in afterwards ended when it was told to have ended.
    const endedAt = file.started?.late?.endedAt ?? this.#deps.clock.now().toISOString();
    return accept(
      await this.#calls.end(callId, {
        endedAt,
        disposition,
        reference,
        ...(referral === null || referral === undefined ? {} : { referral }),
      }),
    );
  }

  #callBackAt(text: string, { nowMs }: CallSight): Result<string> {
    return text.trim() === ""
      ? refuse("call-back-when", "Type the day and time of the call-back: Mon 10 AM.")
      : this.#deps.judgement.callBackAt(text, nowMs);
  }

  /** Said with a date, so it is somebody's to keep: mine, until it is handed over. */
  async #promiseCallBack(callId: CallId, dueAt: string): Promise<void> {
    const { file, fields } = await this.#calls.sight(callId);
    const number = fields["callbackNumber"]?.trim() ?? "";
    const add = {
      kind: "call-back" as const,
      words: `Call back${number === "" ? "" : ` at ${number}`}.`.slice(0, 500),
      owner: this.#deps.person().id,
      dueAt,
      caseId: file.caseId,
      call: callId,
    };
    await this.#deps.desk.recorder.record(this.#deps.actor(), [
      file.caseId === null
        ? { stream: streamName("call", callId), type: "call-follow-up-made", body: { add } }
        : { stream: streamName("case", file.caseId), type: "follow-up-made", body: { add } },
    ]);
  }

  #barred(sight: CallSight): ReturnType<typeof refuse> | null {
    if (hasDied(sight.fields))
      return refuse(
        "member-died",
        "The member has died: clocks, calls and letters have stopped. A supervisor goes on with the family.",
      );
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

  /** One call raises one escalation; what follows is a climb of that one. */
  async #alreadyEscalated({ file }: CallSight): Promise<ReturnType<typeof refuse> | null> {
    const { caseId } = file;
    if (caseId === null) return null;
    const view = await this.#deps.keeper.ask((vault) =>
      vault.caseView({
        now: this.#deps.clock.now().toISOString(),
        person: this.#deps.person().id,
        caseId,
      }),
    );
    return (view?.escalations.length ?? 0) === 0
      ? null
      : refuse(
          "already-escalated",
          "This case is with the region already. Press F4 on the case to climb to the next rung.",
        );
  }

  async #openCase(
    callId: CallId,
    sight: CallSight,
    region: RegionId | null,
  ): Promise<{ caseId: CaseId; events: NewEvent[] }> {
    if (sight.file.caseId !== null) return { caseId: sight.file.caseId, events: [] };
    const caseId = CaseId.parse(this.#deps.newId());
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
      ...typedParts(this.#calls.typed(texts, saidAtMs(sight))).map(
        (set) => ({ stream, type: "case-typed", body: { set } }) as const,
      ),
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
    if (identity === null || identity.referencePrefix === null || !desk.mayGiveReferences)
      return provisionalReference(Math.random).text;
    const { text } = nextReference(identity.referencePrefix, identity.referencesGiven);
    await desk.save({ ...identity, referencesGiven: identity.referencesGiven + 1 });
    return text;
  }

  /** The region with whoever is rung for this call there now. */
  #contact(region: RegionId | null, sight: CallSight): RegionContact {
    const { judgement } = this.#deps;
    const found = judgement.regions.find(({ id }) => id === region) ?? judgement.regions[0];
    if (found === undefined) throw new Error("The content names no region");
    const { name: lead, phone } = routedTo(judgement, sight, found.id);
    return { ...found, lead, phone };
  }
}

const summaryOf = ({ fields }: CallSight): string =>
  [fields["listening"], fields["note"]]
    .map((text) => text?.trim() ?? "")
    .filter((text) => text !== "")
    .join("\n")
    .slice(0, MAX_SUMMARY);
