import { type Person } from "#shared/contract/server.ts";
import { type Actor } from "#shared/events/envelope.ts";
import { type DeskClock } from "../clock.ts";
import { type Desk } from "../desk.ts";
import { type Policy } from "../policy/policy.ts";
import { type DraftStore } from "../drafts/draft-store.ts";
import { type Recorder } from "../journal/recorder.ts";
import { type VaultClient } from "../vault/vault-keeper.ts";
import { type LookRoutes } from "../vault/page/look-routes.ts";
import { type Judgement } from "./judgement.ts";

/** Where a use-case records and keeps what is typed: the desk's stores, or those of a practice call. */
export type Stores = {
  readonly recorder: Pick<Recorder, "record">;
  readonly drafts: Pick<DraftStore, "get" | "all" | "type" | "flush" | "drop">;
} & Pick<Desk, "identity" | "mayGiveReferences" | "save">;

/** Who is asked what the events say. */
export type Keeper = {
  readonly isOpen: boolean;
  ask<T>(question: (vault: Pick<VaultClient, keyof LookRoutes | "find">) => Promise<T>): Promise<T>;
};

/** What the use-cases of the desk are given. `actor` and `person` throw when nobody is signed in: the gate asked before. */
export type WorkDeps = {
  readonly desk: Stores;
  readonly keeper: Keeper;
  readonly clock: DeskClock;
  readonly policy: Policy;
  readonly judgement: Judgement;
  readonly actor: () => Actor;
  readonly actorOrNull: () => Actor | null;
  readonly person: () => Person;
  readonly isUnlocked: () => boolean;
  readonly isOnline: () => boolean;
  /** A UUID for a new call or case. */
  readonly newId: () => string;
};
