import { type ChaosDesk } from "./chaos-desk.ts";

const FACTS: Readonly<Record<string, string>> = {
  listening: "No therapist has an opening, asked since October",
  callbackNumber: "510 555 0142",
  callerName: "Rosa Delgado",
  memberName: "Mateo Delgado",
  regionOrZip: "bay",
  firstAskedOn: "11/5",
  withWhom: "therapist",
};

/** A call with everything a case needs, in scope. Gives the call. */
export const aCall = async (desk: ChaosDesk): Promise<string> => {
  const { callId } = await desk.ask<{ callId: string }>("call.start", { ani: null });
  for (const [field, text] of Object.entries(FACTS))
    await desk.ask("call.type", { callId, field, text });
  await desk.ask("call.keySafety", { callId, key: "asked-safe", words: "says safe" });
  await desk.ask("call.keyScope", {
    callId,
    keys: {
      concerns: ["initial-appointment"],
      excludedUses: [],
      others: [],
      grievanceHeard: false,
    },
  });
  return callId;
};

/** Escalates the call's concern to a region; gives the case. */
export const escalateTo = async (
  desk: ChaosDesk,
  callId: string,
  region: string,
): Promise<string> => {
  const { caseId } = await desk.ask<{ caseId: string | null }>("call.escalate", {
    callId,
    region,
    summary: "",
  });
  if (caseId === null) throw new Error("The call has no case.");
  return caseId;
};

/** Such a call from ring to close; gives its reference. */
export const aCase = async (desk: ChaosDesk): Promise<string> => {
  const callId = await aCall(desk);
  await escalateTo(desk, callId, "bay-coast");
  const { reference } = await desk.ask<{ reference: string | null }>("call.close", {
    callId,
    disposition: "escalated",
    referral: null,
  });
  if (reference === null) throw new Error("The call has no reference.");
  return reference;
};
