/** What a call can put into a prompt as `{{name}}`, besides the fields that prompts ask. */
export const scriptFacts = [
  "specialist.name",
  "caller.number",
  "call.reasonShort",
  "call.readBack",
  "referral.name",
  "referral.number",
  "referral.hours",
  "referral.instead",
  "case.reference",
  "case.needShort",
  "case.nextStep",
  "case.promisedBy",
  "case.promisedOwner",
  "clinic.backLine",
  "clinic.askFor",
  "offer.words",
  "promise.by",
  "county.number",
  "line.number",
  "line.neutralNumber",
  "line.hours",
  "line.opens",
  "line.closedWhy",
  "line.lastContact",
] as const;
export type ScriptFact = (typeof scriptFacts)[number];

/** Known on every call, so a prompt needs no words for when they are missing. */
export const alwaysKnown: readonly string[] = ["specialist.name"];
