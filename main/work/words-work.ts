import { type ClinicPanel } from "#shared/contract/clinic-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import {
  type BookScript,
  type NumberView,
  type PhraseView,
  type PromptView,
  type SummaryView,
} from "#shared/contract/word-views.ts";
import { type CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { accept, refuse, type Result } from "#shared/result.ts";
import {
  chooseLanguages,
  LANGUAGE_FIELDS,
  languagesOf,
  type CallLanguages,
  type LanguageChoice,
  type SpecialistLanguage,
} from "#shared/script/languages.ts";
import { type CallWork } from "./call-work.ts";
import { summaryOf } from "./summary-given.ts";
import { atContact } from "./clinic-contacts.ts";
import { type WorkDeps } from "./work-deps.ts";

const CLINIC_SCRIPT = "clinic";

/** Prompts, languages, numbers and phrases of the calls at this desk. */
export class WordsWork {
  readonly #deps: WorkDeps;
  readonly #calls: CallWork;

  constructor(deps: WorkDeps, calls: CallWork) {
    this.#deps = deps;
    this.#calls = calls;
  }

  async book(callId: CallId): Promise<BookScript[]> {
    return this.#deps.judgement.said.book(await this.#calls.sight(callId));
  }

  async script(callId: CallId, script: string): Promise<Result<PromptView[]>> {
    const { judgement } = this.#deps;
    const prompts = judgement.said.script(
      script,
      await this.#calls.sight(callId),
      this.#calls.around(),
    );
    return prompts === null
      ? refuse("no-such-script", "The content has no such script any more. Choose from the list.")
      : accept(prompts);
  }

  /** A key: an event at once, of the fields that it changes. */
  async chooseLanguages(callId: CallId, choice: LanguageChoice): Promise<CallView> {
    const { fields, file } = await this.#calls.sight(callId);
    const chosen = chooseLanguages(languagesOf(fields), choice);
    const wanted = Object.entries(LANGUAGE_FIELDS).map(
      ([which, field]) => [field, chosen[which as keyof CallLanguages]] as const,
    );
    const changed = wanted.filter(([field, value]) => (file.fields[field] ?? "") !== value);
    if (changed.length > 0)
      await this.#deps.desk.recorder.record(this.#deps.actor(), [
        {
          stream: streamName("call", callId),
          type: "call-typed",
          body: { set: this.#calls.typed(Object.fromEntries(changed)) },
        },
      ]);
    return this.#calls.view(callId);
  }

  numbers(lang: SpecialistLanguage): NumberView[] {
    return this.#deps.judgement.said.numbers(lang, this.#deps.clock.nowMs());
  }

  /** The clinics there are, and what is said to the one of this contact; a content may have no such script. */
  async clinic(callId: CallId, contact: string): Promise<ClinicPanel> {
    const { judgement } = this.#deps;
    const sight = await this.#calls.sight(callId);
    return {
      clinics: judgement.said.clinics(judgement.regionOf(sight), sight.nowMs),
      prompts:
        judgement.said.script(CLINIC_SCRIPT, atContact(sight, contact), this.#calls.around()) ?? [],
    };
  }

  phrases(lang: SpecialistLanguage): PhraseView[] {
    return this.#deps.judgement.said.phrases(lang);
  }

  async summary(callId: CallId): Promise<SummaryView> {
    return summaryOf(this.#deps, await this.#calls.sight(callId));
  }
}
