import type { Turn } from "#shared/script/turns.ts";

/** What a call can turn out to be, and the panels of its short close. */
export const TURN = {
  key: "Cut off, silent, threat …",
  title: "What happens on this call?",
  aside: "one key records it and brings its script",
  labels: {
    "cut-off": "Cut off",
    silent: "Silent call",
    threat: "A threat",
    deceased: "The member has died",
    "provider-member": "Provider, about one member",
    "provider-office": "Provider, own business",
    minor: "Member of 12 to 17",
  } satisfies Record<Turn, string>,
  hints: {
    "cut-off": "redial within two minutes, twice",
    silent: "press any number if you cannot talk",
    threat: "exact words; a supervisor is told",
    deceased: "clocks, calls and letters stop; a supervisor comes in",
    "provider-member": "a concern, with who stated what",
    "provider-office": "Provider Services, and the call is closed",
    minor: "listen to everything, disclose nothing",
  } satisfies Record<Turn, string>,
  said: (label: string): string => `Recorded: ${label}`,
} as const;

export const CUT_OFF = {
  title: "Cut off",
  aside: "never closed as a hang-up",
  now: "Redial now",
  within: (left: string): string => `Redial within ${left}`,
  late: "Redial now: the two minutes are over",
  times: (done: number, of: number): string => `try ${done + 1} of ${of}`,
  number: "Number",
  results: { reached: "Reached", "no-answer": "No answer", message: "Message left" },
  what: "What came of it",
  message: "A message is safe here: first name and this line’s number, nothing else.",
  noMessage: "Leave no message: nobody said that it is safe.",
  noNumber: "No number is known. Nothing can be dialled; say so to the lead.",
  lead: (because: string): string =>
    `Nobody reached, and ${because}. Closing asks the lead about a welfare check.`,
  callBack: (by: string): string =>
    `Nobody reached. Closing makes a call-back, due ${by}; the call stays yours.`,
  reached:
    "Reached. “We were cut off. I have everything you told me; you don’t have to start over.”",
  crisis: "The crisis path is open: its redials and its end are there (F8).",
  close: "Close as cut off",
  goOn: "Go on with the call",
  said: (result: string): string => `Redial: ${result}`,
} as const;

export const THREAT = {
  title: "A threat",
  aside: "the supervisor sees it without a sound",
  say: "I hear how hard this has been, and I want to help. To do that I need both of us to be safe on this call.",
  kind: "Who is it about?",
  kinds: {
    "to-people": "Threat to people",
    "to-self": "Threat to self",
    "words-only": "Hard words only",
  },
  words: "The exact words",
  wordsHint: "As said, in quotation marks. No adjectives of your own.",
  warning:
    "I’d like to go on helping you, and I can do that if we talk without threats or insults.",
  conduct: "In the record: conduct warning given.",
  crisis: "The crisis path opens next.",
  keep: "Record",
  choose: "Choose who it is about.",
  told: "A supervisor is told.",
  toldOffline: (name: string, extension: string): string =>
    `Not told: this desk is offline. Raise your hand, or call ${name}, ${extension}.`,
} as const;

export const DECEASED = {
  title: "The member has died",
  aside: "stopped for all cases of this member that this desk knows",
  say: "I’m so sorry. Thank you for telling me.",
  next: "A supervisor will call you personally. You won’t get any more calls or letters from us about appointments.",
  words: "What they want written down",
  asked:
    "Dates, call-backs and letters have stopped. Grievance clocks go on. A supervisor is asked in, and the call to the family is theirs.",
  keep: "Record and close",
  mistake: "Keyed by mistake",
  goesOn: "Taken back: everything of this member runs again, and the supervisor is told.",
} as const;
