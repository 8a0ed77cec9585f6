import { type CallOffered, type CallOfferClosed, type CallTaken } from "../events/call-bodies.ts";
import { type EventId, type PersonId } from "../events/ids.ts";

/** An event of a hand-over with who wrote it, in the order of stamps. */
export type HandOverStep = { readonly id: EventId; readonly by: PersonId } & (
  | ({ readonly kind: "offered" } & CallOffered)
  | ({ readonly kind: "closed" } & CallOfferClosed)
  | ({ readonly kind: "taken" } & CallTaken)
);

export type CallOffer = {
  readonly id: EventId;
  readonly by: PersonId;
  readonly to: PersonId;
  readonly words: string;
  readonly at: string;
  /** A withdrawn or accepted offer is none any more. */
  readonly state: "waiting" | "not-accepted";
};

export type CallOwner = { readonly owner: PersonId; readonly offer: CallOffer | null };

/**
 * Whose a call is. An offer that nobody took leaves it where it is; of two people who took it apart
 * the earlier stamp has it, because the later one took it from somebody who no longer had it.
 */
export const callOwner = (started: PersonId, steps: readonly HandOverStep[]): CallOwner =>
  steps.reduce<CallOwner>(
    (now, step) => {
      switch (step.kind) {
        case "offered":
          return step.by === now.owner ? { ...now, offer: { ...step, state: "waiting" } } : now;
        case "closed": {
          const { offer } = now;
          if (offer === null || offer.id !== step.offer || offer.state !== "waiting") return now;
          if (step.how === "withdrawn") return step.by === offer.by ? { ...now, offer: null } : now;
          return step.by === offer.to
            ? { ...now, offer: { ...offer, state: "not-accepted" } }
            : now;
        }
        case "taken": {
          if (step.from !== now.owner) return now;
          const isOffered = now.offer?.id === step.offer && now.offer?.to === step.by;
          return step.why === "same-desk" || isOffered ? { owner: step.by, offer: null } : now;
        }
      }
    },
    { owner: started, offer: null },
  );
