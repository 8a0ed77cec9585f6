const PACIFIC = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

/** "Nov 25, 10:12 AM": the line's own clock is Pacific, wherever the desk stands. */
export const clockTime = (instant: string): string => PACIFIC.format(new Date(instant));

export const instantNow = (): string => new Date().toISOString();
