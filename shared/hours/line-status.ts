import { type Content } from "../content/content.ts";
import { fillWords, type Words } from "../content/words.ts";
import { dayWords, monthWord, timeWords, weekdayWord } from "../dates/day-words.ts";
import { type EpochDay, partsOf, weekdayOf } from "../dates/epoch-day.ts";
import { wallClock } from "../dates/zone.ts";
import { openingAt, shiftOn } from "./opening.ts";

/** A supervisor closed (or opened) the line outside its plan; the newest that is in force wins. */
export type LineOverride = {
  readonly kind: "closed" | "open";
  /** ISO 8601 instants; `until: null` holds until it is taken back. */
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
  /** What callers are told; the after-hours words when left out. */
  readonly say?: Words | undefined;
};

export type LineStatus = {
  readonly open: boolean;
  /** ISO 8601 in UTC. */
  readonly closesAt: string | null;
  readonly nextOpening: string | null;
  readonly words: Words;
  /** A closure in the coming days: "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM". */
  readonly ahead: Words | null;
  /** What is said while closed; null while open. */
  readonly afterHours: Words | null;
};

const ms = (instant: string): number => Date.parse(instant);

/** The override that is in force at an instant. */
export const overrideAt = (
  overrides: readonly LineOverride[],
  at: string,
): LineOverride | undefined =>
  overrides
    .filter((one) => ms(one.from) <= ms(at) && (one.until === null || ms(at) < ms(one.until)))
    .reduce<LineOverride | undefined>(
      (newest, one) => (newest === undefined || ms(one.from) > ms(newest.from) ? one : newest),
      undefined,
    );

/** Weekdays without a shift in one closed stretch around or after `day`, and the day it ends. */
type Closure = { readonly first: EpochDay; readonly last: EpochDay; readonly back: EpochDay };

const closureFrom = (content: Content, day: EpochDay): Closure | null => {
  const { hours } = content.line;
  const isShut = (one: EpochDay) => shiftOn(content, hours, one) === null;
  const isHoliday = (one: EpochDay) => isShut(one) && hours.days.includes(weekdayOf(one));
  let first = day;
  while (isShut(first - 1)) first -= 1;
  let back = day;
  while (isShut(back)) back += 1;
  let last = back - 1;
  while (last >= first && !isHoliday(last)) last -= 1;
  while (first <= last && !isHoliday(first)) first += 1;
  return first > last ? null : { first, last, back };
};

const closureWords = (content: Content, closure: Closure, today: EpochDay): Words => {
  const { first, last, back } = closure;
  const opens = shiftOn(content, content.line.hours, back)?.opens ?? 0;
  const inMonth = (day: EpochDay) => partsOf(day).month === partsOf(today).month;
  const sameMonth = inMonth(first) && inMonth(last);
  const one = (day: EpochDay, lang: "en" | "es") => {
    const { month, day: date } = partsOf(day);
    const named =
      lang === "en" ? `${monthWord(month, lang)} ${date}` : `${date} ${monthWord(month, lang)}`;
    return `${weekdayWord(day, lang)} ${sameMonth ? date : named}`;
  };
  const span = (lang: "en" | "es") =>
    first === last ? one(first, lang) : `${one(first, lang)} – ${one(last, lang)}`;
  const { month, day } = partsOf(back);
  return {
    en: `Closed ${span("en")} · back ${weekdayWord(back, "en")} ${monthWord(month, "en")} ${day}, ${timeWords(opens)}`,
    es: `Cerrado ${span("es")} · de vuelta ${weekdayWord(back, "es")} ${day} ${monthWord(month, "es")}, ${timeWords(opens)}`,
  };
};

/** The next closure on a weekday within the policy's days, or null. */
export const closureAhead = (content: Content, today: EpochDay): Words | null => {
  const { hours } = content.line;
  for (let ahead = 1; ahead <= content.policy.closureAheadDays; ahead += 1) {
    const day = today + ahead;
    if (!hours.days.includes(weekdayOf(day)) || shiftOn(content, hours, day) !== null) continue;
    const closure = closureFrom(content, day);
    return closure === null ? null : closureWords(content, closure, today);
  }
  return null;
};

/** "Mon, Nov 30, 8:00 AM PT", or only the time when it is today. */
const openingWords = (content: Content, today: EpochDay, opensAt: string): Words => {
  const { day, minutes } = wallClock(opensAt, content.line.zone);
  const time = `${timeWords(minutes, true)} ${content.line.zoneWords}`;
  if (day === today) return { en: time, es: time };
  return fillWords({ en: "{day}, {time}", es: "{day}, {time}" }, { day: dayWords(day), time });
};

/** The first staffed instant at or after `from`, overrides that close the line left out. */
const openingAfter = (content: Content, from: string): string | null => {
  const opening = openingAt(content, content.line.hours, from);
  return opening.open ? from : opening.opensAt;
};

const overriddenStatus = (content: Content, override: LineOverride, at: string): LineStatus => {
  const { line } = content;
  const { day } = wallClock(at, line.zone);
  const ahead = closureAhead(content, day);
  const until = override.until === null ? null : openingWords(content, day, override.until);
  if (override.kind === "open") {
    const words = {
      en: until === null ? "Line open · until further notice" : `Line open · closes ${until.en}`,
      es:
        until === null ? "Línea abierta · hasta nuevo aviso" : `Línea abierta · cierra ${until.es}`,
    };
    return {
      open: true,
      closesAt: override.until,
      nextOpening: null,
      words,
      ahead,
      afterHours: null,
    };
  }
  const nextOpening = override.until === null ? null : openingAfter(content, override.until);
  const back = nextOpening === null ? null : openingWords(content, day, nextOpening);
  const words = {
    en: `Line closed · ${override.reason}${back === null ? "" : ` · opens ${back.en}`}`,
    es: `Línea cerrada · ${override.reason}${back === null ? "" : ` · abre ${back.es}`}`,
  };
  const afterHours = override.say ?? line.afterHoursWords;
  return { open: false, closesAt: null, nextOpening, words, ahead, afterHours };
};

/**
 * The state of the line at an instant (ISO 8601 with Z or an offset), decided in the line's zone,
 * never in the computer's. Open from the first second of the shift up to, not at, the last.
 */
export const lineStatus = (
  content: Content,
  at: string,
  overrides: readonly LineOverride[] = [],
): LineStatus => {
  const override = overrideAt(overrides, at);
  if (override !== undefined) return overriddenStatus(content, override, at);
  const { line } = content;
  const { day, minutes } = wallClock(at, line.zone);
  const opening = openingAt(content, line.hours, at);
  const ahead = closureAhead(content, day);
  if (opening.open) {
    const next = overrides
      .filter((one) => one.kind === "closed" && ms(one.from) > ms(at))
      .map((one) => one.from)
      .sort((a, b) => ms(a) - ms(b))[0];
    const planned = opening.closesAt ?? at;
    const closesAt = next !== undefined && ms(next) < ms(planned) ? next : planned;
    const time = `${timeWords(wallClock(closesAt, line.zone).minutes, true)} ${line.zoneWords}`;
    const words = { en: `Line open · closes ${time}`, es: `Línea abierta · cierra ${time}` };
    return { open: true, closesAt, nextOpening: null, words, ahead, afterHours: null };
  }
  const afterHours = line.afterHoursWords;
  const nextOpening = opening.opensAt;
  const shift = shiftOn(content, line.hours, day);
  // After closing time the stretch that matters begins tomorrow; before opening it may be over.
  const from = shift === null ? day : minutes >= shift.closes ? day + 1 : null;
  const closure =
    from === null || shiftOn(content, line.hours, from) !== null
      ? null
      : closureFrom(content, from);
  if (closure !== null) {
    return {
      open: false,
      closesAt: null,
      nextOpening,
      words: closureWords(content, closure, day),
      ahead: closureAhead(content, closure.back - 1),
      afterHours,
    };
  }
  const opens = nextOpening === null ? null : openingWords(content, day, nextOpening);
  const words =
    opens === null
      ? { en: "Line closed", es: "Línea cerrada" }
      : { en: `Line closed · opens ${opens.en}`, es: `Línea cerrada · abre ${opens.es}` };
  return { open: false, closesAt: null, nextOpening, words, ahead, afterHours };
};

/** Whether the line is staffed at an instant: the question without the words. */
export const isLineOpen = (
  content: Content,
  at: string,
  overrides: readonly LineOverride[] = [],
): boolean => {
  const override = overrideAt(overrides, at);
  return override === undefined
    ? openingAt(content, content.line.hours, at).open
    : override.kind === "open";
};

/** How the line stood at an instant, as a call that begins then is greeted: its script stays so to its end. */
export const lineBegan = (
  content: Content,
  at: string,
  overrides: readonly LineOverride[] = [],
): "open" | "closed" | "closed-for-emergency" => {
  if (overrideAt(overrides, at)?.kind === "closed") return "closed-for-emergency";
  return isLineOpen(content, at, overrides) ? "open" : "closed";
};
