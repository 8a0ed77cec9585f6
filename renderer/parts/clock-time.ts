const PACIFIC = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

/** "Nov 25, 10:12 AM": the line's own clock is Pacific, wherever the desk stands. */
export const clockTime = (instant: string): string => PACIFIC.format(new Date(instant));

const WITH_WEEKDAY = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  weekday: "short",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

/** An appointment as it is said; words that are no instant stay as they were typed. */
export const appointmentTime = (words: string): string =>
  /^\d{4}-\d{2}-\d{2}T/.test(words) ? WITH_WEEKDAY.format(new Date(words)) : words;

export const instantNow = (): string => new Date().toISOString();

const HOUR = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hour: "numeric",
  minute: "2-digit",
});

/** "10:12 AM", Pacific: what is offered where somebody notes when a thing was done. */
export const hourNow = (): string => HOUR.format(new Date());
