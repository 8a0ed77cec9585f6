import { WORD_FIELDS } from "./word-fields.ts";
import { FACT_CHOICES, FACT_FIELDS } from "./fact-fields.ts";
import { IDENTITY_CHOICES, IDENTITY_FIELDS } from "./identity-fields.ts";

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
  ...IDENTITY_FIELDS,
  ...FACT_FIELDS,
  ...WORD_FIELDS,
  "note",
  "crisisWhere",
  "crisisWith",
] as const;
export type CallField = (typeof CALL_FIELDS)[number];

/** Fields that take one of a few words; every other takes text as typed. */
export const CALL_CHOICES = {
  safeToLeaveMessage: ["yes", "no", "unknown"],
  ...IDENTITY_CHOICES,
  ...FACT_CHOICES,
} as const;
