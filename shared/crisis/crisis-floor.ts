import type { CrisisBranch } from "../events/bodies.ts";
import type { CrisisQuestion } from "./crisis-questions.ts";

/** A sentence that is said: in English, in Spanish, and short for an interpreter to carry. */
export type Said = { readonly en: string; readonly es: string; readonly interpreter: string };
export type SaidIn = keyof Said;

/** What a question is in a branch where it is about somebody who is not on the line. */
type Questions = Partial<Readonly<Record<CrisisQuestion, Said>>>;

/** Every word of the crisis path that is said, and what never may be missing from the screen. */
export type CrisisBook = {
  /** Opens the path: the caller may have said nothing. */
  readonly ask: Said;
  /** Said as a branch is chosen, before its first question. */
  readonly first: Readonly<Record<CrisisBranch, Said>>;
  readonly questions: Readonly<Record<CrisisQuestion, Said>>;
  readonly askedOfOther: Questions;
  /** Said while help is on its way, and after a hand-over. */
  readonly stay: Said;
  readonly goodbye: Said;
  /** In both languages, always shown. */
  readonly floor: readonly { readonly en: string; readonly es: string }[];
};

/**
 * The built-in words of the crisis path (L7, L14). They are part of the program: the window shows them
 * before anything is loaded, on the lock screen and with no content at all, and content may word a
 * sentence otherwise but never empty one. Wording: clinical owner approves.
 */
export const CRISIS_FLOOR: CrisisBook = {
  ask: {
    en: "It sounds very heavy. Are you thinking about suicide, or about hurting yourself or someone else?",
    es: "Suena muy duro. ¿Está pensando en el suicidio, o en hacerse daño o hacerle daño a alguien?",
    interpreter: "Are you thinking about suicide, or about hurting yourself or someone else?",
  },
  first: {
    "danger-now": {
      en: "I am staying on the line with you. I want to get help to you.",
      es: "Me quedo en la línea con usted. Quiero que le llegue ayuda.",
      interpreter: "I stay on the line. I want to get help to you.",
    },
    "thoughts-not-now": {
      en: "Thank you for telling me. You can call or text 988 at any hour.",
      es: "Gracias por decírmelo. Puede llamar o mandar un texto al 988 a cualquier hora.",
      interpreter: "Thank you for telling me. You can call or text 988 at any hour.",
    },
    "someone-else": {
      en: "You did right to call. I am staying on the line with you.",
      es: "Hizo bien en llamar. Me quedo en la línea con usted.",
      interpreter: "You did right to call. I stay on the line.",
    },
    "violence-or-child": {
      en: "I believe you. If you are in danger now, we call 911.",
      es: "Le creo. Si está en peligro ahora, llamamos al 911.",
      interpreter: "I believe you. In danger now, we call 911.",
    },
    "overdose-or-withdrawal": {
      en: "We call 911 now. Poison control is 1-800-222-1222.",
      es: "Llamamos al 911 ahora. El centro de envenenamiento es 1-800-222-1222.",
      interpreter: "We call 911 now. Poison control is 1-800-222-1222.",
    },
    "says-safe": {
      en: "Thank you. If that changes, you can call or text 988 at any hour.",
      es: "Gracias. Si eso cambia, puede llamar o mandar un texto al 988 a cualquier hora.",
      interpreter: "Thank you. If that changes, call or text 988.",
    },
  },
  questions: {
    "callback-number": {
      en: "If we are cut off, what number can I call you back on?",
      es: "Si se corta la llamada, ¿a qué número le llamo?",
      interpreter: "If we are cut off, what number do I call?",
    },
    where: {
      en: "Where are you right now: what street and house number?",
      es: "¿Dónde está en este momento: qué calle y número?",
      interpreter: "What street and number are you at?",
    },
    unit: {
      en: "Is there an apartment or a space number?",
      es: "¿Hay número de apartamento o de espacio?",
      interpreter: "Apartment or space number?",
    },
    city: {
      en: "What city is that in?",
      es: "¿En qué ciudad es?",
      interpreter: "What city?",
    },
    county: {
      en: "What county is that?",
      es: "¿Qué condado es?",
      interpreter: "What county?",
    },
    "who-is-there": {
      en: "Who is there with you?",
      es: "¿Quién está ahí con usted?",
      interpreter: "Who is there with you?",
    },
    "weapon-or-substance": {
      en: "Is there a weapon near you, or anything that you have taken?",
      es: "¿Hay un arma cerca, o algo que haya tomado?",
      interpreter: "Is there a weapon, or anything you took?",
    },
    door: {
      en: "Is the door unlocked, so that help can come in?",
      es: "¿La puerta está sin llave, para que pueda entrar la ayuda?",
      interpreter: "Is the door unlocked?",
    },
    "can-talk-freely": {
      en: "Can you talk freely? If not, just say yes or no.",
      es: "¿Puede hablar con libertad? Si no, diga solo sí o no.",
      interpreter: "Can you talk freely? If not, say yes or no.",
    },
    "how-to-reach-the-person": {
      en: "What number reaches them?",
      es: "¿A qué número se puede llamar a esa persona?",
      interpreter: "What number reaches them?",
    },
    "awake-and-breathing": {
      en: "Is the person awake and breathing?",
      es: "¿La persona está despierta y respira?",
      interpreter: "Is the person awake and breathing?",
    },
    "what-was-taken": {
      en: "What was taken, how much, and when?",
      es: "¿Qué se tomó, cuánto y cuándo?",
      interpreter: "What was taken, how much and when?",
    },
    "someone-with-you": {
      en: "Is there somebody who can be with you today?",
      es: "¿Hay alguien que pueda estar con usted hoy?",
      interpreter: "Who can be with you today?",
    },
    "call-988-together": {
      en: "Shall we call 988 together now? I stay on the line.",
      es: "¿Llamamos juntos al 988 ahora? Me quedo en la línea.",
      interpreter: "Shall we call 988 together now?",
    },
    "says-safe-words": {
      en: "How would you say it yourself: what makes you safe right now?",
      es: "¿Cómo lo diría usted: qué le da seguridad en este momento?",
      interpreter: "What makes you safe right now?",
    },
  },
  askedOfOther: {
    where: {
      en: "Where are they right now: what street and house number?",
      es: "¿Dónde está esa persona en este momento: qué calle y número?",
      interpreter: "What street and number are they at?",
    },
    "who-is-there": {
      en: "Who is with them right now?",
      es: "¿Quién está con esa persona en este momento?",
      interpreter: "Who is with them?",
    },
    "weapon-or-substance": {
      en: "Is there a weapon near them, or anything that they have taken?",
      es: "¿Hay un arma cerca de esa persona, o algo que haya tomado?",
      interpreter: "Is there a weapon, or anything they took?",
    },
  },
  stay: {
    en: "Help is on the way. I stay with you until they are there.",
    es: "La ayuda va en camino. Me quedo con usted hasta que lleguen.",
    interpreter: "Help is coming. I stay with you.",
  },
  goodbye: {
    en: "We will call you on our next open morning to see how you are.",
    es: "Le llamamos la próxima mañana que abrimos para saber cómo está.",
    interpreter: "We will call you on our next open morning.",
  },
  floor: [
    {
      en: "In an emergency: call 911 or go to the nearest emergency department.",
      es: "En una emergencia: llame al 911 o vaya al departamento de emergencias más cercano.",
    },
    {
      en: "988: call or text at any hour, for suicide, mental health and substance use.",
      es: "988: llame o mande un texto a cualquier hora, por suicidio, salud mental o consumo de sustancias.",
    },
  ],
};

/** What content may word otherwise; nothing in it is required. */
export type PublishedCrisis = {
  readonly ask?: Said | undefined;
  readonly first?: Partial<Readonly<Record<CrisisBranch, Said>>> | undefined;
  readonly questions?: Questions | undefined;
  readonly askedOfOther?: Questions | undefined;
  readonly stay?: Said | undefined;
  readonly goodbye?: Said | undefined;
};

/** A sentence that says something in every language; one that is half there is not used. */
const isWhole = (said: unknown): said is Said =>
  typeof said === "object" &&
  said !== null &&
  (["en", "es", "interpreter"] as const).every((language) => {
    const words: unknown = (said as Partial<Said>)[language];
    return typeof words === "string" && words.trim() !== "";
  });

const over = <K extends string>(
  floor: Partial<Readonly<Record<K, Said>>>,
  published: Partial<Readonly<Record<K, unknown>>> | null | undefined,
): Partial<Record<K, Said>> => {
  const kept: Partial<Record<K, Said>> = { ...floor };
  for (const [key, said] of Object.entries(published ?? {}))
    if (isWhole(said)) kept[key as K] = said;
  return kept;
};

/** The published words over the floor. Whatever is missing, blank or damaged is said as built in. */
export const withCrisisFloor = (
  published: PublishedCrisis | null | undefined,
  floor: CrisisBook = CRISIS_FLOOR,
): CrisisBook => ({
  ask: isWhole(published?.ask) ? published.ask : floor.ask,
  first: over(floor.first, published?.first) as CrisisBook["first"],
  questions: over(floor.questions, published?.questions) as CrisisBook["questions"],
  askedOfOther: over(floor.askedOfOther, published?.askedOfOther),
  stay: isWhole(published?.stay) ? published.stay : floor.stay,
  goodbye: isWhole(published?.goodbye) ? published.goodbye : floor.goodbye,
  floor: floor.floor,
});

/** How a question is asked in a branch: of the caller, or about somebody who is not on the line. */
export const wordsOfQuestion = (
  book: CrisisBook,
  branch: CrisisBranch,
  question: CrisisQuestion,
): Said =>
  (branch === "someone-else" ? book.askedOfOther[question] : undefined) ?? book.questions[question];
