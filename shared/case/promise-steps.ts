import { type Folded, inOrder } from "../events/fold.ts";
import { type PromiseStep } from "../promises/promise-owner.ts";

const KINDS = {
  "follow-up-offered": "offered",
  "follow-up-offer-closed": "closed",
  "follow-up-taken": "taken",
} as const;

/** The hand-overs of a stream's follow-ups in the order of stamps; a call's types begin with `call-`. */
export const promiseSteps = (folded: Folded, prefix: "" | "call-"): PromiseStep[] =>
  Object.entries(KINDS)
    .flatMap(([type, kind]) =>
      (folded.entries.get(prefix + type) ?? []).map((entry) => ({ entry, kind })),
    )
    .toSorted((one, other) => inOrder(one.entry.envelope, other.entry.envelope))
    .flatMap(({ entry: { envelope, value }, kind }) =>
      value === null
        ? []
        : [
            {
              ...value,
              kind,
              id: envelope.id,
              by: envelope.actor.person,
              role: envelope.actor.role,
            } as PromiseStep,
          ],
    );
