/** Who speaks what on a call; recorded at once, as keys are. Data only, for the window too. */
export const WORD_FIELDS = ["callerLanguage", "specialistLanguage", "promptLanguage"] as const;
export type WordField = (typeof WORD_FIELDS)[number];
