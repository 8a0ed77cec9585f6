import { type Person } from "#shared/contract/server.ts";
import { type Actor } from "#shared/events/envelope.ts";
import { type DeskClock } from "../clock.ts";
import { type Desk } from "../desk.ts";
import { type Policy } from "../policy/policy.ts";
import { type VaultKeeper } from "../vault/vault-keeper.ts";
import { type Judgement } from "./judgement.ts";

/** What the use-cases of the desk are given. `actor` and `person` throw when nobody is signed in: the gate asked before. */
export type WorkDeps = {
  readonly desk: Desk;
  readonly keeper: VaultKeeper;
  readonly clock: DeskClock;
  readonly policy: Policy;
  readonly judgement: Judgement;
  readonly actor: () => Actor;
  readonly actorOrNull: () => Actor | null;
  readonly person: () => Person;
  readonly isUnlocked: () => boolean;
  readonly isOnline: () => boolean;
};
