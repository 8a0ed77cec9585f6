/** Full jitter: a random pause up to a ceiling that doubles, so that a state's desks do not return in one second. */
export const pauseMs = (tries: number, longestMs: number, chance: () => number): number =>
  Math.round(chance() * Math.min(longestMs, 500 * 2 ** Math.min(tries, 20)));
