import { type StandardId } from "../content/standards.ts";
import { type Words } from "../content/words.ts";

export type ProviderKind =
  | "therapist"
  | "psychiatrist"
  | "physician"
  | "substance-use-counselor"
  | "primary-care"
  | "ancillary";

/** What decides which standard applies; null where it was not asked or is not known. */
export type StandardFacts = {
  readonly providerKind: ProviderKind | null;
  /** A first or new request, or a visit in an ongoing course of treatment. */
  readonly visit: "first" | "return" | null;
  /** Urgency is what somebody stated, never the specialist's own choice. */
  readonly urgencyStatedBy: "nobody" | "member" | "clinician" | "nurse-line" | null;
  readonly authorizationNeeded: boolean | null;
};

export type StandardChoice = {
  /** Null: what is missing decides which standard applies. */
  readonly standard: StandardId | null;
  readonly physician: boolean;
  readonly missing: readonly Words[];
  readonly remarks: readonly Words[];
};

const withWhom: Words = { en: "with whom", es: "con quién" };
const firstOrReturn: Words = { en: "first or return visit", es: "primera visita o de seguimiento" };
const authorizationUnknown: Words = {
  en: "authorization not known: the shorter limit is used",
  es: "no se sabe si hay autorización: se usa el plazo más corto",
};
const memberSaysUrgent: Words = {
  en: "member states it is urgent: offer the advice nurse; a clinician decides urgency",
  es: "el miembro dice que es urgente: ofrezca la enfermera de consejo; la urgencia la decide un profesional",
};

/** Which standard the facts call for, or what is missing to say so. */
export const chooseStandard = (facts: StandardFacts): StandardChoice => {
  const physician = facts.providerKind === "psychiatrist" || facts.providerKind === "physician";
  const isUrgent = facts.urgencyStatedBy === "clinician" || facts.urgencyStatedBy === "nurse-line";
  const remarks = facts.urgencyStatedBy === "member" ? [memberSaysUrgent] : [];
  const choose = (standard: StandardId, more: readonly Words[] = []): StandardChoice => ({
    standard,
    physician,
    missing: [],
    remarks: [...remarks, ...more],
  });
  if (isUrgent) {
    if (facts.authorizationNeeded === true) return choose("TA-2");
    return choose("TA-1", facts.authorizationNeeded === null ? [authorizationUnknown] : []);
  }
  if (facts.providerKind === "primary-care") return choose("TA-3");
  if (facts.providerKind === "ancillary") return choose("TA-7");
  const missing = [
    ...(facts.providerKind === null ? [withWhom] : []),
    ...(facts.visit === null ? [firstOrReturn] : []),
  ];
  if (missing.length > 0) return { standard: null, physician, missing, remarks };
  if (facts.visit === "return") return choose("TA-6");
  return choose(physician ? "TA-4" : "TA-5");
};
