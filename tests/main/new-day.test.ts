import { expect, test } from "vitest";
import { watchDay, watchMinutes } from "../../main/new-day.ts";

/** A clock and a timer that the test moves. */
const aDesk = (startedAt: string) => {
  let nowMs = Date.parse(startedAt);
  let due: (() => void) | null = null;
  let told = 0;
  const stop = watchDay(
    { nowMs: () => nowMs },
    (_ms, work) => {
      due = work;
      return () => (due = null);
    },
    () => (told += 1),
  );
  return {
    at: (instant: string) => {
      nowMs = Date.parse(instant);
      due?.();
      return told;
    },
    stop,
  };
};

test("a birthday or the end of a paper needs no key: at Pacific midnight everything is asked again, once", () => {
  const { at, stop } = aDesk("2026-11-25T22:00:00Z");
  // UTC has the next day already; the line has not.
  expect(at("2026-11-26T00:30:00Z")).toBe(0);
  expect(at("2026-11-26T07:59:59Z")).toBe(0);
  expect(at("2026-11-26T08:00:00Z")).toBe(1);
  expect(at("2026-11-26T08:00:30Z")).toBe(1);
  // Asleep over a weekend: noticed when it wakes.
  expect(at("2026-11-30T16:00:00Z")).toBe(2);
  stop();
  expect(at("2026-12-04T16:00:00Z")).toBe(2);
});

test("a target passes without a key: lists are asked again every minute until the desk stops", () => {
  let due: (() => void) | null = null;
  let told = 0;
  const stop = watchMinutes(
    (_ms, work) => {
      due = work;
      return () => (due = null);
    },
    () => (told += 1),
  );
  const minute = (): void => due?.();
  minute();
  minute();
  expect(told).toBe(2);
  stop();
  minute();
  expect(told).toBe(2);
});
