import { type Content } from "../content/content.ts";
import { type Standard } from "../content/standards.ts";
import { dayWords } from "../dates/day-words.ts";
import { dayOf, isoDay, partsOf } from "../dates/epoch-day.ts";
import { type GivenDate } from "../dates/given-date.ts";
import { type Assessment, type AssessmentInput, type Span } from "./assessment.ts";
import {
  aboutDay,
  countWords,
  givenWords,
  headlines,
  labels,
  listWords,
  missingWords,
  remarkWords,
  skippedWords,
  sourceWords,
} from "./assessment-words.ts";
import { type BusinessDays, businessDays } from "./business-days.ts";
import { dayRuler } from "./day-ruler.ts";
import { judgeLate } from "./judge.ts";
import { type DayLimit, dayLimit, dayStanding } from "./limits.ts";

const isExact = (given: GivenDate): boolean => given.earliest === given.latest;

const afterDue = (
  days: BusinessDays,
  limit: DayLimit,
  first: number,
  last: number,
): Span<number> => ({
  least: days.between(limit.span.most, first),
  most: days.between(limit.span.least, last),
});

/** A weekend after a Friday is late without a business day between: it is told in calendar days. */
const afterWords = (span: Span<number>, limit: DayLimit, offered: GivenDate) =>
  span.most > 0
    ? countWords({ least: Math.max(span.least, 1), most: span.most }, "business-days")
    : countWords(
        {
          least: dayOf(offered.earliest) - limit.span.most,
          most: dayOf(offered.latest) - limit.span.least,
        },
        "calendar-days",
      );

const withinHeadline = (
  days: BusinessDays,
  limit: DayLimit,
  from: GivenDate,
  offered: GivenDate,
) => {
  if (!isExact(from) || !isExact(offered)) return headlines.withinSpan;
  const left = days.between(dayOf(offered.on), limit.due);
  return dayOf(offered.on) === limit.due
    ? headlines.onDue
    : headlines.within(countWords({ least: left, most: left }, "business-days"));
};

type Judged = Pick<Assessment, "result" | "headline" | "missing" | "afterDue"> & {
  readonly notes?: Assessment["remarks"];
};

const judge = (
  input: AssessmentInput,
  from: GivenDate,
  standard: Standard,
  days: BusinessDays,
  limit: DayLimit,
): Judged => {
  const { offered } = input;
  const standing = dayStanding(limit, standard, from, offered);
  if (standing.kind === "no-offer" || offered === null) {
    const today = input.today === undefined ? null : dayOf(input.today);
    if (today !== null && today > limit.span.most) {
      const span = afterDue(days, limit, today, today);
      const count =
        span.most > 0
          ? countWords({ least: Math.max(span.least, 1), most: span.most }, "business-days")
          : countWords(
              { least: today - limit.span.most, most: today - limit.span.least },
              "calendar-days",
            );
      return {
        result: "late",
        headline: headlines.noOfferPast(count),
        missing: [],
        afterDue: span,
      };
    }
    const headline = headlines.noOfferYet(dueDay(limit, from));
    return { result: "not-assessable", headline, missing: [missingWords.offer], afterDue: null };
  }
  switch (standing.kind) {
    case "within": {
      const headline = withinHeadline(days, limit, from, offered);
      return { result: "compliant", headline, missing: [], afterDue: null };
    }
    case "after": {
      const span = afterDue(days, limit, dayOf(offered.earliest), dayOf(offered.latest));
      const headline = headlines.after(afterWords(span, limit, offered));
      const late = judgeLate(input, standard, offered, isoDay(limit.span.least), headline);
      return { ...late, missing: [], afterDue: span };
    }
    case "unclear": {
      const headline = headlines.notYet(standing.missing);
      return { result: "not-assessable", headline, missing: standing.missing, afterDue: null };
    }
  }
};

const dueDay = (limit: DayLimit, from: GivenDate) => {
  const day = dayWords(limit.due, partsOf(dayOf(from.on)).year);
  return isExact(from) ? day : aboutDay(day);
};

/** A limit in business days: the request is day 0, the last day counts whole. */
export const assessDays = (
  input: AssessmentInput,
  from: GivenDate,
  started: Assessment,
  standard: Standard,
  content: Content,
): Assessment => {
  const days = businessDays(content.calendars, started.list);
  const limit = dayLimit(days, standard, from);
  const { year } = partsOf(dayOf(from.on));
  const offeredDay = input.offered === null ? null : dayOf(input.offered.on);
  const cells = dayRuler(days, dayOf(from.on), limit.due, offeredDay);
  const strict = dayLimit(businessDays(content.calendars, "X"), standard, from).due;
  const aim = strict < limit.due ? strict : null;
  const { notes = [], ...judged } = judge(input, from, standard, days, limit);
  const due = dueDay(limit, from);
  const list = listWords(started.list);
  const source = input.fromSource === undefined ? null : sourceWords(input.fromSource);
  const start = givenWords(from, year);
  const skipped = skippedWords(cells);
  return {
    ...started,
    ...judged,
    dueOn: isoDay(limit.due),
    dueSpan: isExact(from)
      ? null
      : { least: isoDay(limit.span.least), most: isoDay(limit.span.most) },
    aimBy: aim === null ? null : isoDay(aim),
    cells,
    rows: [
      ...started.rows,
      {
        label: labels.countedFrom,
        value:
          source === null
            ? start
            : {
                en: `${start.en} · ${source.en}`,
                es: `${start.es ?? start.en} · ${source.es ?? source.en}`,
              },
      },
      {
        label: labels.due,
        value: { en: `${due.en} · ${list.en}`, es: `${due.es ?? due.en} · ${list.es ?? list.en}` },
      },
      ...(skipped === null ? [] : [{ label: labels.skipped, value: skipped }]),
    ],
    remarks: [
      ...(aim === null ? [] : [remarkWords.aimBy(dayWords(aim, year))]),
      ...started.remarks,
      ...notes,
    ],
  };
};
