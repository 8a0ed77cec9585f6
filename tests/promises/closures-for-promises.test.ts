import { expect, test } from "vitest";
import { type LineOverride } from "#shared/hours/line-status.ts";
import { closuresForPromises } from "#shared/promises/closures-for-promises.ts";
import { escalationTargets } from "#shared/promises/targets.ts";
import { demoContent } from "../content/demo-content.ts";

const closed = (until: string | null): LineOverride => ({
  kind: "closed",
  from: "2026-11-24T18:00:00Z",
  until,
  reason: "smoke in the building",
});
// Tuesday, 10:30 AM Pacific.
const at = "2026-11-24T18:30:00Z";

test("a closure without an end lasts at least through the day a promise is made on", () => {
  expect(closuresForPromises(demoContent, at, [closed(null)])).toEqual([
    closed("2026-11-25T08:00:00Z"),
  ]);
});

test("a promise made inside it is for the next staffed day, and can always be made", () => {
  const { acknowledgeBy } = escalationTargets(
    "P1",
    at,
    demoContent,
    closuresForPromises(demoContent, at, [closed(null)]),
  );
  expect(acknowledgeBy.slice(0, 10)).toBe("2026-11-25");
});

test("one with an end, and an opening, stay as they are", () => {
  const opened: LineOverride = { ...closed(null), kind: "open" };
  const given = [closed("2026-11-24T23:00:00Z"), opened];
  expect(closuresForPromises(demoContent, at, given)).toEqual(given);
});
