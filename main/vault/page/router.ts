import { implement } from "@orpc/server";
import { vaultContract } from "#shared/contract/vault.ts";
import { CaseId } from "#shared/events/ids.ts";
import { streamId, streamName } from "#shared/events/stream.ts";
import { type Vault } from "./vault.ts";
import { caseView } from "./views/case-view.ts";
import { deskView, openCallsOf } from "./views/desk.ts";
import { inboxOf } from "./views/inbox.ts";

const os = implement(vaultContract);

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** The case that was opened from a call, if one was. */
const caseOfCall = (vault: Vault, callId: string) => {
  for (const stream of vault.streamsOf("case")) {
    const { opened } = vault.caseFile(stream);
    if (opened?.call === callId)
      return { caseId: CaseId.parse(streamId(stream)), reference: opened.reference };
  }
  return { caseId: null, reference: null };
};

/** Answers main, the vault's only client. */
export const vaultRouter = (vault: Vault) =>
  os.router({
    open: os.open.handler(({ input }) => vault.open(bytesOf(input.dataKey), input.words)),
    close: os.close.handler(async () => {
      await vault.close();
      return {};
    }),
    ping: os.ping.handler(() => ({})),
    reset: os.reset.handler(() => vault.reset()),
    append: os.append.handler(async ({ input }) => {
      await vault.append(input.events);
      return {};
    }),
    store: os.store.handler(async ({ input }) => ({
      changed: await vault.store(input.items, input.cursor),
    })),
    verdicts: os.verdicts.handler(async ({ input }) => {
      const changed = await vault.verdicts(input.station, input.confirmedSeq, input.verdicts);
      await vault.pack();
      return { changed };
    }),
    people: os.people.handler(({ input }) => {
      vault.people = new Map(input.people.map((person) => [person.id, person]));
      return {};
    }),
    state: os.state.handler(() => vault.state()),
    replaces: os.replaces.handler(({ input }) => vault.replaces(input.stream, input.fields)),
    ownEvents: os.ownEvents.handler(({ input }) =>
      vault.index
        .ofStation(input.station, input.fromSeq)
        .slice(0, input.limit)
        .map(({ text }) => text),
    ),
    desk: os.desk.handler(({ input }) => deskView(vault, input.person, Date.parse(input.now))),
    call: os.call.handler(({ input }) => {
      const stream = streamName("call", input.callId);
      const file = vault.callFile(stream);
      if (file.started === null && file.crisis.length === 0) return null;
      return { ...file, crisis: [...file.crisis], ...caseOfCall(vault, input.callId) };
    }),
    openCalls: os.openCalls.handler(({ input }) =>
      openCallsOf(vault, input.person).map(({ callId }) => callId),
    ),
    caseView: os.caseView.handler(({ input }) =>
      caseView(vault, streamName("case", input.caseId), Date.parse(input.now)),
    ),
    inbox: os.inbox.handler(({ input }) => inboxOf(vault, input.regions, Date.parse(input.now))),
    referencesUsed: os.referencesUsed.handler(
      ({ input }) =>
        vault
          .streamsOf("case")
          .filter((stream) =>
            vault.caseFile(stream).opened?.reference.startsWith(`AL ${input.prefix}`),
          ).length,
    ),
    lastStamp: os.lastStamp.handler(() => vault.index.lastStamp),
  });
