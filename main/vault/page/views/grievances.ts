import { type GrievanceFile } from "#shared/contract/grievance-views.ts";
import { CallId, type PersonId } from "#shared/events/ids.ts";
import { streamId, streamKind, type StreamName } from "#shared/events/stream.ts";
import { type HeldEvents } from "../held-events.ts";

/** When "settled" was keyed: the stamp begins with milliseconds since 1970. */
const settledAtOf = (vault: HeldEvents, stream: StreamName): string | null => {
  const value = vault.folded(stream).registers.get("grievanceSettled")?.[0];
  return value === undefined ? null : new Date(Number(value.stamp.slice(0, 15))).toISOString();
};

/** Calls on which a grievance was heard or answered; `person` null: everybody's. */
export const grievancesOf = (vault: HeldEvents, person: PersonId | null): GrievanceFile[] => {
  const calls = vault.signposts.grievances().filter((stream) => streamKind(stream) === "call");
  return calls.flatMap((stream) => {
    const { started, ended, scope, fields, owner } = vault.callFile(stream);
    if (started === null || (person !== null && owner !== person)) return [];
    const heard =
      scope?.keys.grievanceHeard === true ||
      scope?.keys.excludedUses.includes("grievance") === true ||
      (fields["grievanceAnswer"] ?? "") !== "";
    if (!heard) return [];
    const callId = CallId.parse(streamId(stream));
    const opened = vault.caseOfCall(callId);
    const caller = fields["callerName"] ?? "";
    return [
      {
        callId,
        caseId: opened?.caseId ?? null,
        reference: opened?.reference ?? ended?.reference ?? null,
        caller,
        member: fields["memberName"] || caller || "name not asked",
        receivedAt: started.startedAt,
        concerns: scope?.keys.concerns ?? [],
        fields,
        settledAt: settledAtOf(vault, stream),
        representative: vault.people.get(owner ?? started.owner)?.name ?? "",
      },
    ];
  });
};
