import { type ListId } from "../content/calendars.ts";
import { type Standard } from "../content/standards.ts";
import { fillWords, type Lang, type Words } from "../content/words.ts";
import { dayWords, monthWord, timeWords } from "../dates/day-words.ts";
import { dayOf, partsOf } from "../dates/epoch-day.ts";
import { type GivenDate } from "../dates/given-date.ts";
import { wallClock } from "../dates/zone.ts";
import { type DateSource, type Span } from "./assessment.ts";
import { type DayCell, skippedDays } from "./day-ruler.ts";

/** Every sentence here is neutral: the record may be read by regulators. */

const plural = (count: string, isOne: boolean, one: Words, many: Words): Words => ({
  en: `${count} ${isOne ? one.en : many.en}`,
  es: `${count} ${(isOne ? one.es : many.es) ?? ""}`,
});

const units = {
  "business-days": [
    { en: "business day", es: "día hábil" },
    { en: "business days", es: "días hábiles" },
  ],
  "calendar-days": [
    { en: "calendar day", es: "día natural" },
    { en: "calendar days", es: "días naturales" },
  ],
  minutes: [
    { en: "minute", es: "minuto" },
    { en: "minutes", es: "minutos" },
  ],
  hours: [
    { en: "hour", es: "hora" },
    { en: "hours", es: "horas" },
  ],
} as const;

/** "15 business days", "13 to 17 business days". */
export const countWords = (span: Span<number>, unit: keyof typeof units): Words => {
  const [one, many] = units[unit];
  const { least, most } = span;
  if (least === most) return plural(String(least), least === 1, one, many);
  const words = plural(`${least} to ${most}`, false, one, many);
  return { en: words.en, es: plural(`${least} a ${most}`, false, one, many).es ?? words.en };
};

export const limitWords = (standard: Standard): Words =>
  countWords({ least: standard.limit, most: standard.limit }, standard.unit);

export const listWords = (list: ListId): Words => ({ en: `list ${list}`, es: `lista ${list}` });

const about: Words = { en: "about {day}", es: "alrededor del {day}" };

/** "Wed, Nov 25", or "about Wed, Nov 25" for a day only roughly known. */
export const givenWords = (given: GivenDate, yearInView?: number): Words => {
  const day = dayWords(dayOf(given.on), yearInView);
  return given.earliest === given.latest ? day : fillWords(about, { day });
};

export const aboutDay = (day: Words): Words => fillWords(about, { day });

/** "Tue, Nov 3, 3:10 PM". */
export const momentWords = (instant: string, zone: string, yearInView: number): Words => {
  const { day, minutes } = wallClock(instant, zone);
  const time = timeWords(Math.floor(minutes), true);
  const on = dayWords(day, yearInView);
  return { en: `${on.en}, ${time}`, es: `${on.es ?? on.en}, ${time}` };
};

const sources: Record<DateSource, Words> = {
  member: { en: "member's date", es: "fecha del miembro" },
  "appointment-system": { en: "appointment system", es: "sistema de citas" },
  referral: { en: "referral", es: "remisión" },
  "first-known": { en: "first known request", es: "primera solicitud conocida" },
};

export const sourceWords = (source: DateSource): Words => sources[source];

/** "Nov 26, 27, weekends". */
export const skippedWords = (cells: readonly DayCell[]): Words | null => {
  const holidays = skippedDays(cells).map((cell) => partsOf(dayOf(cell.on)));
  const due = cells.findIndex((cell) => cell.mark === "due");
  const hasWeekend = cells.slice(0, due + 1).some((cell) => cell.kind === "weekend");
  if (holidays.length === 0 && !hasWeekend) return null;
  const list = (lang: Lang) =>
    holidays.map(({ month, day }, index) => {
      const isSameMonth = holidays[index - 1]?.month === month;
      return isSameMonth ? String(day) : `${monthWord(month, lang)} ${day}`;
    });
  return {
    en: [...list("en"), ...(hasWeekend ? ["weekends"] : [])].join(", "),
    es: [...list("es"), ...(hasWeekend ? ["fines de semana"] : [])].join(", "),
  };
};

export const headlines = {
  after: (count: Words): Words =>
    fillWords(
      {
        en: "Earliest offer is {count} after the due date",
        es: "La primera oferta es {count} después de la fecha límite",
      },
      { count },
    ),
  afterTime: (count: Words): Words =>
    fillWords(
      {
        en: "Earliest offer is {count} after the time limit",
        es: "La primera oferta es {count} después del plazo",
      },
      { count },
    ),
  within: (count: Words): Words =>
    fillWords(
      {
        en: "Earliest offer is {count} before the due date",
        es: "La primera oferta es {count} antes de la fecha límite",
      },
      { count },
    ),
  onDue: {
    en: "Earliest offer is on the due date",
    es: "La primera oferta es en la fecha límite",
  },
  withinSpan: {
    en: "Earliest offer is not after the due date",
    es: "La primera oferta no es posterior a la fecha límite",
  },
  withinTime: (hours: Words, limit: Words): Words =>
    fillWords(
      {
        en: "Earliest offer is {hours} after the request; the limit is {limit}",
        es: "La primera oferta es {hours} después de la solicitud; el plazo es {limit}",
      },
      { hours, limit },
    ),
  withinTimeSpan: {
    en: "Earliest offer is within the time limit",
    es: "La primera oferta está dentro del plazo",
  },
  exception: (headline: Words, by: string): Words =>
    fillWords(
      {
        en: "{headline}; longer wait noted by {by}",
        es: "{headline}; espera mayor anotada por {by}",
      },
      { headline, by },
    ),
  preference: (headline: Words): Words =>
    fillWords(
      {
        en: "{headline}; member preferred the later date",
        es: "{headline}; el miembro prefirió la fecha posterior",
      },
      { headline },
    ),
  noOfferPast: (count: Words): Words =>
    fillWords(
      {
        en: "No offer so far; the due date was {count} ago",
        es: "Sin oferta hasta ahora; la fecha límite fue hace {count}",
      },
      { count },
    ),
  noOfferYet: (day: Words): Words =>
    fillWords(
      { en: "No offer so far · due {day}", es: "Sin oferta hasta ahora · límite {day}" },
      { day },
    ),
  noOfferTimePast: {
    en: "No offer so far; the time limit has passed",
    es: "Sin oferta hasta ahora; el plazo ya pasó",
  },
  noFixed: {
    en: "No fixed standard for a return visit with a physician",
    es: "No hay norma fija para una visita de seguimiento con un médico",
  },
  notYet: (missing: readonly Words[]): Words => ({
    en: `Not assessable yet: ${missing.map((one) => one.en).join(", ")}`,
    es: `Aún no se puede evaluar: ${missing.map((one) => one.es ?? one.en).join(", ")}`,
  }),
} as const;

export const labels = {
  due: { en: "Due", es: "Fecha límite" },
  skipped: { en: "Skipped", es: "No cuentan" },
  countedFrom: { en: "Counted from", es: "Se cuenta desde" },
  offer: { en: "Earliest offer", es: "Primera oferta" },
  standard: { en: "Standard", es: "Norma" },
} as const satisfies Record<string, Words>;

export const missingWords = {
  standard: { en: "which standard applies", es: "qué norma se aplica" },
  request: { en: "date of the first request", es: "fecha de la primera solicitud" },
  previous: { en: "date of the previous appointment", es: "fecha de la cita anterior" },
  offer: { en: "earliest offer", es: "primera oferta" },
  exactRequest: {
    en: "exact date of the first request",
    es: "fecha exacta de la primera solicitud",
  },
  exactPrevious: {
    en: "exact date of the previous appointment",
    es: "fecha exacta de la cita anterior",
  },
  exactOffer: { en: "exact date of the offer", es: "fecha exacta de la oferta" },
  requestTime: { en: "time of day of the request", es: "hora de la solicitud" },
  offerTime: { en: "time of day of the offer", es: "hora de la oferta" },
  contradiction: {
    en: "the offer is before the date counted from: one of the two dates to check",
    es: "la oferta es anterior a la fecha inicial: hay que revisar una de las dos",
  },
} as const satisfies Record<string, Words>;

export const remarkWords = {
  toConfirm: { en: "rule to confirm", es: "norma por confirmar" },
  earliestList: {
    en: "line of business not known: the earliest list is used, rule to confirm",
    es: "tipo de plan desconocido: se usa la lista más temprana, norma por confirmar",
  },
  otherRules: {
    en: "another body's rules may apply: rule to confirm",
    es: "pueden aplicarse normas de otra entidad: norma por confirmar",
  },
  aimBy: (day: Words): Words =>
    fillWords({ en: "aim by {day}", es: "procurar antes del {day}" }, { day }),
  closedDay: (day: Words, name: Words): Words =>
    fillWords({ en: "{day} is {name}: check", es: "{day} es {name}: verificar" }, { day, name }),
  twice: {
    en: "that time came twice when the clocks changed: the first is used",
    es: "esa hora ocurrió dos veces por el cambio de horario: se usa la primera",
  },
  skippedTime: {
    en: "that time was skipped when the clocks changed: an hour later is used",
    es: "esa hora no existió por el cambio de horario: se usa una hora después",
  },
} as const;
