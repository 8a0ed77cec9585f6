import { implement } from "@orpc/server";
import { vaultContract } from "#shared/contract/vault.ts";
import { streamName } from "#shared/events/stream.ts";
import { type Vault } from "./vault.ts";
import { attentionOf } from "./views/attention.ts";
import { caseView } from "./views/case-view.ts";
import { familyPromises, streamsOfMember } from "./views/death.ts";
import { digestOf } from "./views/digest.ts";
import { deskView } from "./views/desk.ts";
import { foundRows } from "./views/found.ts";
import { grievancesOf } from "./views/grievances.ts";
import { lineRows, promisesInside } from "./views/line.ts";
import { inboxOf } from "./views/inbox.ts";
import { colleaguesOf, offerMade, openCallsOf, personName } from "./views/tray.ts";
import { bouncesOf, escalatedBefore, storyOf } from "./views/story.ts";

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
      const { helps: _helps, followUps: _followUps, ...known } = file;
      return {
        ...known,
        owner: file.owner === null ? null : { id: file.owner, name: personName(vault, file.owner) },
        offer: offerMade(vault, file.offer),
        crisis: [...file.crisis],
        line: [...file.line],
        acknowledged: file.acknowledged.map((each) => ({
          ...each,
          by: vault.people.get(each.by)?.name ?? "supervisor",
        })),
        ...(vault.caseOfCall(input.callId) ?? { caseId: null, reference: null }),
      };
    }),
    attention: os.attention.handler(({ input }) =>
      attentionOf(vault, input, Date.parse(input.now)),
    ),
    story: os.story.handler(({ input: { now, who, call, concerns } }) =>
      storyOf(
        vault,
        { who, but: call === null ? null : streamName("call", call), concerns },
        Date.parse(now),
      ),
    ),
    bounces: os.bounces.handler(({ input }) =>
      bouncesOf(vault, input.who, streamName("call", input.call)),
    ),
    escalatedBefore: os.escalatedBefore.handler(({ input: { who, call, concern } }) =>
      escalatedBefore(vault, who, streamName("call", call), concern),
    ),
    ofMember: os.ofMember.handler(({ input: { who, call, saidDead } }) =>
      streamsOfMember(vault, who, streamName("call", call), saidDead),
    ),
    familyPromises: os.familyPromises.handler(({ input: { who, call } }) => {
      const stream = streamName("call", call);
      return familyPromises(vault, [stream, ...streamsOfMember(vault, who, stream, true)]);
    }),
    grievances: os.grievances.handler(({ input }) =>
      grievancesOf(vault, input.all ? null : input.person),
    ),
    openCalls: os.openCalls.handler(({ input }) =>
      openCallsOf(vault, input.person, new Set(input.alsoOf)),
    ),
    colleagues: os.colleagues.handler(({ input }) =>
      colleaguesOf(vault, input.person, Date.parse(input.now)),
    ),
    caseView: os.caseView.handler(({ input }) =>
      caseView(vault, streamName("case", input.caseId), Date.parse(input.now)),
    ),
    standingValue: os.standingValue.handler(({ input: { caseId, field, event } }) => {
      const register = vault.caseFile(streamName("case", caseId)).fields.get(field) ?? [];
      const type = vault.index.event(event)?.envelope.type;
      const found = register.find((value) => value.event === event && value.value !== undefined);
      return found === undefined || type === undefined
        ? null
        : { type, value: found.value, others: register.length - 1 };
    }),
    find: os.find.handler(({ input }) => foundRows(vault, input, Date.parse(input.now))),
    inbox: os.inbox.handler(({ input }) => inboxOf(vault, input.regions, Date.parse(input.now))),
    line: os.line.handler(() => lineRows(vault)),
    promisesInside: os.promisesInside.handler(({ input: { now, ...span } }) =>
      promisesInside(vault, span, Date.parse(now)),
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
  });
