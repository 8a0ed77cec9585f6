import { type Standard } from "../content/standards.ts";
import { type Words } from "../content/words.ts";
import { dayOf, type EpochDay } from "../dates/epoch-day.ts";
import { type GivenDate, instantSpan } from "../dates/given-date.ts";
import { type Span } from "./assessment.ts";
import { missingWords } from "./assessment-words.ts";
import { type BusinessDays } from "./business-days.ts";

const hourMs = 3_600_000;

/** How an offer stands to a limit, before exceptions. */
export type Standing =
  | { readonly kind: "within" }
  | { readonly kind: "after" }
  | { readonly kind: "no-offer" }
  | { readonly kind: "unclear"; readonly missing: readonly Words[] };

const isSpan = (given: GivenDate): boolean => given.earliest !== given.latest;

const exactFrom = (standard: Standard): Words =>
  standard.from === "request" ? missingWords.exactRequest : missingWords.exactPrevious;

/** Due days of a business-day limit. A whole day counts: the last one is still in time. */
export type DayLimit = {
  readonly due: EpochDay;
  readonly span: Span<EpochDay>;
};

export const dayLimit = (days: BusinessDays, standard: Standard, from: GivenDate): DayLimit => {
  const dueAfter = (on: string) => days.after(dayOf(on), standard.limit);
  const due = dueAfter(from.on);
  if (!isSpan(from)) return { due, span: { least: due, most: due } };
  return { due, span: { least: dueAfter(from.earliest), most: dueAfter(from.latest) } };
};

/** Whether the offer lies before the day or time the clock starts at, whatever either may mean. */
export const isBefore = (offered: GivenDate, from: GivenDate, zone: string): boolean =>
  instantSpan(offered, zone).last < instantSpan(from, zone).first;

/** The standing of an offer against due days: sure only when it is the same for every day it may be. */
export const dayStanding = (
  limit: DayLimit,
  standard: Standard,
  from: GivenDate,
  offered: GivenDate | null,
): Standing => {
  if (offered === null) return { kind: "no-offer" };
  if (dayOf(offered.earliest) > limit.span.most) return { kind: "after" };
  if (dayOf(offered.latest) <= limit.span.least) return { kind: "within" };
  const missing = [
    ...(isSpan(from) ? [exactFrom(standard)] : []),
    ...(isSpan(offered) ? [missingWords.exactOffer] : []),
  ];
  return { kind: "unclear", missing };
};

/** The instant an hour limit runs out, for the first and last instant the request may mean. */
export type HourLimit = {
  /** Milliseconds since 1970; elapsed time, so a change of the clock moves nothing. */
  readonly span: Span<number>;
  readonly from: Span<number>;
  readonly offered: Span<number> | null;
  /** Hours elapsed when both instants are known. */
  readonly elapsedHours: number | null;
  readonly clockChange: "twice" | "skipped" | null;
};

export const hourLimit = (
  standard: Standard,
  from: GivenDate,
  offered: GivenDate | null,
  zone: string,
): HourLimit => {
  const start = instantSpan(from, zone);
  const end = offered === null ? null : instantSpan(offered, zone);
  const limitMs = standard.limit * hourMs;
  const known = end !== null && start.first === start.last && end.first === end.last;
  const kinds = [start.kind, end?.kind];
  return {
    span: { least: start.first + limitMs, most: start.last + limitMs },
    from: { least: start.first, most: start.last },
    offered: end === null ? null : { least: end.first, most: end.last },
    elapsedHours: known ? Math.round(((end.first - start.first) / hourMs) * 10_000) / 10_000 : null,
    clockChange: kinds.includes("twice") ? "twice" : kinds.includes("skipped") ? "skipped" : null,
  };
};

/** The limit itself is still in time. */
export const hourStanding = (limit: HourLimit): Standing => {
  if (limit.offered === null) return { kind: "no-offer" };
  if (limit.offered.least > limit.span.most) return { kind: "after" };
  if (limit.offered.most <= limit.span.least) return { kind: "within" };
  const missing = [
    ...(limit.from.least === limit.from.most ? [] : [missingWords.requestTime]),
    ...(limit.offered.least === limit.offered.most ? [] : [missingWords.offerTime]),
  ];
  return { kind: "unclear", missing };
};
