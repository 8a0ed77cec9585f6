import type { PracticeScoreView } from "#shared/contract/practice-views.ts";

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

type Figures = Pick<
  PracticeScoreView,
  "verdictRight" | "safetyAsked" | "crisisRight" | "factsMissing" | "wordsToChange" | "seconds"
>;

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** The list of simulated callers, and the score of a call with one. */
export const PRACTICE_LIST = {
  realCall: "A real call",
  title: "Practice",
  lead: "Simulated callers. They answer what you ask, as you go to its field. F5 takes a real call at once; practice waits.",
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
} as const;
