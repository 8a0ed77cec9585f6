/**
 * Who calls, who the member is and what links them (product.md "A call", 4), by the names the
 * scripts use too. Data only, so that the window may import it without the schemas.
 */
export const IDENTITY_FIELDS = [
  "callerIs",
  "callerChecked",
  "memberBornOn",
  "memberNumber",
  "memberFactors",
  "verification",
  "custody",
  "authority",
  "authorityBasis",
  "authorityScope",
  "authorityUntil",
  "oralConsent",
  "consentScope",
  "parentConsented",
  "episodeParentConsented",
  "episodePer",
  "safeContact",
  // another member of the same conversation has a record of its own
  "sameCallAs",
] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** What one person checked or heard on the line: it does not hold for whoever has the call after them. */
export const CHECKED_BY_PERSON = [
  "memberFactors",
  "verification",
  "callerChecked",
  "oralConsent",
  "consentScope",
] as const satisfies readonly IdentityField[];

export const IDENTITY_CHOICES = {
  callerIs: ["member", "parent", "guardian", "representative", "family", "provider", "other"],
  callerChecked: ["matched", "not-matched", "refuses"],
  verification: ["matched", "not-matched", "refuses"],
  custody: ["none-stated", "dispute"],
  authority: ["on-the-line", "on-file", "can-send", "none"],
  authorityBasis: ["guardian", "conservator", "health-care-agent", "written-authorization"],
  authorityScope: ["everything", "appointments"],
  oralConsent: ["yes", "no", "unknown"],
  consentScope: ["everything", "appointments"],
  parentConsented: ["yes", "no", "unknown"],
  episodeParentConsented: ["yes", "no"],
} as const satisfies Partial<Record<IdentityField, readonly string[]>>;

/** What the plan's system holds of a member and a caller can state; which matched, never the answer. */
export const FACTORS = ["name", "born", "number", "address", "phone"] as const;
export type Factor = (typeof FACTORS)[number];

/** The factors in a recorded text, each once, in their order; a word that is none is left out. */
export const factorsIn = (text: string): Factor[] => {
  const words = text.split(/[\s,]+/);
  return FACTORS.filter((factor) => words.includes(factor));
};
