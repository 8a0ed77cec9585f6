/** The line's zone: dates are Pacific calendar days whatever the desk's own clock is set to. */
export const ZONE = "America/Los_Angeles";

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { timeZone: ZONE, ...options });

const dayParts = format({ year: "numeric", month: "2-digit", day: "2-digit" });
const dayWords = format({ weekday: "short", month: "short", day: "numeric" });
const timeWords = format({ hour: "numeric", minute: "2-digit" });

/** The Pacific calendar day of an instant, as YYYY-MM-DD. */
export const pacificDay = (atMs: number): string => {
  const part = Object.fromEntries(
    dayParts.formatToParts(atMs).map(({ type, value }) => [type, value]),
  );
  return `${part["year"]}-${part["month"]}-${part["day"]}`;
};

/** "3 PM", "10:04 AM". */
export const clockWords = (atMs: number): string =>
  timeWords.format(atMs).replace(":00", "").replaceAll(" ", " ");

/** "Mon, Nov 30". */
export const shortDay = (atMs: number): string => dayWords.format(atMs);

/** "today 3 PM", "Mon, Nov 30, 9 AM". */
export const whenWords = (atMs: number, nowMs: number): string =>
  pacificDay(atMs) === pacificDay(nowMs)
    ? `today ${clockWords(atMs)}`
    : `${shortDay(atMs)}, ${clockWords(atMs)}`;

/** A plain date as words, without a zone: "Wed, Nov 25". */
export const dateWords = (on: string): string =>
  new Intl.DateTimeFormat("en-US", {
    timeZone: "UTC",
    weekday: "short",
    month: "short",
    day: "numeric",
  }).format(Date.parse(`${on}T12:00:00Z`));

/** Whole calendar days from one plain date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
