import { type Content } from "#shared/content/content.ts";
import { type GivenDate, instantSpan, storedForm } from "#shared/dates/given-date.ts";
import { pacificDay } from "#shared/case/pacific-words.ts";
import { understandDate, type UnderstoodDate } from "#shared/dates/understand-date.ts";
import { accept, refuse, type Refusal, type Result } from "#shared/result.ts";

/** Fields that are days, and on which side of today they lie. */
export const DATE_FIELDS: Readonly<Record<string, "past" | "future" | "any">> = {
  firstAskedOn: "past",
  medicationRunsOut: "any",
  earliestOffer: "any",
};

/** A date field as it was understood; null where the field holds no date or nothing was typed. */
export const dateIn = (
  field: string,
  text: string,
  content: Content,
  nowMs: number,
): Result<UnderstoodDate, Refusal> | null => {
  const direction = DATE_FIELDS[field];
  if (direction === undefined || text.trim() === "") return null;
  return understandDate(text, {
    today: pacificDay(nowMs),
    lang: "en",
    direction,
    aboutDays: content.policy.aboutDays,
  });
};

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

/** What is recorded beside the typed text. */
export const valueOf = (
  field: string,
  text: string,
  content: Content,
  nowMs: number,
): { value?: string; precision?: GivenDate["precision"] } => {
  const read = dayIn(field, text, content, nowMs);
  return read === null ? {} : { value: storedForm(read), precision: read.precision };
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
