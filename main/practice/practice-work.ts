import { type PracticeSaid, type PracticeScoreView } from "#shared/contract/practice-views.ts";
import { type PracticeView } from "#shared/contract/practice-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { crisisOf } from "#shared/crisis/recorded.ts";
import { type CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { factFor, isAsked, type PracticeCaller } from "#shared/practice/callers.ts";
import { scorePractice, type PracticeScore, type ScoreNames } from "#shared/practice/score.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import { type WorkDeps } from "../work/work-deps.ts";
import { openPractice, type OpenPractice, type PracticeCallDeps } from "./practice-call.ts";

const over = () =>
  refuse("practice-over", "This practice call is over. Choose a caller from the list.");

type Line = PracticeSaid["lines"][number];

/** Calls with simulated callers. One at a time, in memory; what stays of it is a score. */
export class PracticeWork {
  readonly #deps: PracticeCallDeps;
  #open: OpenPractice | null = null;

  constructor(deps: PracticeCallDeps) {
    this.#deps = deps;
  }

  /** The practice call of the person at the desk; another person's is let go of. */
  get open(): OpenPractice | null {
    const person = this.#work.actorOrNull()?.person;
    if (this.#open !== null && person !== undefined && this.#open.person !== person) this.stop();
    return this.#open;
  }

  async get(): Promise<PracticeView> {
    const { judgement, keeper, person } = this.#work;
    const scores = await keeper.ask((vault) => vault.practiceScores({ person: person().id }));
    const { open } = this;
    return {
      callers: judgement.practice.callers.map(({ id, name, about, lang }) => ({
        id,
        name,
        about: about.en,
        language: lang,
        last: scores.findLast(({ caller }) => caller === id) ?? null,
      })),
      open:
        open === null
          ? null
          : { callId: open.callId, caller: open.caller.id, name: open.caller.name },
    };
  }

  async start(id: string): Promise<Result<CallView>> {
    const caller = this.#work.judgement.practice.callers.find((each) => each.id === id);
    if (caller === undefined)
      return refuse(
        "no-such-caller",
        "This caller is not in the content any more. Choose another.",
      );
    this.stop();
    const open = await openPractice(caller, this.#deps);
    this.#open = open;
    return accept(await open.works.calls.view(open.callId));
  }

  /** What the caller says to it, once; the form goes on asking and they do not repeat themselves. */
  ask(callId: CallId, field: string): Result<PracticeSaid> {
    const open = this.#of(callId);
    if (open === null) return over();
    const fact = factFor(open.caller, field);
    const isNew =
      (fact !== null || isAsked(field)) &&
      !open.asked.includes(field) &&
      !open.asked.some((before) => fact !== null && factFor(open.caller, before) === fact);
    if (isNew) open.asked = [...open.asked, field];
    return accept(this.#said(open));
  }

  async end(callId: CallId): Promise<Result<PracticeScoreView>> {
    const open = this.#of(callId);
    if (open === null) return over();
    const { judgement, clock } = this.#work;
    const { file, fields, nowMs } = await open.works.calls.sight(callId);
    const score = scorePractice(
      open.caller,
      {
        scope: file.scope,
        safety: file.safety,
        crisis: crisisOf(file.crisis, file.acknowledged),
        fields,
        seconds: (nowMs - Date.parse(file.started?.startedAt ?? clock.now().toISOString())) / 1000,
      },
      judgement.practice.phrases,
      this.#names(),
    );
    await this.#record(open.caller, score);
    this.stop();
    return accept({
      caller: open.caller.id,
      name: open.caller.name,
      ...score,
      missed: [...score.missed],
      kept: [...score.kept],
    });
  }

  leave(callId: CallId): void {
    if (this.#of(callId) !== null) this.stop();
  }

  stop(): void {
    this.#open?.stop();
    this.#open = null;
  }

  get #work(): WorkDeps {
    return this.#deps.work;
  }

  #of(callId: CallId): OpenPractice | null {
    return this.open?.callId === callId ? this.open : null;
  }

  #said({ caller, asked }: OpenPractice): PracticeSaid {
    const line = (field: string | null, { en, es }: PracticeCaller["opens"]): Line => ({
      asked: field === null ? null : this.#field(field),
      says: caller.lang === "es" ? (es ?? en) : en,
      inEnglish: caller.lang === "es" ? en : null,
    });
    return {
      name: caller.name,
      language: caller.lang,
      lines: [
        line(null, caller.opens),
        ...asked.map((field) => line(field, factFor(caller, field)?.says ?? caller.otherwise)),
      ],
    };
  }

  #names(): ScoreNames {
    const labels = new Map(
      this.#work.judgement
        .scopeOptions(this.#work.clock.nowMs())
        .map(({ use, label }) => [use, label]),
    );
    return { key: (use) => labels.get(use) ?? use, field: (field) => this.#field(field) };
  }

  #field(field: string): string {
    return this.#work.judgement.words.fields[field] ?? OTHER_LABELS[field] ?? field;
  }

  /** The score and nothing else, on the stream of this desk: pushed, never pulled by another desk. */
  async #record(caller: PracticeCaller, score: PracticeScore): Promise<void> {
    const { desk, judgement, clock, actor } = this.#work;
    const { missed: _missed, kept: _kept, ...figures } = score;
    await desk.recorder.record(actor(), [
      {
        stream: streamName("desk", desk.identity?.deskId ?? ""),
        type: "practice-scored",
        body: {
          add: {
            caller: caller.id,
            contentVersion: judgement.contentVersion,
            ...figures,
            at: clock.now().toISOString(),
          },
        },
      },
    ]);
  }
}

/** What is asked elsewhere than in a field of the forms. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  safety: "Safety",
};
