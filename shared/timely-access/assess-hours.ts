import { type Content } from "../content/content.ts";
import { type Standard } from "../content/standards.ts";
import { type Words } from "../content/words.ts";
import { dayOf, isoDay, partsOf } from "../dates/epoch-day.ts";
import { type GivenDate } from "../dates/given-date.ts";
import { isoInstant, wallClock, withOffset } from "../dates/zone.ts";
import { type Assessment, type AssessmentInput, type Span } from "./assessment.ts";
import {
  countWords,
  headlines,
  labels,
  limitWords,
  missingWords,
  momentWords,
  remarkWords,
} from "./assessment-words.ts";
import { judgeLate } from "./judge.ts";
import { type HourLimit, hourLimit, hourStanding } from "./limits.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const oneDecimal = (ms: number): number => Math.round((ms / hourMs) * 10) / 10;

const hoursAfter = (limit: HourLimit, offered: Span<number>): Span<number> => ({
  least: oneDecimal(offered.least - limit.span.most),
  most: oneDecimal(offered.most - limit.span.least),
});

/** Less than an hour is told in minutes, begun ones counted: an offer that is late is never "0 hours" late. */
const afterWords = (limit: HourLimit, offered: Span<number>, hours: Span<number>): Words => {
  const [least, most] = [offered.least - limit.span.most, offered.most - limit.span.least];
  return most < hourMs
    ? countWords(
        { least: Math.ceil(least / minuteMs), most: Math.ceil(most / minuteMs) },
        "minutes",
      )
    : countWords(hours, "hours");
};

type Judged = Pick<Assessment, "result" | "headline" | "missing" | "afterDue"> & {
  readonly notes?: readonly Words[];
};

const noOffer = (input: AssessmentInput, limit: HourLimit, zone: string): Judged => {
  const lastDue = wallClock(isoInstant(limit.span.most), zone).day;
  if (input.today !== undefined && dayOf(input.today) > lastDue) {
    return { result: "late", headline: headlines.noOfferTimePast, missing: [], afterDue: null };
  }
  const missing = [missingWords.offer];
  return { result: "not-assessable", headline: headlines.notYet(missing), missing, afterDue: null };
};

const judge = (
  input: AssessmentInput,
  standard: Standard,
  limit: HourLimit,
  dueBy: string,
  zone: string,
): Judged => {
  const standing = hourStanding(limit);
  if (standing.kind === "no-offer" || input.offered === null || limit.offered === null) {
    return noOffer(input, limit, zone);
  }
  switch (standing.kind) {
    case "within": {
      const hours = limit.elapsedHours;
      const headline =
        hours === null
          ? headlines.withinTimeSpan
          : headlines.withinTime(
              countWords(
                { least: Math.round(hours * 10) / 10, most: Math.round(hours * 10) / 10 },
                "hours",
              ),
              limitWords(standard),
            );
      return { result: "compliant", headline, missing: [], afterDue: null };
    }
    case "after": {
      const span = hoursAfter(limit, limit.offered);
      const headline = headlines.afterTime(afterWords(limit, limit.offered, span));
      const late = judgeLate(input, standard, input.offered, dueBy, headline);
      return { ...late, missing: [], afterDue: span };
    }
    case "unclear": {
      const headline = headlines.notYet(standing.missing);
      return { result: "not-assessable", headline, missing: standing.missing, afterDue: null };
    }
  }
};

/** A limit in elapsed hours: nights, weekends and holidays count, and the limit itself is in time. */
export const assessHours = (
  input: AssessmentInput,
  from: GivenDate,
  started: Assessment,
  standard: Standard,
  content: Content,
): Assessment => {
  const { zone } = content.line;
  const limit = hourLimit(standard, from, input.offered, zone);
  const isKnown = limit.span.least === limit.span.most;
  const first = isoInstant(limit.span.least);
  const dueOn = isoDay(wallClock(first, zone).day);
  const last = isoDay(wallClock(isoInstant(limit.span.most), zone).day);
  const { notes = [], ...judged } = judge(input, standard, limit, dueOn, zone);
  const due = momentWords(first, zone, partsOf(dayOf(from.on)).year);
  const change =
    limit.clockChange === null
      ? []
      : [limit.clockChange === "twice" ? remarkWords.twice : remarkWords.skippedTime];
  return {
    ...started,
    ...judged,
    dueOn,
    dueSpan: isKnown ? null : { least: dueOn, most: last },
    dueAt: isKnown ? withOffset(limit.span.least, zone) : null,
    elapsedHours: limit.elapsedHours,
    rows: isKnown ? [...started.rows, { label: labels.due, value: due }] : started.rows,
    remarks: [...started.remarks, ...change, ...notes],
  };
};
