import { type ListId } from "../content/calendars.ts";
import { type LineOfBusiness, type Standard, type StandardId } from "../content/standards.ts";
import { type Words } from "../content/words.ts";
import { type GivenDate } from "../dates/given-date.ts";
import { type DayCell } from "./day-ruler.ts";
import { type ExceptionNote } from "./exceptions.ts";

export type AssessmentResult =
  "compliant" | "late" | "compliant-by-exception" | "no-fixed-standard" | "not-assessable";

/** Who the date the clock starts at comes from. */
export type DateSource = "member" | "appointment-system" | "referral" | "first-known";

export type AssessmentInput = {
  /** Null while the facts do not say which; `missing` then says what is needed. */
  readonly standard: StandardId | null;
  readonly missing?: readonly Words[];
  readonly remarks?: readonly Words[];
  /** The request; for a return visit the previous attended appointment. */
  readonly from: GivenDate | null;
  readonly fromSource?: DateSource;
  /** The earliest offer that stands (see `earliestOffer`). */
  readonly offered: GivenDate | null;
  readonly physician?: boolean;
  readonly exceptions?: readonly ExceptionNote[];
  /** Unknown is judged by the earliest list, "rule to confirm"; left out: the adopted list. */
  readonly lineOfBusiness?: LineOfBusiness;
  /** Judge by this list instead of the plan's. */
  readonly list?: ListId;
  /** Today in the line's zone: with no offer and the due date past, every offer would be late. */
  readonly today?: string;
};

/** A count that is a span when a date is only roughly known: both ends included. */
export type Span<T> = { readonly least: T; readonly most: T };

export type Assessment = {
  readonly result: AssessmentResult;
  readonly standard: Standard | null;
  /** The list that judged; recorded with the assessment. */
  readonly list: ListId;
  /** Plain date; for an hour limit the day on which the time runs out. Null when unknown. */
  readonly dueOn: string | null;
  /** Earliest and latest due date when the start is only roughly known; null when exact. */
  readonly dueSpan: Span<string> | null;
  /** ISO 8601 with the offset of the line's zone; hour limits only. */
  readonly dueAt: string | null;
  /** Hours from request to offer, four decimals; hour limits only. */
  readonly elapsedHours: number | null;
  /** Business days (hours for an hour limit) by which the offer follows the due date; null unless late. */
  readonly afterDue: Span<number> | null;
  /** The date to schedule against, when list X gives an earlier one than the list that judges. */
  readonly aimBy: string | null;
  readonly headline: Words;
  readonly rows: readonly { readonly label: Words; readonly value: Words }[];
  readonly cells: readonly DayCell[];
  readonly remarks: readonly Words[];
  /** What is needed before this can be judged, in words. */
  readonly missing: readonly Words[];
  readonly contentVersion: string;
};
