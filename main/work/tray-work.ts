import { clockWords } from "#shared/case/pacific-words.ts";
import { leftToDo } from "#shared/case/left-to-do.ts";
import {
  type OfferHere,
  type PlaceInCall,
  type TrayRow,
  type TrayView,
} from "#shared/contract/tray-views.ts";
import { type OfferedCall, type OpenCalls } from "#shared/contract/vault.ts";
import { CHECKED_BY_PERSON } from "#shared/contract/identity-fields.ts";
import { type CallView } from "#shared/contract/views.ts";
import { isOpenCrisis } from "#shared/crisis/crisis.ts";
import { asksSafetyAgain, mayCloseUnasked } from "#shared/crisis/safety-asked.ts";
import { type CallId } from "#shared/events/ids.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type CallWork } from "./call-work.ts";
import { type HandOverWork } from "./hand-over-work.ts";
import { type WorkDeps } from "./work-deps.ts";

/** Another call never waits, but what waits must stay few enough to be finished today (product.md). */
export const TRAY_MOST = 3;

const NOT_NAMED = "caller not named yet";

/** The finish-later tray: calls that were begun and are not put away, and how each of them stands. */
export class TrayWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;

  readonly #handOver: HandOverWork;

  constructor(deps: WorkDeps, calls: CallWork, handOver: HandOverWork) {
    this.#deps = deps;
    this.#calls = calls;
    this.#handOver = handOver;
  }

  async get(): Promise<TrayView> {
    const { open, offered } = await this.#open();
    await this.#tidy(open);
    const rows = await Promise.all(open.map((each) => this.#row(each)));
    const offers = await Promise.all(offered.map((each) => this.#offer(each)));
    const calls = rows.toSorted((one, other) =>
      waitingSince(one).localeCompare(waitingSince(other)),
    );
    return { calls, offers, most: TRAY_MOST, remind: this.#remind(calls) };
  }

  async park(callId: CallId, place: PlaceInCall): Promise<Result<null>> {
    const others = (await this.get()).calls.filter(
      (row) => row.callId !== callId && row.of === null && !row.interrupted,
    );
    const [longest] = others;
    if (others.length >= TRAY_MOST && longest !== undefined)
      return refuse(
        "tray-full",
        `${TRAY_MOST} calls wait already. Close this one, or finish ${longest.caller} (${longest.atWords}) first.`,
      );
    await this.#calls.park(callId, place);
    return accept(null);
  }

  /** What another person left on this screen is theirs who open it: somebody must have the call. */
  async open(callId: CallId): Promise<CallView> {
    const { file } = await this.#calls.sight(callId);
    const wasHere = this.#deps.desk.drafts.get(callId) !== null;
    const isOthers = file.ended === null && this.#calls.handedTo(file) !== null;
    if (isOthers && wasHere && file.owner !== null) {
      await this.#calls.complete(callId);
      await this.#handOver.take(callId, file.owner.id, { why: "same-desk", offer: null });
      await this.#askAgain(callId);
    }
    await this.#calls.unpark(callId);
    return this.#calls.view(callId);
  }

  /** The line went dead between the two: who speaks now is asked anew, and nothing is told before. */
  async #askAgain(callId: CallId): Promise<void> {
    const { fields } = await this.#calls.sight(callId);
    for (const field of CHECKED_BY_PERSON)
      if ((fields[field] ?? "") !== "") await this.#calls.type(callId, field, "");
  }

  #open(): Promise<OpenCalls> {
    const { keeper, clock, desk } = this.#deps;
    // A call that somebody else left half typed on this screen is nobody's to lose.
    const alsoOf = desk.drafts
      .all()
      .filter(({ parkedAt }) => parkedAt === undefined)
      .map(({ callId }) => callId);
    const now = clock.now().toISOString();
    return keeper.ask((vault) => vault.openCalls({ now, person: this.#deps.person().id, alsoOf }));
  }

  /** The mark of a call that waits goes once it is closed or somebody else's; it holds no text. */
  async #tidy(open: OpenCalls["open"]): Promise<void> {
    const { drafts } = this.#deps.desk;
    const gone = drafts
      .all()
      .filter(
        ({ callId, parkedAt }) =>
          parkedAt !== undefined && !open.some((each) => each.callId === callId),
      );
    for (const { callId } of gone) await drafts.drop(callId);
  }

  async #row({ callId, owner, ownerName, offer }: OpenCalls["open"][number]): Promise<TrayRow> {
    const stands = await this.#standing(callId);
    const draft = this.#deps.desk.drafts.get(callId);
    const isParked = draft?.parkedAt !== undefined;
    return {
      callId,
      ...stands,
      parkedAt: draft?.parkedAt ?? null,
      interrupted: !isParked && (draft !== null || stands.crisisOpen),
      of: owner === this.#deps.person().id ? null : ownerName,
      offer,
    };
  }

  async #offer(offered: OfferedCall): Promise<OfferHere> {
    const { caller, crisisOpen, left } = await this.#standing(offered.callId);
    return { ...offered, caller, crisisOpen, left };
  }

  async #standing(
    callId: CallId,
  ): Promise<Pick<TrayRow, "startedAt" | "atWords" | "caller" | "left" | "crisisOpen">> {
    const sight = await this.#calls.sight(callId);
    const { file, fields } = sight;
    const { heard, missing } = this.#deps.judgement.aids(sight);
    const crisisOpen = isOpenCrisis(await this.#calls.crises.stateOf(callId));
    const startedAt = file.started?.startedAt ?? new Date(sight.nowMs).toISOString();
    const again = asksSafetyAgain(file.safety, heard);
    return {
      startedAt,
      atWords: clockWords(Date.parse(startedAt)),
      caller: fields["callerName"]?.trim() || fields["memberName"]?.trim() || NOT_NAMED,
      left: leftToDo({
        crisisOpen,
        safety: file.safety === null ? "open" : again ? "asked-again" : "keyed",
        verdict: file.scope?.verdict ?? "undecided",
        hasCase: file.caseId !== null,
        missing,
        mayCloseUnasked: mayCloseUnasked(file.scope?.keys ?? null),
      }),
      crisisOpen,
    };
  }

  #remind(calls: readonly TrayRow[]): string | null {
    const mine = calls.filter(({ of, interrupted }) => of === null && !interrupted);
    if (mine.length === 0 || !this.#deps.judgement.shiftEnds(this.#deps.clock.nowMs())) return null;
    const names = mine.map(({ caller, atWords }) => `${caller} (${atWords})`).join(", ");
    return mine.length === 1
      ? `One call is still to finish before you go: ${names}.`
      : `${mine.length} calls are still to finish before you go: ${names}.`;
  }
}

const waitingSince = ({ parkedAt, startedAt }: TrayRow): string => parkedAt ?? startedAt;
