import type { PracticeScoreView } from "#shared/contract/practice-views.ts";

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

type Figures = Pick<
  PracticeScoreView,
  "verdictRight" | "safetyAsked" | "crisisRight" | "factsMissing" | "wordsToChange" | "seconds"
>;

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** Calls with simulated callers. */
export const PRACTICE = {
  key: "Practice",
  endKey: "End practice, see the score",
  goOnKey: "Back to the practice call",
  realKey: "A real call: practice waits",
  realCall: "A real call",
  title: "Practice",
  band: "PRACTICE",
  nothingReal: "Nothing here is real. Dial nobody; nothing is kept but the score.",
  onList: "Nothing of a practice call is kept but its score. F5 and F8 are real on this screen.",
  region: "This is practice",
  lead: "Simulated callers. They answer what you ask, as you go to its field. F5 takes a real call at once; practice waits.",
  says: (name: string): string => `${name} says`,
  asked: (label: string): string => `Asked: ${label}`,
  english: "In English:",
  waits: (name: string): string => `Practice with ${name} waits.`,
  columns: { name: "Caller", about: "Calls about", language: "Speaks", last: "Your last call" },
  languages: { en: "English", es: "Spanish" },
  none: "not called yet",
  noCallers: "The content holds no simulated caller. An admin adds them under content, practice.",
  scored: (name: string): string => `Practice with ${name}`,
  missed: "Another time",
  nothingMissed: "Nothing to change.",
  kept: "As it should be",
  again: "Call again",
  list: "All callers",
  took: (seconds: number): string => `${minutes(seconds)} min`,
  aspects: {
    verdict: "Verdict",
    safety: "Safety",
    crisis: "Crisis path",
    facts: "Facts",
    words: "Words",
  },
  fits: "as it should be",
  look: "look again",
  facts: (missing: number, of: number): string =>
    of === 0 ? "none to ask" : `${of - missing} of ${of} on record`,
  words: (count: number): string =>
    count === 0 ? "neutral" : counted(count, "word to change", "words to change"),
  /** One line in the list: what to look at again, or that there is nothing. */
  last: ({
    verdictRight,
    safetyAsked,
    crisisRight,
    factsMissing,
    wordsToChange,
    seconds,
  }: Figures): string => {
    const again = [
      ...(verdictRight ? [] : ["verdict"]),
      ...(safetyAsked ? [] : ["safety"]),
      ...(crisisRight ? [] : ["crisis path"]),
      ...(factsMissing === 0 ? [] : [counted(factsMissing, "fact", "facts")]),
      ...(wordsToChange === 0 ? [] : [counted(wordsToChange, "word", "words")]),
    ];
    const time = `${minutes(seconds)} min`;
    return again.length === 0
      ? `nothing to change · ${time}`
      : `look again: ${again.join(", ")} · ${time}`;
  },
  said: (name: string): string => `Practice ended. The score of the call with ${name} is shown.`,
} as const;
