import type { AttemptView, RegionWay } from "#shared/contract/case-views.ts";
import type { CaseView } from "#shared/contract/views.ts";
import type { EventId, RegionId } from "#shared/events/ids.ts";
import type { Client } from "../../app/client.ts";
import { CASE_STEP } from "../../app/words/case-steps.ts";

export type CaseStepKind =
  | "attempt"
  | "visit"
  | "settled"
  | "close"
  | "reopen"
  | "promise"
  | "withdraw"
  | "keep"
  | "link"
  | "reply"
  | "climb"
  | "move"
  | "again";

type Option = { readonly value: string; readonly label: string };
export type Said = { readonly choice: string; readonly text: string; readonly second: string };

/** What is asked for one step of a case, and what is sent. */
export type CaseStepForm = {
  readonly title: string;
  readonly aside?: string;
  /** Where there is a choice: from what, and under which name. */
  readonly label?: string;
  readonly choices?: (
    view: CaseView,
    tries: AttemptView | null,
    ways: readonly RegionWay[] | null,
  ) => readonly Option[];
  readonly text: string;
  readonly needsText?: boolean;
  readonly second?: string;
  readonly secondHint?: string;
  readonly send: (client: Client, view: CaseView, said: Said) => Promise<unknown>;
};

const options = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

type Input<Name extends keyof Client["case"]> = Parameters<Client["case"][Name]>[0];

/** No more than can be chosen by a digit; the newest come first. */
const SENTENCES = 9;
const SHOWN_LETTERS = 90;

const sentences = ({ timeline }: CaseView): Option[] =>
  timeline
    .filter(({ canWithdraw }) => canWithdraw)
    .slice(0, SENTENCES)
    .map(({ id, words, detail, atWords }) => ({
      value: id,
      label: `${words} · ${atWords} · ${detail ?? ""}`.slice(0, SHOWN_LETTERS),
    }));

/** What stands against each other, a value each; told apart by its place in the list. */
const standing = ({ facts }: CaseView) =>
  facts
    .filter(({ values }) => values.length > 1)
    .flatMap(({ field, label, values }) =>
      values.map(({ event, value, who, at }) => ({
        field,
        event,
        label: `${label}: ${value} · ${who} · ${at}`.slice(0, SHOWN_LETTERS),
      })),
    )
    .slice(0, SENTENCES);

/** Of the tries only what is due and safe can be chosen. */
const tries = (_view: CaseView, at: AttemptView | null): Option[] =>
  options(CASE_STEP.attempt.choices).filter(
    ({ value }) =>
      (value !== "message-left" || at?.message !== null) && (value !== "letter" || at?.letter),
  );

const answered = (view: CaseView) => view.escalations.findLast(({ answerId }) => answerId !== null);

const replies = (view: CaseView): Option[] =>
  options(CASE_STEP.reply.choices).filter(
    ({ value }) => (value === "information") === (answered(view)?.turn === "information"),
  );

export const CASE_STEPS: Readonly<Record<CaseStepKind, CaseStepForm>> = {
  attempt: {
    ...CASE_STEP.attempt,
    choices: tries,
    send: (client, { caseId }, { choice, text: words }) =>
      choice === "letter"
        ? client.case.letter({ caseId, words })
        : client.case.attempt({ caseId, result: choice as Input<"attempt">["result"], words }),
  },
  visit: {
    ...CASE_STEP.visit,
    choices: () => options(CASE_STEP.visit.choices),
    send: (client, { caseId }, { choice, text: words }) =>
      client.case.visit({ caseId, outcome: choice as Input<"visit">["outcome"], words }),
  },
  settled: {
    ...CASE_STEP.settled,
    needsText: true,
    send: (client, { caseId }, { text: words }) => client.case.settled({ caseId, words }),
  },
  close: {
    ...CASE_STEP.close,
    choices: () => options(CASE_STEP.close.choices),
    send: (client, { caseId }, { choice, text: words }) =>
      client.case.close({ caseId, reason: choice as Input<"close">["reason"], words }),
  },
  reopen: {
    ...CASE_STEP.reopen,
    needsText: true,
    send: (client, { caseId }, { text: words }) => client.case.reopen({ caseId, words }),
  },
  promise: {
    ...CASE_STEP.promise,
    needsText: true,
    send: (client, { caseId }, { text: words, second: when }) =>
      client.case.promise({ caseId, words, when }),
  },
  withdraw: {
    ...CASE_STEP.withdraw,
    needsText: true,
    choices: sentences,
    send: (client, { caseId }, { choice, text: words }) =>
      client.case.withdraw({ caseId, event: choice as EventId, words }),
  },
  keep: {
    ...CASE_STEP.keep,
    choices: (view) => standing(view).map(({ label }, at) => ({ value: String(at), label })),
    send: async (client, view, { choice, text: words }) => {
      const kept = standing(view)[Number(choice)];
      if (kept === undefined) return;
      const { field, event } = kept;
      await client.case.keepValue({ caseId: view.caseId, field, event, words });
    },
  },
  link: {
    ...CASE_STEP.link,
    choices: () => options(CASE_STEP.link.choices),
    send: (client, { caseId }, { choice, text: words, second: other }) =>
      client.case.link({ caseId, other, how: choice as Input<"link">["how"], words }),
  },
  reply: {
    ...CASE_STEP.reply,
    choices: replies,
    send: async (client, view, { choice, text: words }) => {
      const answer = answered(view)?.answerId;
      if (answer === null || answer === undefined) return;
      const how = choice as Input<"reply">["how"];
      await client.case.reply({ caseId: view.caseId, answer, how, words });
    },
  },
  climb: {
    ...CASE_STEP.climb,
    send: (client, { caseId }, { text: words }) => client.case.climb({ caseId, words }),
  },
  move: {
    ...CASE_STEP.move,
    needsText: true,
    choices: (_view, _tries, ways) =>
      (ways ?? [])
        .filter(({ here }) => !here)
        .map(({ id, name, team }) => ({
          value: id,
          label: team === name ? name : `${name} · ${team}`,
        })),
    send: (client, { caseId }, { choice, text: words }) =>
      client.case.moveTo({ caseId, region: choice as RegionId, words }),
  },
  again: {
    ...CASE_STEP.again,
    needsText: true,
    send: (client, { caseId }, { text: words }) => client.case.escalateAgain({ caseId, words }),
  },
};
