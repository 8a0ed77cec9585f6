import { type Content } from "#shared/content/content.ts";
import { type Words } from "#shared/content/words.ts";
import { DOES_NOT_KNOW, isDoesNotKnow } from "#shared/contract/fact-fields.ts";
import { dayWords } from "#shared/dates/day-words.ts";
import { dayOf, isoDay } from "#shared/dates/epoch-day.ts";
import { exactly, type GivenDate, instantSpan, storedForm } from "#shared/dates/given-date.ts";
import { factOf } from "#shared/facts/entries.ts";
import { choicesOf, FACT_SPECS, type FactSpec } from "#shared/facts/fact-specs.ts";
import { understandNumber } from "#shared/facts/understand-number.ts";
import { type LineOverride } from "#shared/hours/line-status.ts";
import { promiseAt } from "#shared/promises/promise-at.ts";
import { pacificDay } from "#shared/case/pacific-words.ts";
import { understandDate, type UnderstoodDate } from "#shared/dates/understand-date.ts";
import { accept, refuse, type Refusal, type Result } from "#shared/result.ts";
import { valueOfPerson } from "./identity-judgement.ts";

const specOf = (field: string): FactSpec | null => {
  const fact = factOf(field);
  return fact === null ? null : FACT_SPECS[fact];
};

/** "No medicine", "not in hospital": an answer, and no date. */
export const NONE = "none";
const noneWords =
  /^(?:no|none|nothing|n\/?a|never|nada|ningun[oa]?|no (?:toma|medicine|meds?))\.?$/i;
const timeLeft = /^(\d{1,3})(?: ?(days?|d|d[ií]as?|weeks?|wks?|w|semanas?)(?: left)?)?$/i;

/** "5", "5 days", "2 weeks left": days from today; null for anything else. */
const daysLeftIn = (text: string): number | null => {
  const found = timeLeft.exec(text);
  return found === null ? null : Number(found[1]) * (/^[ws]/i.test(found[2] ?? "") ? 7 : 1);
};

/** Whether a date field was answered with "no": no medicine, no stay. */
export const isNone = (field: string, text: string): boolean => {
  const spec = specOf(field);
  return spec?.kind === "date" && spec.none === true && noneWords.test(text.trim());
};

/** A date field as it was understood; null where the field holds no date or nothing was typed. */
export const dateIn = (
  field: string,
  text: string,
  content: Content,
  nowMs: number,
): Result<UnderstoodDate, Refusal> | null => {
  const spec = specOf(field);
  const typed = text.trim();
  if (spec?.kind !== "date" || typed === "" || isDoesNotKnow(typed)) return null;
  if (isNone(field, typed)) return null;
  const today = pacificDay(nowMs);
  const left = spec.daysLeft === true ? daysLeftIn(typed) : null;
  if (left !== null) {
    const on = dayOf(today) + left;
    return accept({ ...exactly(isoDay(on)), words: dayWords(on) });
  }
  const understand = (text: string): ReturnType<typeof understandDate> =>
    understandDate(text, {
      today,
      lang: "en",
      direction: spec.side,
      aboutDays: content.policy.aboutDays,
    });
  const asTyped = understand(typed);
  // "until 5 PM" is said of today.
  const asToday =
    spec.side === "future" && !asTyped.ok
      ? understand(`today ${typed.replace(/^(?:until|till?|hasta(?: las?)?) /i, "")}`)
      : asTyped;
  const read = asToday.ok && asToday.value.time !== undefined ? asToday : asTyped;
  return spec.side === "future" && read.ok && isPast(read.value, content, nowMs)
    ? refuse("in-the-past", `${read.value.words.en} is already past. Give a later time.`)
    : read;
};

/** A time of today that has gone by: the day alone would still fit. */
const isPast = (given: GivenDate, content: Content, nowMs: number): boolean =>
  given.time !== undefined && instantSpan(given, content.line.zone).last < nowMs;

/** The day, or null while it is not understood. */
export const dayIn = (
  field: string,
  text: string | undefined,
  content: Content,
  nowMs: number,
): GivenDate | null => {
  const read = dateIn(field, text ?? "", content, nowMs);
  return read?.ok === true ? read.value : null;
};

/** Minutes or miles, or null while they are not understood. */
export const numberIn = (field: string, text: string | undefined): number | null => {
  const spec = specOf(field);
  if (spec?.kind !== "number" || text === undefined || isDoesNotKnow(text)) return null;
  const read = understandNumber(text, spec);
  return read.ok ? read.value.value : null;
};

export type ReadField = { readonly words: string | null; readonly refusal: string | null };

const shown = (read: Result<{ readonly words: Words }, Refusal>): ReadField =>
  read.ok
    ? { words: read.value.words.en, refusal: null }
    : { words: null, refusal: read.refusal.remedy };

/** What was made of a typed fact, to stand beside it; null where there is nothing to add. */
export const readFact = (
  field: string,
  text: string,
  content: Content,
  nowMs: number,
): ReadField | null => {
  const spec = specOf(field);
  if (spec === null || spec.kind === "choice" || text.trim() === "") return null;
  if (isDoesNotKnow(text)) return { words: "does not know", refusal: null };
  if (spec.kind === "number") return shown(understandNumber(text, spec));
  if (isNone(field, text)) return { words: NONE, refusal: null };
  const date = dateIn(field, text, content, nowMs);
  return date === null ? null : shown(date);
};

/** A fact as it is told to somebody else: a choice by its name, a date as typed and as understood. */
export const factWords = (field: string, text: string, content: Content, nowMs: number): string => {
  const fact = factOf(field);
  const typed = text.trim();
  if (fact === null) return typed;
  if (isDoesNotKnow(typed)) return "does not know";
  if (FACT_SPECS[fact].kind === "choice")
    return choicesOf(fact).find(({ value }) => value === typed)?.label ?? typed;
  const words = readFact(field, typed, content, nowMs)?.words ?? null;
  return words === null || words === typed ? typed : `${typed} · ${words}`;
};

/** What is recorded beside the typed text. */
export const valueOf = (
  field: string,
  text: string,
  content: Content,
  nowMs: number,
): { value?: string; precision?: GivenDate["precision"] } => {
  if (isDoesNotKnow(text)) return { value: DOES_NOT_KNOW };
  const person = valueOfPerson(field, text, nowMs);
  if (person !== null) return { value: person };
  const number = numberIn(field, text);
  if (number !== null) return { value: String(number) };
  const read = dayIn(field, text, content, nowMs);
  if (read !== null) return { value: storedForm(read), precision: read.precision };
  return isNone(field, text) ? { value: NONE } : {};
};

/** Day and time of an appointment as typed ("Dec 1 10 AM"), as an instant in UTC. */
export const appointmentInstant = (
  text: string,
  content: Content,
  nowMs: number,
): Result<string> => {
  const today = pacificDay(nowMs);
  const read = understandDate(text, { today, lang: "en", direction: "future" });
  if (!read.ok) return read;
  if (read.value.time === undefined)
    return refuse("time-missing", "Type the time as well: Dec 1 10 AM.");
  return accept(new Date(instantSpan(read.value, content.line.zone).first).toISOString());
};

/** Day and time of a call-back as typed ("Mon 10 AM"), as an instant while somebody is here. */
export const callBackInstant = (
  text: string,
  content: Content,
  nowMs: number,
  overrides: readonly LineOverride[] = [],
): Result<string> => {
  const read = understandDate(text, { today: pacificDay(nowMs), lang: "en", direction: "future" });
  return read.ok ? promiseAt(read.value, new Date(nowMs).toISOString(), content, overrides) : read;
};
