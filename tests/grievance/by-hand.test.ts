import { expect, test } from "vitest";
import { type GrievanceFacts, grievanceView } from "#shared/grievance/watch.ts";
import { demoContent } from "../content/demo-content.ts";

/** Friday 2026-11-20, 4:30 PM: the next business day is Monday the 23rd. */
const receivedAt = "2026-11-21T00:30:00Z";
const filed = { kind: "filed", number: "G-1", at: "" } as const;

type Row = readonly [string, Partial<GrievanceFacts>, string, string];
const monday = "2026-11-23T20:00:00Z";
const mondayNight = "2026-11-24T07:59:00Z";
const tuesday = "2026-11-24T08:00:00Z";
// From product.md "Grievance watch" and domain.md 3, not from the code. The clocks: assess-by-hand.jsonl.
const rows: readonly Row[] = [
  ["not filed, on the day", {}, receivedAt, "exempt"],
  ["not filed, over the weekend", {}, "2026-11-22T20:00:00Z", "exempt"],
  ["not filed, on the next business day", {}, monday, "exempt"],
  ["not filed, in its last minute", {}, mondayNight, "exempt"],
  ["not filed, the day after: it converts by itself", {}, tuesday, "formal"],
  [
    "nobody answered the offer: its clocks run",
    { choice: { kind: "not-answered" } },
    tuesday,
    "formal",
  ],
  ["unsure counts as a grievance", { heard: "unsure" }, monday, "exempt"],
  ["none heard", { heard: "none" }, tuesday, "none"],
  ["filed now", { choice: filed }, receivedAt, "formal"],
  ["filed before", { choice: { kind: "filed-before", number: "G-0" } }, receivedAt, "formal"],
  ["a threat to health", { healthThreat: true }, receivedAt, "formal"],
  ...["coverage", "medical-necessity", "experimental", "quality-of-care", "discrimination"].map(
    (topic): Row => [`about ${topic}: never exempt`, { topics: [topic] }, receivedAt, "formal"],
  ),
  ["about type, frequency or duration", { topics: ["type-frequency-duration"] }, monday, "formal"],
  ["settled on the day", { settledAt: "2026-11-21T00:50:00Z" }, tuesday, "exempt-closed"],
  ["settled on the next business day", { settledAt: monday }, tuesday, "exempt-closed"],
  ["settled too late", { settledAt: tuesday }, "2026-11-25T20:00:00Z", "formal"],
  ["filed and settled: stays formal", { choice: filed, settledAt: monday }, tuesday, "formal"],
  [
    "coverage, settled: stays formal",
    { topics: ["coverage"], settledAt: monday },
    tuesday,
    "formal",
  ],
];

test.each(rows)("%s", (_, changes, now, route) => {
  const facts: GrievanceFacts = {
    heard: "grievance",
    receivedAt,
    choice: { kind: "not-filed" },
    topics: [],
    healthThreat: false,
    settledAt: null,
    ...changes,
  };
  const view = grievanceView(facts, now, demoContent);
  expect(view.route.kind).toBe(route);
  expect(view.clocks === null).toBe(route === "none");
  expect(view.expedited).toBe(facts.healthThreat);
});
