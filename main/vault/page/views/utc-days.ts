const DAY_MS = 86_400_000;
const utcDay = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** The Pacific day of an instant lies within its UTC day and the one before (YYYY-MM-DD). */
export const utcDaysOf = (nowMs: number): readonly [string, string] => [
  utcDay(nowMs),
  utcDay(nowMs - DAY_MS),
];
