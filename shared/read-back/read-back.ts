import { type Concern } from "../events/bodies.ts";

export type ReadBackLang = "en" | "es";

/** Field → text as typed or keyed. Empty and missing fields are left out; nothing is guessed. */
export type ReadBackFields = Readonly<Record<string, string | undefined>>;

type Sentence = Readonly<Record<ReadBackLang, (value: string) => string>>;

/** One line of the read-back and the field it was made of, so that a correction finds it. */
export type ReadBackLine = { readonly field: string; readonly text: string };

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

const day = (value: string, lang: ReadBackLang): string =>
  isDay(value)
    ? new Intl.DateTimeFormat(lang === "es" ? "es-US" : "en-US", {
        timeZone: "UTC",
        month: "long",
        day: "numeric",
        year: "numeric",
      }).format(Date.parse(`${value}T12:00:00Z`))
    : value;

/** A date as said; text that is not a date stays as typed. */
const dated = (en: (on: string) => string, es: (on: string) => string): Sentence => ({
  en: (value) => en(day(value, "en")),
  es: (value) => es(day(value, "es")),
});

const said = (en: (value: string) => string, es: (value: string) => string): Sentence => ({
  en,
  es,
});

const choice = (
  words: Readonly<Record<string, readonly [en: string, es: string]>>,
  otherwise: Sentence,
): Sentence => ({
  en: (value) => words[value]?.[0] ?? otherwise.en(value),
  es: (value) => words[value]?.[1] ?? otherwise.es(value),
});

const doesNotKnow = "does-not-know";
/** Answered with "no": no medicine, no stay in hospital. */
const none = "none";

/** A date, or that there is none. */
const datedOrNone = (
  date: Sentence,
  without: Readonly<Record<ReadBackLang, string>>,
): Sentence => ({
  en: (value) => (value === none ? without.en : date.en(value)),
  es: (value) => (value === none ? without.es : date.es(value)),
});

/** In the order in which it is read back. */
const sentences: Readonly<Record<string, Sentence>> = {
  callbackNumber: said(
    (v) => `If we are cut off, I call you at ${v}.`,
    (v) => `Si se corta, le llamo al ${v}.`,
  ),
  safeToLeaveMessage: choice(
    {
      yes: ["I may leave a short message there.", "Puedo dejar un mensaje corto ahí."],
      no: ["I leave no message there.", "No dejo mensajes ahí."],
      unknown: ["I leave no message there.", "No dejo mensajes ahí."],
    },
    said(
      () => "I leave no message there.",
      () => "No dejo mensajes ahí.",
    ),
  ),
  firstAskedOn: {
    en: (v) => `You first asked${isDay(v) ? " on " : ": "}${day(v, "en")}.`,
    es: (v) => `Pidió la cita por primera vez: ${day(v, "es")}.`,
  },
  earliestOffer: dated(
    (v) => `The earliest they offered: ${v}.`,
    (v) => `Lo más temprano que ofrecieron: ${v}.`,
  ),
  providerKind: choice(
    {
      therapist: ["You are to see a therapist.", "Es con terapeuta."],
      psychiatrist: ["You are to see a psychiatrist.", "Es con psiquiatra."],
      "substance-use": [
        "It is for substance use treatment.",
        "Es para tratamiento por uso de sustancias.",
      ],
    },
    said(
      (v) => `You are to see: ${v}.`,
      (v) => `Es con: ${v}.`,
    ),
  ),
  lastVisitOn: dated(
    (on) => `Your last visit: ${on}.`,
    (on) => `Su última visita fue: ${on}.`,
  ),
  nextOfferedOn: dated(
    (on) => `The next date they gave you: ${on}.`,
    (on) => `La próxima fecha que le dieron: ${on}.`,
  ),
  intervalWanted: said(
    (v) => `The person who treats you wants to see you: ${v}.`,
    (v) => `Quien le atiende quiere verle: ${v}.`,
  ),
  cancellations: said(
    (v) => `Visits cancelled or moved: ${v}.`,
    (v) => `Visitas canceladas o movidas: ${v}.`,
  ),
  minutesBooked: said(
    (v) => `Your visits are booked for ${v} minutes.`,
    (v) => `Sus visitas se programan de ${v} minutos.`,
  ),
  minutesActual: said(
    (v) => `In fact you get ${v} minutes.`,
    (v) => `En realidad le dan ${v} minutos.`,
  ),
  minutesBefore: said(
    (v) => `Before, it was ${v} minutes.`,
    (v) => `Antes eran ${v} minutos.`,
  ),
  travelFrom: said(
    (v) => `You start from ${v}.`,
    (v) => `Sale de ${v}.`,
  ),
  travelTo: said(
    (v) => `The appointment is at ${v}.`,
    (v) => `La cita es en ${v}.`,
  ),
  travelMinutes: said(
    (v) => `It takes ${v} minutes, one way.`,
    (v) => `Tarda ${v} minutos, solo de ida.`,
  ),
  typeOffered: said(
    (v) => `They offered: ${v}.`,
    (v) => `Le ofrecieron: ${v}.`,
  ),
  typeWanted: said(
    (v) => `What would work for you: ${v}.`,
    (v) => `Lo que le serviría: ${v}.`,
  ),
  medicationRunsOut: datedOrNone(
    dated(
      (v) => `Your medicine runs out: ${v}.`,
      (v) => `Su medicina se termina: ${v}.`,
    ),
    { en: "You take no medicine for this.", es: "No toma medicinas para esto." },
  ),
  dischargedOn: datedOrNone(
    dated(
      (on) => `You left the hospital or program: ${on}.`,
      (on) => `Salió del hospital o programa: ${on}.`,
    ),
    {
      en: "You have not been in a hospital or program lately.",
      es: "No ha estado en un hospital o programa últimamente.",
    },
  ),
  alreadyTried: said(
    (v) => `You have tried: ${v}.`,
    (v) => `Ya intentó: ${v}.`,
  ),
  whatWorks: said(
    (v) => `Days, hours and place that work: ${v}.`,
    (v) => `Días, horas y lugar que le sirven: ${v}.`,
  ),
  mayBook: choice(
    {
      yes: ["We may book the first one that fits.", "Podemos reservar la primera que sirva."],
      no: ["We ask you before we book.", "Le preguntamos antes de reservar."],
    },
    said(
      () => "We ask you before we book.",
      () => "Le preguntamos antes de reservar.",
    ),
  ),
};

/** Fields that the read-back has a sentence for, in the order in which they are said. */
export const readBackFields: readonly string[] = Object.keys(sentences);

const unknownWords: Readonly<Record<ReadBackLang, string>> = {
  en: "not known yet",
  es: "aún no se sabe",
};

/** What was written down, line by line, in the caller's language. */
export const readBack = (fields: ReadBackFields, lang: ReadBackLang): ReadBackLine[] =>
  Object.entries(sentences).flatMap(([field, sentence]) => {
    const value = fields[field]?.trim().replace(/[.\s]+$/, "") ?? "";
    if (value === "") return [];
    return [{ field, text: sentence[lang](value === doesNotKnow ? unknownWords[lang] : value) }];
  });

const concernWords: Readonly<Record<Concern, Readonly<Record<ReadBackLang, string>>>> = {
  "initial-appointment": { en: "getting a first appointment", es: "conseguir una primera cita" },
  "between-appointments": {
    en: "the wait between appointments",
    es: "la espera entre citas",
  },
  "appointment-length": { en: "how long appointments are", es: "la duración de las citas" },
  "travel-distance": { en: "how far the appointment is", es: "la distancia a la cita" },
  "appointment-type": { en: "the type of appointment", es: "el tipo de cita" },
};

/** The concern in words that a member would use. */
export const sayConcern = (concern: Concern, lang: ReadBackLang): string =>
  concernWords[concern][lang];
