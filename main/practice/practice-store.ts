import { randomUUID } from "node:crypto";
import { createRouterClient, implement } from "@orpc/server";
import { vaultContract, type VaultWords } from "#shared/contract/vault.ts";
import { type Person } from "#shared/contract/server.ts";
import { EMPTY_HEAD } from "#shared/events/confirm.ts";
import { type CallId, DeskId, StationId } from "#shared/events/ids.ts";
import { type StreamName } from "#shared/events/stream.ts";
import { practiceId } from "#shared/practice/practice-id.ts";
import { type DeskClock } from "../clock.ts";
import { type Draft } from "../drafts/draft.ts";
import { Recorder } from "../journal/recorder.ts";
import { type DeskIdentity } from "../session/desk-file.ts";
import { HeldEvents } from "../vault/page/held-events.ts";
import { lookRoutes } from "../vault/page/look-routes.ts";
import { type Keeper, type Stores } from "../work/work-deps.ts";

const NOTHING_FOUND = { rows: [], total: 0, holds: { cases: 0, calls: 0 }, reading: null };

type PracticeStoreDeps = {
  readonly clock: DeskClock;
  readonly words: VaultWords;
  readonly people: readonly Person[];
  readonly onKept: (streams: readonly StreamName[]) => void;
};

export type PracticeStore = { readonly desk: Stores; readonly keeper: Keeper };

/** No key, no server, no prefix of references: only a name for what this desk would have written down. */
const identityOf = (station: StationId): DeskIdentity => ({
  v: 1,
  deskId: DeskId.parse(practiceId(randomUUID())),
  deskName: "Practice",
  stationId: station,
  referencePrefix: null,
  referencesGiven: 0,
  coverage: { kind: "line" },
  serverUrl: "",
  serverPublicKey: "",
  stationKey: { publicKey: "", privatePem: "" },
  deskPublicKey: "",
  deskPrivateKey: { nonce: "", box: "" },
  escrow: null,
  enrolled: [],
  stolen: false,
  former: [],
});

const draftsInMemory = (): Stores["drafts"] => {
  const drafts = new Map<CallId, Draft>();
  return {
    get: (callId) => drafts.get(callId) ?? null,
    all: () => [...drafts.values()],
    type: (draft) => void drafts.set(draft.callId, draft),
    flush: () => Promise.resolve(),
    drop: (callId) => {
      drafts.delete(callId);
      return Promise.resolve();
    },
  };
};

/**
 * The stores of one practice call: the real recorder and the real folds over nothing but memory. No
 * journal, no file, no chain that a server knows; references are provisional, so none of the desk's own
 * is used up. Gone when it is let go of.
 */
export const practiceStore = ({
  clock,
  words,
  people,
  onKept,
}: PracticeStoreDeps): PracticeStore => {
  const station = StationId.parse(practiceId(randomUUID()));
  const held = new HeldEvents();
  held.words = words;
  held.people = new Map(people.map((person) => [person.id, person]));
  const find = implement(vaultContract).find.handler(() => NOTHING_FOUND);
  const vault = createRouterClient({ ...lookRoutes(held), find });
  const recorder = new Recorder({
    practice: true,
    journal: { station, append: () => Promise.resolve() },
    head: EMPTY_HEAD,
    clock,
    replaces: (stream, fields) => Promise.resolve(held.replaces(stream, fields)),
    toVault: (events) => {
      held.take(events, null);
      return Promise.resolve();
    },
    onKept: (events) => onKept(events.map(({ envelope }) => envelope.stream)),
  });
  return {
    desk: {
      recorder,
      drafts: draftsInMemory(),
      identity: identityOf(station),
      mayGiveReferences: false,
      save: () => Promise.resolve(),
    },
    keeper: { isOpen: true, ask: (question) => question(vault) },
  };
};
