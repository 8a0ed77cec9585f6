import { clockWords, whenWords } from "#shared/case/pacific-words.ts";
import { type Content } from "#shared/content/content.ts";
import { type CrisisWords } from "#shared/contract/views.ts";
import { type AfterCrisis, afterCrisis } from "#shared/crisis/after-crisis.ts";
import { type CrisisState } from "#shared/crisis/crisis.ts";
import { type CrisisAbout, publishedCrisis } from "#shared/crisis/published-crisis.ts";
import { supervisorWords } from "#shared/crisis/notification.ts";
import { type SupervisorTold } from "#shared/crisis/crisis.ts";
import { type Script } from "#shared/script/schema.ts";
import { NO_OVERRIDES, type Overrides } from "./judgement.ts";

/** What the crisis path needs of the published content: numbers, names, seconds, days. */
export type CrisisJudgement = {
  readonly acknowledgeSeconds: number;
  readonly redials: number;
  readonly recoveryMinutes: number;
  words(about?: CrisisAbout | null): CrisisWords;
  supervisor(told: SupervisorTold): string;
  /** What follows a crisis that is over. */
  after(state: CrisisState): AfterCrisis | null;
  callBackWords(by: string, owner: string, nowMs: number): string;
};

export const crisisJudgement = (
  content: Content,
  scripts: readonly Script[] = [],
  overrides: Overrides = NO_OVERRIDES,
): CrisisJudgement => {
  const { crisis, supervisor } = content.policy;
  return {
    acknowledgeSeconds: crisis.acknowledgeSeconds,
    redials: crisis.redials,
    recoveryMinutes: crisis.recoveryMinutes,
    words: (about = null) => {
      const { ask, first, questions, askedOfOther, stay, goodbye } = publishedCrisis(
        scripts,
        about,
      );
      return {
        ask,
        first: { ...first },
        questions: { ...questions },
        askedOfOther: { ...askedOfOther },
        stay,
        goodbye,
        counties: content.counties.map(({ name, dispatch, numbersCheckedOn }) => ({
          name,
          dispatch,
          checked: numbersCheckedOn !== null,
        })),
        lead: supervisor,
        redials: crisis.redials,
      };
    },
    supervisor: (told) =>
      supervisorWords(told, supervisor, (instant) => clockWords(Date.parse(instant))),
    after: (state) =>
      afterCrisis(
        state,
        content,
        state.kind === "over" ? overrides.forPromises(state.endedAt) : [],
      ),
    callBackWords: (by, owner, nowMs) =>
      `Safety call-back by ${whenWords(Date.parse(by), nowMs)} · ${owner}`,
  };
};
