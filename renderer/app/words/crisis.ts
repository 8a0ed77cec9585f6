import type { CrisisBranch } from "#shared/events/bodies.ts";
import type { CrisisQuestion } from "#shared/crisis/crisis-questions.ts";

/** What the crisis screens say to the specialist. What is said to the caller is in shared/crisis and content. */
export const CRISIS_BRANCHES: Readonly<Record<CrisisBranch, { label: string; hint: string }>> = {
  "danger-now": { label: "In danger now", hint: "911: address that can be dispatched first" },
  "thoughts-not-now": {
    label: "Thoughts, not now",
    hint: "988 together: call, text, chat, Spanish, Deaf",
  },
  "someone-else": { label: "Someone else", hint: "Where are they now? Who is with them?" },
  "violence-or-child": { label: "Violence, child at risk", hint: "safe to talk? safe place" },
  "overdose-or-withdrawal": { label: "Overdose, withdrawal", hint: "911 · poison control" },
  "says-safe": { label: "Asked, says safe", hint: "in their words, back to the call" },
};

export const CRISIS_LINES: Readonly<Record<CrisisQuestion, string>> = {
  "callback-number": "Number to reach you still best?",
  where: "Street and number",
  unit: "Unit",
  city: "City",
  county: "County",
  "who-is-there": "Who is there",
  "weapon-or-substance": "Weapon or substance",
  door: "Door",
  "can-talk-freely": "Can talk freely",
  "how-to-reach-the-person": "Number of the person",
  "awake-and-breathing": "Awake and breathing",
  "what-was-taken": "Taken, how much, when",
  "someone-with-you": "Who can be with them",
  "call-988-together": "988 together",
  "says-safe-words": "In their words",
};

export const CRISIS_PATH = {
  lead: { name: "the supervisor", extension: "the extension on the wall card" },
  language: { en: "English", es: "Spanish", interpreter: "Interpreter" },
  cycle: "Language",
  read: "Read to the dispatcher",
  needed: (labels: readonly string[]): string => `Still needed: ${labels.join(", ").toLowerCase()}`,
  county: (name: string, number: string): string => `${name} County · ${number}`,
  unchecked: "not checked by phone yet",
  noCounty: "The county decides the number: 911 from this desk reaches our own county.",
  dial: "County emergency, ten digits",
  recordHandOver: "Record hand-over",
  handTo: "Handed over to",
  tos: {
    "911": "911",
    "988": "988",
    "emergency-department": "Emergency dept.",
    "county-crisis-line": "County crisis line",
    other: "Other",
  },
  dialledBy: "Who dialled",
  diallers: { specialist: "I did", supervisor: "Supervisor", caller: "Caller" },
  line: "On line",
  number: "Number dialled",
  takenBy: "Who took it",
  takenByHint: "name, or “not given”",
  takenAt: "At",
  redial: (number: string, times: number): string =>
    `Line cut. Redial now${number === "" ? "" : `: ${number}`} · ${times === 0 ? "first try" : `tried ${times} ${times === 1 ? "time" : "times"}`}`,
  leadDecides: "Nobody reached. The lead decides on a welfare check at the address above.",
  reached: "Reached",
  noAnswer: "No answer",
  checkAsked: "Check asked for",
  checkNot: "Lead: no check",
  checkOpen: "Lead decides later",
  cutOffNow: "Line cut",
} as const;

export const ATTENTION = {
  title: "Crisis at another desk",
  crisis: (specialist: string): string => `Crisis · ${specialist}`,
  acknowledge: "I have seen it",
  helpTitle: "Help asked for at another desk",
  help: (specialist: string, kind: string): string => `${specialist} · ${kind}`,
  answer: "Answer",
} as const;

export const HELP = {
  title: "Help without a sound",
  aside: "a supervisor sees it; the caller hears nothing",
  key: "Help",
  kind: "What is needed",
  kinds: {
    "listen-in": "Listen in",
    question: "A question",
    "take-over": "Take over",
    threat: "A threat",
  },
  words: "In a few words",
  wordsHint: "For a question: what you want to know.",
  threat:
    "“I hear how upset you are, and I want to help. I need us both to be safe on this call.” Write down the exact words; in the record: conduct warning given.",
  choose: "Choose what is needed.",
  noCall: (name: string, extension: string): string =>
    `Help goes with a call. Open one first (F5), or call ${name}, ${extension}.`,
  asked: (kind: string, at: string): string => `Help asked ${at}: ${kind} · waiting for an answer`,
  offline: (name: string, extension: string): string =>
    `Help not sent: this desk is offline. Raise your hand, or call ${name}, ${extension}.`,
  answered: (by: string, at: string, words: string): string => `${by}, ${at}: ${words}`,
  answerTitle: "Answer without a sound",
  answerKind: "What you do",
  answers: {
    answered: "Answered",
    listening: "Listening now",
    coming: "On my way",
    "taking-over": "Taking over",
  },
  answerWords: "Words for their screen",
  read: "Read",
  region: "Help",
} as const;

export const RECOVERY = {
  title: "Take your time",
  words: (until: string): string =>
    `Until ${until} nothing is expected of you. No figure counts these minutes.`,
  end: "I am ready",
} as const;

export const SAFETY_AGAIN = (words: readonly string[]): string =>
  `Heard since: “${words.join("”, “")}”. Ask again, and key it.`;
