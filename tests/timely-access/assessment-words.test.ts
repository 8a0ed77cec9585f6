import { describe, expect, test } from "vitest";
import { givenDate } from "#shared/dates/given-date.ts";
import { skippedWords } from "#shared/timely-access/assessment-words.ts";
import { demoContent } from "../content/demo-content.ts";
import { anAssessment } from "./an-assessment.ts";

describe("what is shown beside it", () => {
  test("limit, start with its source, due with the list, and what was skipped", () => {
    const { rows } = anAssessment({ from: "2026-11-16", fromSource: "member", offered: null });
    expect(rows.map(({ label, value }) => `${label.en}: ${value.en}`)).toEqual([
      "Therapist, non-urgent: 10 business days",
      "Counted from: Mon, Nov 16 · member's date",
      "Due: Wed, Dec 2 · list S",
      "Skipped: Nov 26, 27, weekends",
    ]);
  });

  test("in Spanish as well", () => {
    const { rows } = anAssessment({ from: "2026-11-16", fromSource: "member", offered: null });
    expect(rows.map(({ label, value }) => `${label.es}: ${value.es}`)).toEqual([
      "Terapeuta, no urgente: 10 días hábiles",
      "Se cuenta desde: lun 16 nov · fecha del miembro",
      "Fecha límite: mié 2 dic · lista S",
      "No cuentan: nov 26, 27, fines de semana",
    ]);
  });

  test("holidays in two months are named with both", () => {
    const { rows } = anAssessment({ from: "2026-12-21", offered: null });
    expect(rows.at(-1)?.value.en).toBe("Dec 25, Jan 1, weekends");
  });

  test("what was skipped says nothing about days after the due date", () => {
    const { rows } = anAssessment({ from: "2026-11-12", offered: "2026-12-02" });
    expect(rows.at(-1)?.value.en).toBe("Nov 26, 27, weekends");
    const short = anAssessment({ from: "2026-11-10", offered: "2026-11-28" });
    expect(short.dueOn).toBe("2026-11-25");
    expect(short.rows.at(-1)?.value.en).toBe("Nov 11, weekends");
  });

  test("an hour limit shows the moment it runs out", () => {
    const { rows } = anAssessment({ standard: "TA-1", from: "2026-11-10T09:00", offered: null });
    expect(rows.map(({ label, value }) => [label.en, value.en, value.es])).toEqual([
      ["Urgent, no prior authorization", "48 hours", "48 horas"],
      ["Due", "Thu, Nov 12, 9:00 AM", "jue 12 nov, 9:00 AM"],
    ]);
    expect(anAssessment({ standard: "TA-1", from: "2026-11-10", offered: null }).rows).toHaveLength(
      1,
    );
  });

  test("no fixed standard names the standard and draws nothing", () => {
    const assessment = anAssessment({ standard: "TA-6", physician: true });
    expect(assessment.rows.map(({ label, value }) => [label.en, value.en])).toEqual([
      ["Standard", "Therapist, return visit"],
    ]);
    expect(assessment.cells).toEqual([]);
    const open = anAssessment({ standard: null });
    expect([open.rows, open.cells, open.remarks]).toEqual([[], [], []]);
  });

  test("a judged offer misses nothing", () => {
    for (const offered of ["2026-11-20", "2026-11-24"])
      expect(anAssessment({ offered }).missing).toEqual([]);
    const urgent = { standard: "TA-1", from: "2026-11-10T09:00" } as const;
    for (const offered of ["2026-11-11T09:00", "2026-11-24T09:00"])
      expect(anAssessment({ ...urgent, offered }).missing).toEqual([]);
    expect(anAssessment({ offered: null, today: "2026-11-24" }).missing).toEqual([]);
    expect(anAssessment({ ...urgent, offered: null, today: "2026-11-24" }).missing).toEqual([]);
    const waiting = anAssessment({ ...urgent, offered: null });
    expect(waiting.missing.map((one) => one.en)).toEqual(["earliest offer"]);
    expect(waiting.headline.en).toBe("Not assessable yet: earliest offer");
  });

  test("a rough day is not checked for being a holiday", () => {
    const { remarks } = anAssessment({ from: givenDate("2026-11-11", "about"), offered: null });
    expect(remarks.map((one) => one.en)).toEqual(["rule to confirm"]);
    expect(anAssessment({ from: null, offered: null }).remarks).toHaveLength(1);
  });

  test("a clock that did not change is not remarked upon", () => {
    const { remarks } = anAssessment({ standard: "TA-1", from: "2026-11-10T09:00" });
    expect(remarks.map((one) => one.en)).toEqual(["rule to confirm"]);
  });

  test("a rough start makes the due date rough", () => {
    const { rows } = anAssessment({ from: givenDate("2026-11-11", "about"), offered: null });
    expect(rows.map(({ value }) => value.en)).toContain("about Wed, Nov 25 · list S");
    expect(rows.map(({ value }) => value.en)).toContain("about Wed, Nov 11");
  });

  test("a due date in another year is shown with it", () => {
    const { rows } = anAssessment({ from: "2026-12-21", offered: null });
    expect(rows.map(({ value }) => value.en)).toContain("Wed, Jan 6, 2027 · list S");
  });

  test("a closed day that was named is pointed out", () => {
    const remarks = anAssessment({ from: "2026-11-11", offered: "2026-11-26" }).remarks;
    expect(remarks.map((one) => one.en)).toEqual(
      expect.arrayContaining([
        "Wed, Nov 11 is Veterans Day: check",
        "Thu, Nov 26 is Thanksgiving Day: check",
      ]),
    );
  });

  test("nothing is skipped in a short stretch of weekdays", () => {
    expect(skippedWords([])).toBeNull();
  });

  test("an unverified rule says so, a verified one does not", () => {
    expect(anAssessment({}).remarks.map((one) => one.en)).toContain("rule to confirm");
    const standards = demoContent.standards.standards.map((standard) => ({
      ...standard,
      source: { ...standard.source, verified: true },
    }));
    const content = { ...demoContent, standards: { ...demoContent.standards, standards } };
    expect(anAssessment({}, content).remarks).toEqual([]);
  });

  test("the content version is recorded", () => {
    expect(anAssessment({}).contentVersion).toBe(demoContent.version);
  });
});
