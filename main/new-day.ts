import { pacificDay } from "#shared/case/pacific-words.ts";
import { type DeskClock } from "./clock.ts";

/** Looked at, not counted down to: a machine that slept over midnight, or a clock put right, is noticed too. */
const LOOK_EVERY_MS = 30_000;

/** Tells each time the line's calendar day has changed: ages, papers and due dates are looked at anew. */
export const watchDay = (
  clock: Pick<DeskClock, "nowMs">,
  after: (ms: number, work: () => void) => () => void,
  told: () => void,
): (() => void) => {
  let day = pacificDay(clock.nowMs());
  const look = (): void => {
    const today = pacificDay(clock.nowMs());
    if (today !== day) {
      day = today;
      told();
    }
    stop = after(LOOK_EVERY_MS, look);
  };
  let stop = after(LOOK_EVERY_MS, look);
  return () => stop();
};

/** Targets pass and appointments come while nobody presses a key: lists are looked at once a minute. */
const EVERY_MS = 60_000;

export const watchMinutes = (
  after: (ms: number, work: () => void) => () => void,
  told: () => void,
): (() => void) => {
  const look = (): void => {
    told();
    stop = after(EVERY_MS, look);
  };
  let stop = after(EVERY_MS, look);
  return () => stop();
};
