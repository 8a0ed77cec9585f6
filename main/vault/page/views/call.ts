import { type CallFileView } from "#shared/contract/vault.ts";
import { type CallId } from "#shared/events/ids.ts";
import { streamName } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";
import { offerMade, personName } from "./tray.ts";

/** One call as its events say it, with names; null: nothing of it is here. */
export const callView = (held: HeldEvents, callId: CallId): CallFileView | null => {
  const file = held.callFile(streamName("call", callId));
  if (file.started === null && file.crisis.length === 0) return null;
  const { helps: _helps, followUps: _followUps, ...known } = file;
  return {
    ...known,
    owner: file.owner === null ? null : { id: file.owner, name: personName(held, file.owner) },
    offer: offerMade(held, file.offer),
    crisis: [...file.crisis],
    line: [...file.line],
    acknowledged: file.acknowledged.map((each) => ({
      ...each,
      by: held.people.get(each.by)?.name ?? "supervisor",
    })),
    ...(held.caseOfCall(callId) ?? { caseId: null, reference: null }),
  };
};
