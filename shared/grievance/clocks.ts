import { type ListId } from "../content/calendars.ts";
import { type Content } from "../content/content.ts";
import { dayOf, isoDay } from "../dates/epoch-day.ts";
import { type GivenDate, instantSpan } from "../dates/given-date.ts";
import { withOffset } from "../dates/zone.ts";
import { businessDays } from "../timely-access/business-days.ts";

/** The four clocks of a grievance; every one starts at receipt, whatever is planned (HSC 1368, 1368.01). */
export type GrievanceClocks = {
  /** Plain dates: calendar days, which do not move off weekends or holidays. */
  readonly acknowledgeBy: string;
  readonly resolveBy: string;
  /** Elapsed hours: ISO 8601 with the line's offset; null while the time of receipt is not known. */
  readonly expeditedBy: string | null;
  /** Plain date: the close of the next business day, after which it becomes formal. */
  readonly exemptBy: string;
};

const hourMs = 3_600_000;

/** The clocks of a grievance received at a local date and time. */
export const grievanceClocks = (
  received: GivenDate,
  content: Content,
  list: ListId = content.calendars.adopted,
): GrievanceClocks => {
  const { acknowledgeDays, resolveDays, expedited, exempt } = content.grievance;
  const day = dayOf(received.on);
  const { zone } = content.line;
  const span = instantSpan(received, zone);
  const isTimed = span.first === span.last;
  return {
    acknowledgeBy: isoDay(day + acknowledgeDays.calendarDays),
    resolveBy: isoDay(day + resolveDays.calendarDays),
    expeditedBy: isTimed ? withOffset(span.first + expedited.hours * hourMs, zone) : null,
    exemptBy: isoDay(businessDays(content.calendars, list).after(day, exempt.businessDays)),
  };
};
