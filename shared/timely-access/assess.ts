import { type ListId } from "../content/calendars.ts";
import { type Content } from "../content/content.ts";
import { type Standard } from "../content/standards.ts";
import { type Words } from "../content/words.ts";
import { dayWords } from "../dates/day-words.ts";
import { dayOf } from "../dates/epoch-day.ts";
import { type GivenDate } from "../dates/given-date.ts";
import { assessDays } from "./assess-days.ts";
import { assessHours } from "./assess-hours.ts";
import { type Assessment, type AssessmentInput } from "./assessment.ts";
import { headlines, labels, limitWords, missingWords, remarkWords } from "./assessment-words.ts";
import { businessDays } from "./business-days.ts";
import { isBefore } from "./limits.ts";

/** The list that judges: the one asked for, the earliest for an unknown line of business, else the adopted. */
const listFor = (input: AssessmentInput, content: Content): ListId => {
  if (input.list !== undefined) return input.list;
  return input.lineOfBusiness === "unknown" ? "X" : content.calendars.adopted;
};

/** A day named on which most clinics are closed is pointed out, never corrected. */
const closedDayRemarks = (given: GivenDate | null, content: Content, list: ListId): Words[] => {
  if (given === null || given.earliest !== given.latest) return [];
  const day = dayOf(given.on);
  const name = businessDays(content.calendars, list).holidayOn(day);
  return name === null ? [] : [remarkWords.closedDay(dayWords(day), name)];
};

const ruleRemarks = (input: AssessmentInput, standard: Standard, content: Content): Words[] => {
  const business = content.standards.linesOfBusiness.find((one) => one.id === input.lineOfBusiness);
  if (input.lineOfBusiness === "unknown" && input.list === undefined)
    return [remarkWords.earliestList];
  if (business !== undefined && business.limits !== "applies") return [remarkWords.otherRules];
  return standard.source.verified ? [] : [remarkWords.toConfirm];
};

const blank = (input: AssessmentInput, content: Content): Assessment => ({
  result: "not-assessable",
  standard: null,
  list: listFor(input, content),
  dueOn: null,
  dueSpan: null,
  dueAt: null,
  elapsedHours: null,
  afterDue: null,
  aimBy: null,
  headline: headlines.notYet([]),
  rows: [],
  cells: [],
  remarks: input.remarks ?? [],
  missing: [],
  contentVersion: content.version,
});

const notYet = (base: Assessment, missing: readonly Words[]): Assessment => ({
  ...base,
  missing,
  headline: headlines.notYet(missing),
});

/**
 * Applies a standard of the content to the facts and shows its working. Never judges what the
 * facts do not settle: the result is then `not-assessable` and `missing` names what is needed.
 */
export const assess = (input: AssessmentInput, content: Content): Assessment => {
  const base = blank(input, content);
  const standard = content.standards.standards.find((one) => one.id === input.standard);
  const needed = input.missing ?? [];
  if (standard === undefined) {
    return notYet(base, needed.length > 0 ? needed : [missingWords.standard]);
  }
  const { from, offered } = input;
  const limit = { label: standard.name, value: limitWords(standard) };
  const remarks = [
    ...base.remarks,
    ...ruleRemarks(input, standard, content),
    ...closedDayRemarks(from, content, base.list),
    ...closedDayRemarks(offered, content, base.list),
  ];
  const started: Assessment = { ...base, standard, rows: [limit], remarks };
  if (standard.exceptPhysicians && input.physician === true) {
    const rows = [{ label: labels.standard, value: standard.name }];
    return { ...started, result: "no-fixed-standard", rows, headline: headlines.noFixed };
  }
  if (from === null) {
    const start = standard.from === "request" ? missingWords.request : missingWords.previous;
    return notYet(started, [start, ...(offered === null ? [missingWords.offer] : [])]);
  }
  const assessed =
    standard.unit === "hours"
      ? assessHours(input, from, started, standard, content)
      : assessDays(input, from, started, standard, content);
  // Two dates that cannot both be right decide nothing; the due date itself still stands.
  return offered !== null && isBefore(offered, from, content.line.zone)
    ? {
        ...notYet(assessed, [missingWords.contradiction]),
        result: "not-assessable",
        afterDue: null,
        elapsedHours: null,
      }
    : assessed;
};

/** An offer as it is recorded: what became of it decides whether it counts. */
export type Offer = {
  readonly when: GivenDate;
  /** An offer that the clinic withdrew never was one: it neither counts nor stops the clock. */
  readonly became: "open" | "accepted" | "not-accepted" | "withdrawn-by-clinic";
};

/** The measure is the earliest date offered, whether it was accepted or not. */
export const earliestOffer = (offers: readonly Offer[]): GivenDate | null =>
  offers
    .filter((offer) => offer.became !== "withdrawn-by-clinic")
    .map((offer) => offer.when)
    .reduce<GivenDate | null>((first, when) => {
      if (first === null) return when;
      const earlier =
        when.on === first.on ? (when.time ?? "") < (first.time ?? "") : when.on < first.on;
      return earlier ? when : first;
    }, null);

/** The visits that took place: a return visit is counted from the last attended one. */
export type PastVisit = {
  readonly on: GivenDate;
  readonly became:
    | "attended"
    | "cancelled-by-clinic"
    | "cancelled-by-member"
    | "provider-no-show"
    | "member-no-show";
};

export const lastAttended = (visits: readonly PastVisit[]): GivenDate | null =>
  visits
    .filter((visit) => visit.became === "attended")
    .map((visit) => visit.on)
    .reduce<GivenDate | null>((last, on) => (last === null || on.on > last.on ? on : last), null);
