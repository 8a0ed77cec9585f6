import type { CrisisBranch } from "../events/bodies.ts";

/** What may be asked in a crisis. Each at most once; the answers stay for whoever takes over. */
export const crisisQuestions = [
  "callback-number",
  "where",
  "unit",
  "city",
  "county",
  "who-is-there",
  "weapon-or-substance",
  "door",
  "can-talk-freely",
  "how-to-reach-the-person",
  "awake-and-breathing",
  "what-was-taken",
  "someone-with-you",
  "call-988-together",
  "says-safe-words",
] as const;
export type CrisisQuestion = (typeof crisisQuestions)[number];

/** The parts of a branch's path: what is asked, in order, and who must be reached. */
export type CrisisPath = {
  readonly questions: readonly CrisisQuestion[];
  /** 911 with an address that can be dispatched, 988 together, or nobody. */
  readonly reach: "911" | "988" | "nobody";
  /** Which answers dispatch cannot do without. */
  readonly needed: readonly CrisisQuestion[];
};

const ADDRESS = ["where", "unit", "city", "county"] as const;
/** A unit is asked for, and many addresses have none. */
const NEEDED = ["where", "city", "county"] as const;

export const crisisPaths: Readonly<Record<CrisisBranch, CrisisPath>> = {
  "danger-now": {
    questions: [...ADDRESS, "callback-number", "who-is-there", "weapon-or-substance", "door"],
    reach: "911",
    needed: NEEDED,
  },
  "thoughts-not-now": {
    questions: ["callback-number", "call-988-together", "someone-with-you", ...ADDRESS],
    reach: "988",
    needed: [],
  },
  "someone-else": {
    questions: [
      ...ADDRESS,
      "who-is-there",
      "callback-number",
      "how-to-reach-the-person",
      "weapon-or-substance",
      "door",
    ],
    reach: "911",
    needed: NEEDED,
  },
  "violence-or-child": {
    questions: [
      "can-talk-freely",
      ...ADDRESS,
      "callback-number",
      "who-is-there",
      "weapon-or-substance",
      "door",
    ],
    reach: "911",
    needed: NEEDED,
  },
  "overdose-or-withdrawal": {
    questions: [
      "awake-and-breathing",
      ...ADDRESS,
      "what-was-taken",
      "callback-number",
      "who-is-there",
      "door",
    ],
    reach: "911",
    needed: NEEDED,
  },
  "says-safe": { questions: ["says-safe-words"], reach: "nobody", needed: [] },
};

/** The order of the six on the screen, and the letter of each. */
export const crisisBranches = [
  { branch: "danger-now", key: "D" },
  { branch: "thoughts-not-now", key: "T" },
  { branch: "someone-else", key: "O" },
  { branch: "violence-or-child", key: "V" },
  { branch: "overdose-or-withdrawal", key: "M" },
  { branch: "says-safe", key: "S" },
] as const satisfies readonly { branch: CrisisBranch; key: string }[];
