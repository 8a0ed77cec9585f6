import { describe, expect, test } from "vitest";
import {
  type ClockSight,
  happenedAtMs,
  JUMP_MS,
  OFFSET_GOOD_FOR_MS,
  trustOf,
  WRONG_CLOCK_MS,
} from "#shared/events/clock.ts";

const startedWallMs = Date.UTC(2026, 10, 25, 16);
const hourMs = 3_600_000;

/** One hour after the start, measured half an hour ago. */
const aSight = (change: Partial<ClockSight> = {}): ClockSight => ({
  wallMs: startedWallMs + hourMs,
  monotonicMs: 5000 + hourMs,
  startedWallMs,
  startedMonotonicMs: 5000,
  offset: { ms: 0, measuredWallMs: startedWallMs + hourMs / 2 },
  ...change,
});
const measured = (ms: number, agoMs: number) => ({
  offset: { ms, measuredWallMs: startedWallMs + hourMs - agoMs },
});

describe("how far a desk's clock is trusted", () => {
  test.each([
    ["right", {}, { kind: "good", offsetMs: 0 }],
    ["off by two minutes", measured(WRONG_CLOCK_MS, 0), { kind: "good", offsetMs: 120_000 }],
    ["off by more", measured(WRONG_CLOCK_MS + 1, 0), { kind: "wrong", offsetMs: 120_001 }],
    ["a day behind", measured(24 * hourMs, 0), { kind: "wrong", offsetMs: 24 * hourMs }],
    ["a day ahead", measured(-24 * hourMs, 0), { kind: "wrong", offsetMs: -24 * hourMs }],
    ["never measured", { offset: null }, { kind: "ask", why: "never-measured" }],
    ["measured seven days ago", measured(0, OFFSET_GOOD_FOR_MS), { kind: "good", offsetMs: 0 }],
    ["longer ago", measured(0, OFFSET_GOOD_FOR_MS + 1), { kind: "ask", why: "offset-too-old" }],
    ["measured in the future", measured(0, -1), { kind: "ask", why: "offset-too-old" }],
    ["moved by ten seconds", { wallMs: startedWallMs + hourMs + JUMP_MS }, { kind: "good" }],
    ["jumped ahead", { wallMs: startedWallMs + hourMs + JUMP_MS + 1 }, { why: "jumped" }],
    ["jumped back", { wallMs: startedWallMs }, { kind: "ask", why: "jumped" }],
    [
      "jumped and never measured",
      { wallMs: startedWallMs, offset: null },
      { kind: "ask", why: "jumped" },
    ],
  ])("%s", (_how, change, trust) => {
    expect(trustOf(aSight(change))).toMatchObject(trust);
  });
});

describe("when an event happened", () => {
  const claimedAt = "2026-11-25T18:00:00.000Z";
  const claimedMs = Date.parse(claimedAt);

  test.each([
    ["by a right clock", 3000, 1000, 0],
    ["by a wrong clock that was measured", -24 * hourMs, 1000, -24 * hourMs],
    ["by one measured too long ago", -24 * hourMs, OFFSET_GOOD_FOR_MS + 1, 0],
    ["by one that was never measured", null, null, 0],
  ])("%s", (_how, offsetMs, offsetAgeMs, correctedMs) => {
    expect(happenedAtMs({ claimedAt, offsetMs, offsetAgeMs })).toBe(claimedMs + correctedMs);
  });
});
