import { type Content } from "#shared/content/content.ts";
import { type ClinicView } from "#shared/contract/clinic-views.ts";
import {
  type LanguagesView,
  type NumberView,
  type PhraseView,
  type SummaryView,
} from "#shared/contract/word-views.ts";
import { grievanceStateOf, nextStepWords } from "#shared/read-back/next-step.ts";
import { memberSummary } from "#shared/read-back/member-summary.ts";
import { readBack } from "#shared/read-back/read-back.ts";
import { type RegionId } from "#shared/events/ids.ts";
import { type DeskHours, referralStatus } from "#shared/hours/referral-status.ts";
import { languagesOf, readToIn, type SpecialistLanguage } from "#shared/script/languages.ts";
import { targetWords } from "#shared/promises/targets.ts";
import { decideScope } from "#shared/scope/decide-scope.ts";
import { clinicViews } from "./clinic-list.ts";
import { saidDates } from "./said-facts.ts";
import { type CallSight, type Judgement, type Overrides } from "./judgement.ts";
import { prompterOf, type Prompter } from "./prompter.ts";

/** What is said on a call and given out: prompts, languages, numbers, phrases, read-back, summary. */
export type SaidJudgement = Prompter & {
  languages(sight: CallSight): LanguagesView;
  /** Every number of the desk, with what to say in the language of the prompts; needs no network. */
  numbers(lang: SpecialistLanguage, nowMs: number): NumberView[];
  /** Every clinic, those of this region first; needs no network. */
  clinics(region: RegionId | null, nowMs: number): ClinicView[];
  phrases(lang: SpecialistLanguage): PhraseView[];
  /** `promisedBy`: when the member hears from us (ISO 8601), once it is escalated. */
  summary(sight: CallSight, reference: string | null, promisedBy: string | null): SummaryView;
};

const INTERPRETER = "interpreter-line";
const REGULATOR = "dmhc-help-center";

export const saidJudgement = (
  content: Content,
  priority: (sight: CallSight) => ReturnType<Judgement["priority"]>,
  overrides: Overrides,
): SaidJudgement => {
  const palette = content.numbers.map((entry) => ({ ...entry, instead: entry.instead ?? null }));
  const shown = (
    desk: DeskHours,
    rest: Omit<NumberView, "id" | "name" | "number" | "open" | "status">,
    nowMs: number,
  ): NumberView => {
    const { open, status } = referralStatus(content, desk, new Date(nowMs).toISOString(), palette);
    return {
      id: desk.id,
      name: desk.name.en,
      number: desk.number,
      open,
      // The status is for the specialist; what is said is in the language of the prompts.
      status: status.en,
      ...rest,
    };
  };

  const numbers = (lang: SpecialistLanguage, nowMs: number): NumberView[] => [
    ...palette.map((entry) =>
      shown(
        entry,
        {
          group: entry.group,
          also:
            [entry.also?.en, entry.toConfirm ? "number to confirm" : ""]
              .filter(Boolean)
              .join(" · ") || null,
          say: entry.say[lang],
          internal: entry.internal,
        },
        nowMs,
      ),
    ),
    ...content.clinics.map(({ id, name, city, backLine, askFor, hours }) =>
      shown(
        {
          id: `clinic-${id}`,
          name: { en: `${name}, ${city}` },
          number: backLine,
          hours,
          instead: null,
        },
        { group: "clinic", also: `Ask for: ${askFor}`, say: null, internal: true },
        nowMs,
      ),
    ),
    ...content.counties.map(({ name, dispatch, numbersCheckedOn }) =>
      shown(
        {
          id: `county-${name}`,
          name: { en: `${name} County emergency dispatch` },
          number: dispatch,
          hours: { kind: "always" },
          instead: null,
        },
        {
          group: "county",
          also: numbersCheckedOn === null ? "number to confirm" : null,
          say: null,
          internal: true,
        },
        nowMs,
      ),
    ),
  ];

  return {
    ...prompterOf(content, priority, overrides),
    numbers,
    clinics: (region, nowMs) => clinicViews(content, region, nowMs),
    phrases: (lang) =>
      content.phrases.map(({ key, text, insteadOf }) => ({
        key,
        text: text[lang],
        insteadOf: [...(insteadOf ?? [])],
      })),
    languages: (sight) => {
      const languages = languagesOf(sight.fields);
      const line = palette.find(({ id }) => id === INTERPRETER);
      const spoken = content.languages.find(({ id }) => id === languages.caller);
      const number =
        languages.prompts !== "interpreter" || line === undefined
          ? null
          : referralStatus(content, line, new Date(sight.nowMs).toISOString(), palette);
      return {
        ...languages,
        known: content.languages.map(({ id, name }) => ({ id, name: name.en })),
        interpreter:
          number === null
            ? null
            : {
                number: number.number,
                status: number.status.en,
                hold: spoken?.id === "en" ? "" : (spoken?.hold.words ?? ""),
                as: spoken?.id === "en" ? "" : (spoken?.hold.as ?? ""),
              },
      };
    },
    summary: (sight, reference, promisedBy) => {
      const lang = readToIn(languagesOf(sight.fields));
      const { keys } = sight.file.scope ?? { keys: null };
      const now = new Date(sight.nowMs).toISOString();
      const fields = saidDates(sight, content, lang);
      const next = nextStepWords(
        {
          promisedBy: promisedBy === null ? null : targetWords(promisedBy, now, content),
          referrals: keys === null ? [] : decideScope(keys, content, now).referrals,
        },
        lang,
      );
      return {
        lang,
        readBack: readBack(fields, lang),
        summary: memberSummary(
          {
            concerns: keys?.concerns ?? [],
            fields,
            reference: reference ?? sight.file.reference,
            promisedBy: next.promisedBy,
            nextStep: next.words,
            grievance: grievanceStateOf(fields),
            lineNumber: content.line.number,
            regulatorNumber: palette.find(({ id }) => id === REGULATOR)?.number ?? "",
          },
          lang,
        ),
      };
    },
  };
};
