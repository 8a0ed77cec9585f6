import { implement } from "@orpc/server";
import { vaultContract } from "#shared/contract/vault.ts";
import { lookRoutes } from "./look-routes.ts";
import { countSetAside, setAsideRows } from "./quarantine.ts";
import { type Vault } from "./vault.ts";
import { awayOf } from "./views/away.ts";
import { digestOf } from "./views/digest.ts";
import { foundRows } from "./views/found.ts";
import { refusedOf } from "./views/refused.ts";

const os = implement(vaultContract);

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Answers main, the vault's only client. */
export const vaultRouter = (vault: Vault) =>
  os.router({
    open: os.open.handler(({ input }) => vault.open(bytesOf(input.dataKey), input.words)),
    close: os.close.handler(async () => {
      await vault.close();
      return {};
    }),
    ping: os.ping.handler(() => ({})),
    refill: os.refill.handler(() => vault.refill()),
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
    digest: os.digest.handler(() => digestOf(vault)),
    ownEvents: os.ownEvents.handler(({ input }) =>
      vault.index
        .ofStation(input.station, input.fromSeq)
        .slice(0, input.limit)
        .map(({ text }) => text),
    ),
    referencesUsed: os.referencesUsed.handler(
      ({ input }) =>
        vault.signposts
          .with("case-opened")
          .filter((stream) =>
            vault.caseFile(stream).opened?.reference.startsWith(`AL ${input.prefix}`),
          ).length,
    ),
    lastStamp: os.lastStamp.handler(() => vault.index.lastStamp),
    find: os.find.handler(({ input }) => foundRows(vault, input, Date.parse(input.now))),
    setAside: os.setAside.handler(() => setAsideRows(vault.records, vault.index)),
    room: os.room.handler(async () => {
      const told = await globalThis.navigator?.storage?.estimate().catch(() => null);
      return told?.usage === undefined || told.quota === undefined
        ? null
        : { used: told.usage, quota: told.quota };
    }),
    seenHere: os.seenHere.handler(async ({ input }) => {
      await vault.seen.here(input.person, Date.parse(input.now));
      return {};
    }),
    away: os.away.handler(async ({ input }) => ({
      ...awayOf(vault, await vault.seen.before(input.person), input),
      setAside: await countSetAside(vault.records),
    })),
    refused: os.refused.handler(({ input }) => refusedOf(vault, input.by, Date.parse(input.now))),
    ownEvent: os.ownEvent.handler(({ input }) => {
      const found = vault.index.event(input.event);
      return found !== undefined && vault.index.isOwn(found.envelope.station) ? found.text : null;
    }),
    ...lookRoutes(vault),
  });
