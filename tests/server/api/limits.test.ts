import { expect, test } from "vitest";
import { Limits, tooBusy } from "#server/api/limits.ts";

test("a desk may make a thousand calls at once, then a hundred a second; others are not touched", () => {
  let nowMs = 0;
  const limits = new Limits(() => nowMs);
  for (let n = 0; n < 1000; n += 1) expect(limits.count("a")).toBeNull();
  expect(limits.count("a")).toMatchObject({
    refusal: { code: "too-many-requests" },
    retryAfterS: 1,
  });
  expect(limits.count("b")).toBeNull();
  nowMs += 1000;
  for (let n = 0; n < 100; n += 1) expect(limits.count("a")).toBeNull();
  expect(limits.count("a")).not.toBeNull();
});

test("strangers share what they may, whoever they are", () => {
  const limits = new Limits(() => 0);
  for (let n = 0; n < 600; n += 1) expect(limits.count(null)).toBeNull();
  expect(limits.count(null)).not.toBeNull();
  expect(limits.count("a desk")).toBeNull();
});

test("desks that have been quiet are forgotten, those at their limit are not", () => {
  let nowMs = 0;
  const limits = new Limits(() => nowMs);
  for (let n = 0; n < 5000; n += 1) limits.count(`quiet ${n}`);
  nowMs = 9_999;
  for (let n = 0; n < 1000; n += 1) limits.count("quiet 0");
  nowMs = 10_000;
  limits.count("one more");
  expect(limits.remembered).toBe(2);
  expect(limits.count("quiet 0")).not.toBeNull();
});

test("as many calls are worked on at once as there may be, and one that ends makes room once", () => {
  const limits = new Limits(() => 0, 2);
  const [first, second] = [limits.begin(), limits.begin()];
  expect([limits.isBusy, limits.begin()]).toEqual([true, null]);
  first?.();
  first?.();
  expect(limits.begin()).not.toBeNull();
  expect(limits.isBusy).toBe(true);
  second?.();
  expect(limits.isBusy).toBe(false);
});

test("those sent away are told to come back at different times, within five seconds", () => {
  const waits = [0, 0.3, 0.5, 0.7, 0.999].map((chance) => tooBusy(() => chance).retryAfterS);
  expect(waits).toEqual([1, 2, 3, 4, 5]);
});
