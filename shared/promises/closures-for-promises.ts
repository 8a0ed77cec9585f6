import { type Content } from "../content/content.ts";
import { isoInstant, localInstant, wallClock } from "../dates/zone.ts";
import { type LineOverride } from "../hours/line-status.ts";

/**
 * Closures as a promise made at an instant (ISO 8601) reckons with them. One whose end nobody knows yet lasts at least through
 * that day, so nothing is promised for it; the next staffed day is the earliest that somebody can mean to keep.
 */
export const closuresForPromises = (
  content: Content,
  at: string,
  overrides: readonly LineOverride[],
): LineOverride[] => {
  const { day } = wallClock(at, content.line.zone);
  const tomorrow = isoInstant(localInstant(day + 1, 0, content.line.zone).ms);
  return overrides.map((one) =>
    one.kind === "closed" && one.until === null ? { ...one, until: tomorrow } : one,
  );
};
