import { type EventId, type PersonId, type Role } from "../events/ids.ts";
import {
  type FollowUpOffered,
  type FollowUpOfferClosed,
  type FollowUpTaken,
} from "../events/promise-bodies.ts";

/** An event of a hand-over with who wrote it, in the order of stamps. */
export type PromiseStep = { readonly id: EventId; readonly by: PersonId; readonly role: Role } & (
  | ({ readonly kind: "offered" } & FollowUpOffered)
  | ({ readonly kind: "closed" } & FollowUpOfferClosed)
  | ({ readonly kind: "taken" } & FollowUpTaken)
);

export type PromiseOffer = {
  readonly id: EventId;
  readonly by: PersonId;
  readonly to: PersonId;
  readonly words: string;
  readonly at: string;
  /** A withdrawn or accepted offer is none any more. */
  readonly state: "waiting" | "not-accepted";
};

export type PromiseOwner = { readonly owner: PersonId; readonly offer: PromiseOffer | null };

/**
 * Whose a follow-up is. Until somebody takes it, it stays with its owner; of two people who took it
 * apart the earlier stamp has it, because the later one took it from somebody who no longer had it.
 */
export const promiseOwner = (made: PersonId, steps: readonly PromiseStep[]): PromiseOwner =>
  steps.reduce<PromiseOwner>(
    (now, step) => {
      const { owner, offer } = now;
      switch (step.kind) {
        case "offered":
          return step.by === owner ? { owner, offer: { ...step, state: "waiting" } } : now;
        case "closed":
          if (offer === null || offer.id !== step.offer || offer.state !== "waiting") return now;
          if (step.how === "withdrawn") return step.by === offer.by ? { owner, offer: null } : now;
          return step.by === offer.to ? { owner, offer: { ...offer, state: "not-accepted" } } : now;
        case "taken": {
          if (step.from !== owner) return now;
          const isOffered = offer?.id === step.offer && offer?.to === step.by;
          const isLead = step.why === "lead" && step.role === "supervisor";
          return isLead || isOffered ? { owner: step.by, offer: null } : now;
        }
      }
    },
    { owner: made, offer: null },
  );
