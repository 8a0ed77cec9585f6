import { type PromptView } from "#shared/contract/views.ts";
import { type CallSight } from "./judgement.ts";

type Prompt = {
  readonly id: string;
  readonly part: string;
  readonly say: string;
  readonly highlight?: readonly string[];
  readonly field: string | null;
  readonly done: (sight: CallSight) => string | null;
};

const text =
  (field: string, words = (typed: string): string => typed) =>
  (sight: CallSight): string | null => {
    const typed = sight.fields[field]?.trim() ?? "";
    return typed === "" ? null : words(typed.length > 60 ? `${typed.slice(0, 59)}…` : typed);
  };

const SAFETY = {
  "asked-safe": "Asked, says safe",
  "asked-not-safe": "Asked, not safe",
  "nothing-heard": "Heard nothing that worries me",
  "could-not-ask": "Could not ask",
} as const;

/** The thread of a call for a first appointment, in the order a call takes. */
const PROMPTS: readonly Prompt[] = [
  {
    id: "listening",
    part: "Listening",
    say: "Thank you for calling. Tell me what happened with the appointment.",
    highlight: ["what happened"],
    field: "listening",
    done: text("listening"),
  },
  {
    id: "number",
    part: "Listening",
    say: "If we are cut off, is this the right number to call back, and is it safe to leave a message there?",
    highlight: ["right number", "safe to leave a message"],
    field: "callbackNumber",
    done: text("callbackNumber", (typed) => `Number ${typed}`),
  },
  {
    id: "safety",
    part: "Safety",
    say: "Before we go on: are you safe right now?",
    highlight: ["safe right now"],
    field: "safety",
    done: ({ file }) =>
      file.safety === null
        ? null
        : `${SAFETY[file.safety.key]}${file.safety.words === "" ? "" : `: ${file.safety.words}`}`,
  },
  {
    id: "scope",
    part: "Scope",
    say: "So it is about an appointment. Let me make sure you are in the right place.",
    field: null,
    done: ({ file }) =>
      file.scope === null || file.scope.verdict === "undecided"
        ? null
        : `Scope: ${file.scope.verdict}`,
  },
  {
    id: "who",
    part: "Identity",
    say: "May I have your name, and the name of the member this is about?",
    highlight: ["name of the member"],
    field: "callerName",
    done: text("callerName"),
  },
  {
    id: "first-asked",
    part: "Facts",
    say: "Even roughly: when did you, or a doctor, first ask for this appointment?",
    highlight: ["first ask"],
    field: "firstAskedOn",
    done: text("firstAskedOn", (typed) => `First asked: ${typed}`),
  },
  {
    id: "offer",
    part: "Facts",
    say: "What was offered, and what would work for you?",
    highlight: ["offered", "would work"],
    field: "earliestOffer",
    done: text("earliestOffer", (typed) => `Earliest offer: ${typed}`),
  },
  {
    id: "next",
    part: "Close",
    say: "Here is what happens next, and by when.",
    highlight: ["by when"],
    field: null,
    done: ({ file }) => file.reference,
  },
];

export const promptsOf = (sight: CallSight): PromptView[] =>
  PROMPTS.map(({ id, part, say, highlight, field, done }) => ({
    id,
    part,
    say,
    highlight: [...(highlight ?? [])],
    field,
    done: done(sight),
  }));
