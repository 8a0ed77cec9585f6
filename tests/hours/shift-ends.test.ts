import { expect, test } from "vitest";
import { shiftEnds } from "#shared/hours/shift-ends.ts";
import { demoContent } from "../content/demo-content.ts";

const ends = (pacific: string): boolean => shiftEnds(demoContent, Date.parse(`${pacific}-08:00`));

test("a shift ends in the last half hour, and for four hours after the line closed", () => {
  expect(ends("2026-11-25T16:29:00")).toBe(false);
  expect(ends("2026-11-25T16:31:00")).toBe(true);
  expect(ends("2026-11-25T20:30:00")).toBe(true);
  expect(ends("2026-11-25T21:30:00")).toBe(false);
});

test("before the line opens, on a weekend and on a holiday no shift ends", () => {
  expect(ends("2026-11-25T07:45:00")).toBe(false);
  expect(ends("2026-11-28T16:40:00")).toBe(false);
  expect(ends("2026-11-26T16:40:00")).toBe(false);
});
