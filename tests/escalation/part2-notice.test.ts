import { expect, test } from "vitest";
import { part2Notice } from "#shared/escalation/part2-notice.ts";
import { demoContent } from "../content/demo-content.ts";

const { part2 } = demoContent.policy;

test.each([
  ["Substance use, first appointment", true],
  ["methadone clinic in Fresno", true],
  ["an OPIOID program", true],
  ["therapist, anxiety", false],
])("with the fact %j the statement goes along: %s", (value, goes) => {
  expect(part2Notice({ service: value }, part2)).toBe(goes ? part2.notice : null);
});

test("content adds words that bring the statement, and can take none of the floor away", () => {
  const emptied = { ...part2, signs: [] };
  expect(part2Notice({ service: "detox" }, part2)).toBe(part2.notice);
  expect(part2Notice({ service: "detox" }, emptied)).toBeNull();
  expect(part2Notice({ service: "suboxone" }, emptied)).toBe(part2.notice);
});
