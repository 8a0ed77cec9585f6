import { clockWords, pacificDay } from "#shared/case/pacific-words.ts";
import { type CallOffer } from "#shared/case/call-owner.ts";
import { type OfferedCall, type OpenCalls } from "#shared/contract/vault.ts";
import { type Colleague, type OfferMade } from "#shared/contract/tray-views.ts";
import { CallId, type PersonId } from "#shared/events/ids.ts";
import { streamId } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";
import { utcDaysOf } from "./utc-days.ts";

export const personName = (vault: HeldEvents, person: PersonId | null): string =>
  (person === null ? undefined : vault.people.get(person)?.name) ?? "somebody at this line";

/** An offer as its owner sees it. */
export const offerMade = (vault: HeldEvents, offer: CallOffer | null): OfferMade | null =>
  offer === null
    ? null
    : {
        id: offer.id,
        to: personName(vault, offer.to),
        atWords: clockWords(Date.parse(offer.at)),
        state: offer.state,
      };

const offeredCall = (vault: HeldEvents, callId: CallId, offer: CallOffer): OfferedCall => ({
  callId,
  offer: offer.id,
  by: personName(vault, offer.by),
  words: offer.words,
  atWords: clockWords(Date.parse(offer.at)),
});

/** Calls without a disposition: this person's and the named ones of others; and those offered to them. */
export const openCallsOf = (
  vault: HeldEvents,
  person: PersonId,
  alsoOf: ReadonlySet<CallId>,
): OpenCalls => {
  const calls = vault.index.callsNotEnded().flatMap((stream) => {
    const file = vault.callFile(stream);
    const { owner, ended } = file;
    return owner === null || ended !== null
      ? []
      : [{ callId: CallId.parse(streamId(stream)), file, owner }];
  });
  return {
    open: calls
      .filter(({ callId, owner }) => owner === person || alsoOf.has(callId))
      .map(({ callId, owner, file: { offer } }) => ({
        callId,
        owner,
        ownerName: personName(vault, owner),
        offer: offerMade(vault, offer),
      })),
    offered: calls.flatMap(({ callId, file }) =>
      file.offer?.to === person && file.offer.state === "waiting"
        ? [offeredCall(vault, callId, file.offer)]
        : [],
    ),
  };
};

/** Who could take a call over: those who took one today first, the latest of them on top. */
export const colleaguesOf = (vault: HeldEvents, person: PersonId, nowMs: number): Colleague[] => {
  const latest = new Map<string, string>();
  for (const stream of vault.signposts.callsStartedOn(...utcDaysOf(nowMs))) {
    const { started, owner } = vault.callFile(stream);
    if (started === null || owner === null) continue;
    if (started.startedAt > (latest.get(owner) ?? "")) latest.set(owner, started.startedAt);
  }
  const today = pacificDay(nowMs);
  return [...vault.people.values()]
    .filter(({ id, role }) => id !== person && (role === "specialist" || role === "supervisor"))
    .map(({ id, name, role }) => {
      const at = latest.get(id);
      const isHere = at !== undefined && pacificDay(Date.parse(at)) === today;
      return { id, name, isLead: role === "supervisor", seen: isHere ? at : null };
    })
    .toSorted(
      (one, other) =>
        (other.seen ?? "").localeCompare(one.seen ?? "") || one.name.localeCompare(other.name),
    )
    .map(({ seen, ...colleague }) => ({
      ...colleague,
      seenWords: seen === null ? null : clockWords(Date.parse(seen)),
    }));
};
