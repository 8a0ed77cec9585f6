import { type IdentityField } from "#shared/contract/identity-fields.ts";

/** How a fact of identity is called on cases, timelines and packets. */
export const IDENTITY_LABELS: Readonly<Record<IdentityField, string>> = {
  callerIs: "Who calls",
  callerChecked: "Caller, checked in the plan's system",
  memberBornOn: "Member, date of birth",
  memberNumber: "Member number",
  memberFactors: "Member, what matched",
  verification: "Member, outcome of the check",
  custody: "Custody",
  authority: "Authority",
  authorityBasis: "Authority, kind",
  authorityScope: "Authority, for what",
  authorityUntil: "Authority, until",
  oralConsent: "Member agrees on this call",
  consentScope: "Agrees to what",
  parentConsented: "Parent says they consented",
  episodeParentConsented: "Clinic recorded the parent's consent",
  episodePer: "Recorded, per",
  safeContact: "Safe place to reach the member",
  sameCallAs: "Same conversation as",
};
