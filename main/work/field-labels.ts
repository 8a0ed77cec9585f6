import { type CallField } from "#shared/contract/call-fields.ts";

/** How a field of the call is called on cases, timelines and packets. */
export const FIELD_LABELS: Readonly<Record<CallField, string>> = {
  listening: "What was said",
  callbackNumber: "Number to call back",
  safeToLeaveMessage: "Safe to leave a message",
  safetyWords: "Safety, as said",
  callerName: "Caller",
  memberName: "Member",
  relation: "Relation to the member",
  regionOrZip: "Region or ZIP",
  firstAskedOn: "First asked",
  withWhom: "With whom",
  urgencyStatedBy: "Urgency stated by",
  medicationRunsOut: "Medication runs out",
  earliestOffer: "Earliest offer",
  offerMode: "Offered how",
  whatWouldWork: "What would work",
  note: "Note",
  crisisWhere: "Where the caller is",
  crisisWith: "Who is there",
};
