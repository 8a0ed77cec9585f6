import { expect, test } from "vitest";
import { type DayCell } from "#shared/timely-access/day-ruler.ts";
import { anAssessment } from "./an-assessment.ts";

const drawn = (cells: readonly DayCell[]): string =>
  cells
    .map((cell) => {
      const kind = { "business-day": "", weekend: "w", holiday: "h", gap: "+" }[cell.kind];
      const mark = { none: "", due: "D", past: "p", offered: "O" }[cell.mark];
      return `${kind}${cell.count ?? ""}${mark}`;
    })
    .join(" ");

test("a cell for each day from the first counted to the due date", () => {
  const { cells } = anAssessment({ from: "2026-11-16", offered: null });
  expect(drawn(cells)).toBe("1 2 3 4 w w 5 6 7 h h w w 8 9 10D");
  expect(cells[0]?.on).toBe("2026-11-17");
  expect(cells.at(-1)?.on).toBe("2026-12-02");
  expect(cells.filter((cell) => cell.kind === "holiday").map((cell) => cell.name?.en)).toEqual([
    "Thanksgiving Day",
    "Day after Thanksgiving",
  ]);
});

test("the offer before the due date is marked on its day, and the due date wins its own", () => {
  expect(drawn(anAssessment({ offered: "2026-11-18" }).cells)).toContain("8O");
  expect(drawn(anAssessment({ offered: "2026-11-20" }).cells)).toMatch(/10D$/);
});

test("few days past the due date are drawn one by one", () => {
  const { cells } = anAssessment({ offered: "2026-11-26" });
  expect(drawn(cells)).toMatch(/10D wp wp 11p 12p 13p hO$/);
});

test("many days past it become one gap that says how many business days", () => {
  const { cells } = anAssessment({ from: "2026-11-10", offered: "2026-12-18" });
  expect(drawn(cells)).toMatch(/10D \+14p 25O$/);
  expect(cells.at(-1)?.on).toBe("2026-12-18");
  expect(cells.at(-2)?.on).toBe("2026-11-26");
});

test("an offer on a weekend after a gap is not a business day", () => {
  const { cells } = anAssessment({ offered: "2026-12-05" });
  expect(drawn(cells)).toMatch(/10D \+8p wO$/);
});

test("the seventh day past the due date begins the gap", () => {
  expect(drawn(anAssessment({ offered: "2026-11-27" }).cells)).toContain("+");
});
