import { type CallField } from "#shared/contract/call-fields.ts";
import { FACT_FIELDS, type FactField } from "#shared/contract/fact-fields.ts";
import { FACT_SPECS } from "#shared/facts/fact-specs.ts";
import { IDENTITY_LABELS } from "./identity-labels.ts";

const FACT_LABELS = Object.fromEntries(
  FACT_FIELDS.map((field) => [field, FACT_SPECS[field].label]),
) as Readonly<Record<FactField, string>>;

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
  ...IDENTITY_LABELS,
  ...FACT_LABELS,
  callerLanguage: "Caller speaks",
  specialistLanguage: "Specialist speaks",
  promptLanguage: "Prompts in",
  note: "Note",
  crisisWhere: "Where the caller is",
  crisisWith: "Who is there",
};
