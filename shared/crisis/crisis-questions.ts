import { type Words } from "../content/words.ts";
import { type CrisisBranch } from "../events/bodies.ts";

/** What may be asked in a crisis. Each at most once; the answers stay for whoever takes over. */
export const crisisQuestions = [
  "callback-number",
  "where",
  "who-is-there",
  "weapon-or-substance",
  "door",
  "can-talk-freely",
  "where-is-the-person",
  "who-is-with-the-person",
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

export const crisisPaths: Readonly<Record<CrisisBranch, CrisisPath>> = {
  "danger-now": {
    questions: ["where", "callback-number", "who-is-there", "weapon-or-substance", "door"],
    reach: "911",
    needed: ["where"],
  },
  "thoughts-not-now": {
    questions: ["callback-number", "someone-with-you", "where", "call-988-together"],
    reach: "988",
    needed: [],
  },
  "someone-else": {
    questions: [
      "where-is-the-person",
      "who-is-with-the-person",
      "callback-number",
      "how-to-reach-the-person",
      "weapon-or-substance",
    ],
    reach: "911",
    needed: ["where-is-the-person"],
  },
  "violence-or-child": {
    questions: [
      "can-talk-freely",
      "where",
      "callback-number",
      "who-is-there",
      "weapon-or-substance",
      "door",
    ],
    reach: "911",
    needed: ["where"],
  },
  "overdose-or-withdrawal": {
    questions: [
      "awake-and-breathing",
      "where",
      "what-was-taken",
      "callback-number",
      "who-is-there",
      "door",
    ],
    reach: "911",
    needed: ["where"],
  },
  "says-safe": { questions: ["says-safe-words"], reach: "nobody", needed: [] },
};

/**
 * The built-in words: content may word them otherwise, but where it is silent, empty or damaged
 * these are said. Wording to be approved by the clinical owner.
 */
export const crisisQuestionWords: Readonly<Record<CrisisQuestion, Words>> = {
  "callback-number": {
    en: "If we are cut off, what number can I call you back on?",
    es: "Si se corta la llamada, ¿a qué número le llamo?",
  },
  where: {
    en: "Where are you right now: street and number, unit, city, county?",
    es: "¿Dónde está en este momento: calle y número, apartamento, ciudad, condado?",
  },
  "who-is-there": { en: "Who is there with you?", es: "¿Quién está con usted?" },
  "weapon-or-substance": {
    en: "Is there a weapon there, or something that was taken?",
    es: "¿Hay un arma ahí, o algo que se haya tomado?",
  },
  door: {
    en: "Is the door unlocked, so that help can come in?",
    es: "¿La puerta está sin llave, para que pueda entrar la ayuda?",
  },
  "can-talk-freely": {
    en: "Can you talk freely? If not, just say yes or no.",
    es: "¿Puede hablar con libertad? Si no, diga solo sí o no.",
  },
  "where-is-the-person": {
    en: "Where is the person now: street and number, unit, city, county?",
    es: "¿Dónde está la persona ahora: calle y número, apartamento, ciudad, condado?",
  },
  "who-is-with-the-person": {
    en: "Who is with the person now?",
    es: "¿Quién está con la persona ahora?",
  },
  "how-to-reach-the-person": {
    en: "What number reaches the person?",
    es: "¿A qué número se puede llamar a la persona?",
  },
  "awake-and-breathing": {
    en: "Is the person awake and breathing?",
    es: "¿La persona está despierta y respira?",
  },
  "what-was-taken": {
    en: "What was taken, how much, and when?",
    es: "¿Qué se tomó, cuánto y cuándo?",
  },
  "someone-with-you": {
    en: "Is there somebody who can be with you now?",
    es: "¿Hay alguien que pueda estar con usted ahora?",
  },
  "call-988-together": {
    en: "Shall we call 988 together now? I stay on the line.",
    es: "¿Llamamos juntos al 988 ahora? Me quedo en la línea.",
  },
  "says-safe-words": {
    en: "Thank you. What makes you say you are safe now?",
    es: "Gracias. ¿Qué le hace decir que está a salvo ahora?",
  },
};

/** What opens the path. Asked first, because the caller may have said nothing. */
export const crisisAsk: Words = {
  en: "Are you thinking about suicide, or about hurting yourself or someone else?",
  es: "¿Está pensando en el suicidio, o en hacerse daño o hacerle daño a alguien?",
};

/** Shown whatever the content holds. No version can empty it or replace it. */
export const crisisFloor: readonly Words[] = [
  {
    en: "In an emergency: call 911 or go to the nearest emergency department.",
    es: "En una emergencia: llame al 911 o vaya al departamento de emergencias más cercano.",
  },
  {
    en: "988: call or text at any hour, for suicide, mental health and substance use.",
    es: "988: llame o mande un texto a cualquier hora, por suicidio, salud mental o consumo de sustancias.",
  },
];

const isBlank = (words: Words | undefined): boolean =>
  words === undefined || words.en.trim() === "";

/** The floor first, then whatever the content adds to it; blank additions fall away. */
export const withCrisisFloor = (added: readonly Words[]): readonly Words[] => [
  ...crisisFloor,
  ...added.filter((words) => !isBlank(words)),
];

/** The words of a question: the content's own, or the built-in ones where it is silent. */
export const wordsOfQuestion = (
  question: CrisisQuestion,
  published: Partial<Readonly<Record<CrisisQuestion, Words>>> = {},
): Words => {
  const own = published[question];
  return own === undefined || isBlank(own) ? crisisQuestionWords[question] : own;
};
