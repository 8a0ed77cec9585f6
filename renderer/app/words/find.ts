const REFERENCE = "The reference, with or without AL: 7K3 204.";
const TRIES = [
  "A name as it sounds, first or last; two letters may be wrong in a long one.",
  "The call-back number in any form, or its last four digits.",
  REFERENCE,
  "Member number, date of birth as 3/4/1990, ZIP.",
] as const;

/** Finding a case or a call on this desk. */
export const FIND = {
  key: "Find",
  title: "Find",
  field: "Name, number, reference, or a word of a note",
  fieldHint: "A number in any form; a name as you heard it.",
  rows: "Found on this desk",
  holds: (cases: number, calls: number): string =>
    `${count(cases, "case")}${calls === 0 ? "" : ` and ${count(calls, "call")} without a case`} on this desk`,
  holdsNothing: "Nothing is on this desk yet. A call that is for this line opens the first case.",
  reading: (done: number, of: number): string =>
    `Still reading this desk: ${Math.floor((done / Math.max(1, of)) * 100)} %. More may be found in a moment.`,
  asOf: (at: string): string => `No network: as of ${at}, what this desk holds`,
  found: (total: number): string =>
    total === 1 ? "1 found" : `${total.toLocaleString("en")} found`,
  shownOf: (shown: number, total: number): string =>
    `The first ${shown} of ${total.toLocaleString("en")}. Type more to narrow it; ↓ past the last shows more.`,
  none: (typed: string): string => `Nothing on this desk fits “${typed}”.`,
  noneMasked: "Nothing on this desk fits.",
  tolerant: "Similar spelling",
  exact: "Found",
  tryTitle: "What to try",
  /** Only what leads somewhere while that much may be seen. */
  tries: {
    full: [...TRIES, "A word that stands in a note or in what was listened to."],
    masked: TRIES,
    hidden: [REFERENCE],
  },
  notHere: "Another region’s cases are not on this desk. Ask the caller for the reference.",
  places: {
    caller: "caller",
    callbackNumber: "call-back number",
    memberNumber: "member number",
    memberBornOn: "born",
    regionOrZip: "place",
    note: "note",
    listening: "listening",
    earlier: "an earlier entry, corrected since",
  },
  only: "This call became no case: what the row says is all there is.",
  maskedRow: "masked",
  why: "Why do you open it?",
  whyHint: "Recorded with your name, the time and the case. The caller does not hear of it.",
  open: "Open",
  opening: (row: string): string => `Open ${row} before the caller is confirmed`,
} as const;

function count(many: number, word: string): string {
  return `${many.toLocaleString("en")} ${word}${many === 1 ? "" : "s"}`;
}
