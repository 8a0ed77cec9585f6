import {
  type CallEnded,
  type CallStarted,
  type FollowUpDone,
  type FollowUpMade,
  type Safety,
  type ScopeRecord,
  type Typed,
} from "../events/bodies.ts";
import {
  type CrisisAcknowledged,
  type CrisisStep,
  type HelpAnswered,
  type HelpAsked,
} from "../events/crisis-bodies.ts";
import { type LineMoved } from "../events/call-bodies.ts";
import { type Entry, type Folded, inOrder, shown } from "../events/fold.ts";
import { type EventId, type PersonId } from "../events/ids.ts";
import { type PromiseOffer, promiseOwner } from "../promises/promise-owner.ts";
import { promiseSteps } from "./promise-steps.ts";
import { callOwner, type CallOffer, type CallOwner, type HandOverStep } from "./call-owner.ts";

/** Help asked for on a call, with the latest answer to it. */
export type Help = {
  readonly id: EventId;
  readonly by: PersonId;
  readonly asked: HelpAsked;
  readonly answered: (HelpAnswered & { readonly by: PersonId }) | null;
};

/** A follow-up of a call that became no case. */
export type CallFollowUp = {
  readonly id: EventId;
  readonly made: FollowUpMade;
  readonly done: FollowUpDone | null;
  readonly owner: PersonId;
  readonly offer: PromiseOffer | null;
};

/** One conversation: what the events of its stream say now. */
export type CallFile = {
  readonly started: CallStarted | null;
  readonly ended: CallEnded | null;
  /** Whose it is now; null: its start is not here. */
  readonly owner: PersonId | null;
  /** Offered to a colleague, and not taken. */
  readonly offer: CallOffer | null;
  readonly safety: Safety | null;
  readonly scope: ScopeRecord | null;
  readonly crisis: readonly CrisisStep[];
  readonly acknowledged: readonly (CrisisAcknowledged & { readonly by: PersonId })[];
  readonly helps: readonly Help[];
  /** The line went dead and was dialled again, in order; a crisis keeps its own. */
  readonly line: readonly LineMoved[];
  readonly followUps: readonly CallFollowUp[];
  /** Field → text as typed. */
  readonly fields: Readonly<Record<string, string>>;
};

const SYSTEM_FIELDS = new Set(["started", "ended", "safety", "scope"]);

type Read<T> = { readonly id: EventId; readonly by: PersonId; readonly value: T };

const entriesOf = <T>(folded: Folded, type: string): Read<T>[] =>
  (folded.entries.get(type) ?? []).flatMap(({ envelope, value }: Entry) =>
    value === null ? [] : [{ id: envelope.id, by: envelope.actor.person, value: value as T }],
  );

const helpsOf = (folded: Folded): Help[] => {
  const answers = entriesOf<HelpAnswered>(folded, "help-answered");
  return entriesOf<HelpAsked>(folded, "help-asked").map(({ id, by, value }) => {
    const answer = answers.findLast((each) => each.value.help === id);
    const answered = answer === undefined ? null : { ...answer.value, by: answer.by };
    return { id, by, asked: value, answered };
  });
};

/** A follow-up goes with the call it belongs to: whoever took the call has it, and may hand it on. */
const followUpsOf = (
  folded: Folded,
  call: CallOwner | null,
  started: CallStarted | null,
): CallFollowUp[] => {
  const done = entriesOf<FollowUpDone>(folded, "call-follow-up-done");
  const steps = promiseSteps(folded, "call-");
  const taker = call === null || call.owner === started?.owner ? null : call.owner;
  return entriesOf<FollowUpMade>(folded, "call-follow-up-made").map(({ id, value }) => ({
    id,
    made: value,
    done: done.find((each) => each.value.followUp === id)?.value ?? null,
    ...promiseOwner(
      taker ?? value.owner,
      steps.filter(({ followUp }) => followUp === id),
    ),
  }));
};

const HAND_OVER = {
  "call-offered": "offered",
  "call-offer-closed": "closed",
  "call-taken": "taken",
} as const;

const ownerOf = (folded: Folded, started: CallStarted | null): CallOwner | null => {
  if (started === null) return null;
  const steps = Object.entries(HAND_OVER)
    .flatMap(([type, kind]) => (folded.entries.get(type) ?? []).map((entry) => ({ entry, kind })))
    .toSorted((one, other) => inOrder(one.entry.envelope, other.entry.envelope))
    .flatMap(({ entry: { envelope, value }, kind }) =>
      value === null
        ? []
        : [{ ...value, kind, id: envelope.id, by: envelope.actor.person } as HandOverStep],
    );
  return callOwner(started.owner, steps);
};

export const callFileOf = (folded: Folded): CallFile => {
  const started = (shown(folded, "started") as CallStarted | undefined) ?? null;
  const owner = ownerOf(folded, started);
  return {
    started,
    owner: owner?.owner ?? null,
    offer: owner?.offer ?? null,
    ended: (shown(folded, "ended") as CallEnded | undefined) ?? null,
    safety: (shown(folded, "safety") as Safety | undefined) ?? null,
    scope: (shown(folded, "scope") as ScopeRecord | undefined) ?? null,
    crisis: entriesOf<CrisisStep>(folded, "crisis-moved").map(({ value }) => value),
    acknowledged: entriesOf<CrisisAcknowledged>(folded, "crisis-acknowledged").map(
      ({ by, value }) => ({ ...value, by }),
    ),
    helps: helpsOf(folded),
    line: entriesOf<LineMoved>(folded, "line-moved").map(({ value }) => value),
    followUps: followUpsOf(folded, owner, started),
    fields: Object.fromEntries(
      [...folded.registers.keys()]
        .filter((field) => !SYSTEM_FIELDS.has(field))
        .map((field) => [field, (shown(folded, field) as Typed | undefined)?.typed ?? ""]),
    ),
  };
};
