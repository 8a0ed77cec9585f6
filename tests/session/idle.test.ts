import { describe, expect, test } from "vitest";
import { type IdlePolicy, idleStep, type Quiet } from "#shared/session/idle.ts";

const MINUTE = 60_000;
const policy: IdlePolicy = { lockAfterMs: 10 * MINUTE, warningMs: MINUTE };
const step = (quiet: Partial<Quiet>) =>
  idleStep({ nowMs: 0, lastKeyMs: 0, during: "nothing", warnedMs: null, ...quiet }, policy);

describe("a quiet desk", () => {
  test("waits exactly as long as the policy says, then locks", () => {
    expect(step({ nowMs: 10 * MINUTE - 1 })).toEqual({ kind: "wait", againInMs: 1 });
    expect(step({ nowMs: 10 * MINUTE })).toEqual({ kind: "lock" });
  });

  test("during a call warns before it locks", () => {
    expect(step({ during: "call", nowMs: 10 * MINUTE })).toEqual({
      kind: "warn",
      locksMs: 11 * MINUTE,
    });
  });

  test("during a call locks when the warning was not answered in its time", () => {
    const warned = { during: "call", warnedMs: 10 * MINUTE } as const;
    expect(step({ ...warned, nowMs: 11 * MINUTE - 1 })).toEqual({ kind: "wait", againInMs: 1 });
    expect(step({ ...warned, nowMs: 11 * MINUTE })).toEqual({ kind: "lock" });
  });

  test("warns again after a key answered the warning before", () => {
    const answered = { lastKeyMs: 10 * MINUTE + 5, warnedMs: 10 * MINUTE } as const;
    expect(step({ ...answered, during: "call", nowMs: 21 * MINUTE })).toEqual({
      kind: "warn",
      locksMs: 22 * MINUTE,
    });
  });

  test("that wakes from a long sleep in mid-call still warns first", () => {
    expect(step({ during: "call", nowMs: 500 * MINUTE }).kind).toBe("warn");
  });

  test("never locks a crisis away by a timer", () => {
    expect(step({ during: "crisis", nowMs: 500 * MINUTE }).kind).toBe("wait");
  });
});
