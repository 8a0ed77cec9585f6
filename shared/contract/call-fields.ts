/**
 * The fields of a call form, by the name under which they are typed, drafted and recorded.
 * Data only, so that the window may import it without the schemas.
 */
export const CALL_FIELDS = [
  "listening",
  "callbackNumber",
  "safeToLeaveMessage",
  "safetyWords",
  "callerName",
  "memberName",
  "relation",
  "regionOrZip",
  "firstAskedOn",
  "withWhom",
  "urgencyStatedBy",
  "medicationRunsOut",
  "earliestOffer",
  "offerMode",
  "whatWouldWork",
  "note",
  "crisisWhere",
  "crisisWith",
] as const;
export type CallField = (typeof CALL_FIELDS)[number];

/** Fields that take one of a few words; every other takes text as typed. */
export const CALL_CHOICES = {
  safeToLeaveMessage: ["yes", "no", "unknown"],
  withWhom: ["therapist", "psychiatrist", "substance-use"],
  urgencyStatedBy: ["nobody", "member", "clinician"],
} as const;
