import { expect, test } from "vitest";
import { IdleLock } from "#main/session/idle-lock.ts";

const MINUTE = 60_000;

/** A desk whose time is moved by hand; `asleep`: the clock that only runs stands still. */
const aDesk = () => {
  let nowMs = Date.parse("2026-11-25T18:00:00Z");
  let runMs = 0;
  const timers = new Map<() => void, number>();
  const seen = { locks: 0, warnings: [] as (string | null)[] };
  const idle: IdleLock = new IdleLock({
    policy: { lockAfterMs: 10 * MINUTE, warningMs: MINUTE },
    clock: { wallMs: () => nowMs, monotonicMs: () => runMs },
    after: (ms, work) => {
      timers.set(work, runMs + ms);
      return () => timers.delete(work);
    },
    lock: () => Promise.resolve(void (seen.locks += 1)),
    onWarning: () => seen.warnings.push(idle.locksAt),
  });
  const pass = (ms: number, asleep = false): void => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      nowMs += 1_000;
      if (!asleep) runMs += 1_000;
      for (const [work, atMs] of [...timers]) if (atMs <= runMs && timers.delete(work)) work();
    }
  };
  idle.start();
  return { idle, seen, pass };
};

test("without a call it locks after the policy's minutes, without a word", () => {
  const { seen, pass } = aDesk();
  pass(10 * MINUTE - 1_000);
  expect(seen).toEqual({ locks: 0, warnings: [] });
  pass(1_000);
  expect(seen).toEqual({ locks: 1, warnings: [] });
});

test("during a call it says when it will lock, and locks then", () => {
  const { idle, seen, pass } = aDesk();
  idle.touch("call");
  pass(10 * MINUTE);
  expect(seen).toEqual({ locks: 0, warnings: ["2026-11-25T18:11:00.000Z"] });
  pass(MINUTE);
  expect(seen.locks).toBe(1);
  expect(idle.locksAt).toBeNull();
});

test("one key answers the warning, and the minutes begin again", () => {
  const { idle, seen, pass } = aDesk();
  idle.touch("call");
  pass(10 * MINUTE + 30_000);
  idle.touch("call");
  expect(seen.warnings).toEqual(["2026-11-25T18:11:00.000Z", null]);
  pass(9 * MINUTE);
  expect(seen.locks).toBe(0);
  pass(2 * MINUTE);
  expect(seen.locks).toBe(1);
});

test("sleep counts: a desk that wakes without a call is locked at the next look", () => {
  const { seen, pass } = aDesk();
  pass(60 * MINUTE, true);
  expect(seen.locks).toBe(0);
  pass(15_000);
  expect(seen.locks).toBe(1);
});

test("a desk that was locked by hand is not locked again by the timer", () => {
  const { idle, seen, pass } = aDesk();
  idle.stop();
  pass(30 * MINUTE);
  expect(seen.locks).toBe(0);
});
