import { clockWords } from "#shared/case/pacific-words.ts";
import { type CallFile, type Help } from "#shared/case/call-file.ts";
import {
  type AttentionView,
  type CrisisNotice,
  type HelpNotice,
} from "#shared/contract/crisis-views.ts";
import { type CrisisState } from "#shared/crisis/crisis.ts";
import { placeOf } from "#shared/crisis/dispatch.ts";
import { crisisOf } from "#shared/crisis/recorded.ts";
import { CallId, type PersonId } from "#shared/events/ids.ts";
import { streamId } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";

/** A crisis that is over and was seen goes from the desk after this long. */
const SHOWN_AFTER_MS = 30 * 60_000;
const MOST = 50;

const BRANCH_WORDS = {
  "danger-now": "In danger now",
  "thoughts-not-now": "Thoughts, not now",
  "someone-else": "Someone else in danger",
  "violence-or-child": "Violence, or a child at risk",
  "overdose-or-withdrawal": "Overdose or withdrawal",
  "says-safe": "Asked, says safe",
} as const;

const OUTCOME_WORDS = {
  "asked-and-safe": "ended: says safe",
  "handed-over": "ended: handed over",
  "cut-off": "ended: cut off",
} as const;

const nameOf = (vault: HeldEvents, person: PersonId | undefined): string =>
  (person === undefined ? undefined : vault.people.get(person)?.name) ?? "somebody at this line";

export const crisisOfFile = (vault: HeldEvents, file: CallFile): CrisisState =>
  crisisOf(
    file.crisis,
    file.acknowledged.map((each) => ({ ...each, by: nameOf(vault, each.by) })),
  );

const crisisWords = (state: Exclude<CrisisState, { kind: "none" }>): string =>
  [
    state.kind === "asking" || state.branch === null ? "Asking" : BRANCH_WORDS[state.branch],
    placeOf(state.answers, null),
    state.lineCut !== null && state.kind !== "over" ? "line cut, redialling" : "",
    state.kind === "over" ? OUTCOME_WORDS[state.outcome.kind] : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");

const crisisNotice = (
  vault: HeldEvents,
  callId: CallId,
  file: CallFile,
  nowMs: number,
): CrisisNotice[] => {
  const state = crisisOfFile(vault, file);
  // Nobody is called to a slip: the notice begins with the first key inside.
  if (state.kind === "none" || state.supervisor.kind === "not-yet") return [];
  const { supervisor } = state;
  const told = supervisor.kind === "told";
  const isOld = state.kind === "over" && nowMs - Date.parse(state.endedAt) > SHOWN_AFTER_MS;
  if (told && isOld) return [];
  return [
    {
      callId,
      openedAt: state.openedAt,
      specialist: nameOf(vault, file.owner ?? undefined),
      words: crisisWords(state),
      open: state.kind !== "over",
      acknowledged: told
        ? { by: supervisor.by, atWords: clockWords(Date.parse(supervisor.at)) }
        : null,
    },
  ];
};

const helpNotice = (
  vault: HeldEvents,
  callId: CallId,
  { id, by, asked, answered }: Help,
): HelpNotice => ({
  help: id,
  callId,
  kind: asked.kind,
  specialist: nameOf(vault, by),
  words: asked.words,
  atWords: clockWords(Date.parse(asked.at)),
  answer:
    answered === null
      ? null
      : {
          answer: answered.answer,
          by: nameOf(vault, answered.by),
          words: answered.words,
          atWords: clockWords(Date.parse(answered.at)),
        },
});

const latestEnd = (states: readonly CrisisState[]): number =>
  Math.max(
    0,
    ...states.flatMap((state) =>
      state.kind === "over" && state.outcome.kind !== "asked-and-safe"
        ? [Date.parse(state.endedAt)]
        : [],
    ),
  );

/** What must be seen now, whatever screen is open. */
export const attentionOf = (
  vault: HeldEvents,
  {
    person,
    supervises,
    recoveryMinutes,
  }: { person: PersonId; supervises: boolean; recoveryMinutes: number },
  nowMs: number,
): AttentionView => {
  const calls = vault.signposts
    .with("crisis-moved", "help-asked")
    .map((stream) => ({ callId: CallId.parse(streamId(stream)), file: vault.callFile(stream) }));
  const others = calls.filter(({ file }) => file.owner !== person);
  const mine = calls.filter(({ file }) => file.owner === person);
  const notices = supervises
    ? others.flatMap(({ callId, file }) => crisisNotice(vault, callId, file, nowMs))
    : [];
  const until =
    latestEnd(mine.map(({ file }) => crisisOfFile(vault, file))) + recoveryMinutes * 60_000;
  return {
    crises: notices
      .toSorted(
        (one, other) =>
          Number(one.acknowledged !== null) - Number(other.acknowledged !== null) ||
          one.openedAt.localeCompare(other.openedAt),
      )
      .slice(0, MOST),
    helps: supervises
      ? others
          .flatMap(({ callId, file }) =>
            file.ended === null ? file.helps.map((help) => helpNotice(vault, callId, help)) : [],
          )
          .filter(({ answer }) => answer === null)
          .slice(0, MOST)
      : [],
    mine: mine
      .filter(({ file }) => file.ended === null)
      .flatMap(({ callId, file }) => file.helps.map((help) => helpNotice(vault, callId, help)))
      .slice(-10)
      .toReversed(),
    recovery:
      until > nowMs
        ? { until: new Date(until).toISOString(), untilWords: clockWords(until) }
        : null,
  };
};
