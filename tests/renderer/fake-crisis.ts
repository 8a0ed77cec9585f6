import {
  type CrisisMoveInput,
  type CrisisNotice,
  type HelpNotice,
} from "#shared/contract/crisis-views.ts";
import { type HelpKind } from "#shared/events/crisis-bodies.ts";
import { eventIdOf } from "./fake-rows.ts";
import { type CrisisWords } from "#shared/contract/views.ts";
import { type CrisisMove } from "#shared/crisis/crisis.ts";
import { type CallId } from "#shared/events/ids.ts";

/** The page's move as the real main makes it. */
export const moveFrom = (
  move: CrisisMoveInput,
  at: string,
): Exclude<CrisisMove, { kind: "supervisor-acknowledged" }> => {
  switch (move.kind) {
    case "branch":
      return { kind: "branch-chosen", branch: move.branch, at };
    case "answer":
      return { kind: "answered", question: move.question, words: move.words, at };
    case "note":
      return { kind: "noted", words: move.words, at };
    case "redialled":
      return { kind: "redialled", result: move.result, at };
    case "line-cut":
    case "opened-by-mistake":
      return { kind: move.kind, at };
    case "outcome": {
      const { words } = move;
      if (move.outcome === "asked-and-safe")
        return { kind: "ended", outcome: { kind: "asked-and-safe", words }, at };
      const outcome =
        move.outcome === "handed-over"
          ? ({ kind: "handed-over", handOver: move.handOver ?? null, words } as const)
          : ({
              kind: "cut-off",
              welfareCheck: move.welfareCheck ?? "lead-decides",
              words,
            } as const);
      return { kind: "ended", outcome, at };
    }
  }
};

export const aHelp = (
  callId: CallId,
  kind: HelpKind,
  words: string,
  isAnswered: boolean,
): HelpNotice => ({
  help: eventIdOf(80),
  callId,
  kind,
  specialist: "K. Alvarado",
  words,
  atWords: "10:05 AM",
  answer: isAnswered
    ? { answer: "answered", by: "T. Reyes", words: "Yes, book the first one.", atWords: "10:06 AM" }
    : null,
});

export const aCrisisElsewhere = (callId: string): CrisisNotice => ({
  callId: callId as CallId,
  openedAt: new Date(Date.now() - 18_000).toISOString(),
  specialist: "K. Alvarado",
  words: "In danger now · 12 Elm St, Oakland",
  open: true,
  acknowledged: null,
});

/** What content adds: here only the numbers; every sentence is the built-in one. */
export const CRISIS_WORDS: CrisisWords = {
  first: {},
  questions: {},
  askedOfOther: {},
  counties: [
    { name: "Alameda", dispatch: "510 555-0111", checked: true },
    { name: "Alpine", dispatch: "916 555-0101", checked: false },
    { name: "Sacramento", dispatch: "916 555-0104", checked: false },
  ],
  lead: { name: "T. Reyes", extension: "ext. 4410" },
  redials: 2,
};
