import { describe, expect, test } from "vitest";
import { assessLine } from "../../build/assess-line.ts";
import { demoContent } from "../content/demo-content.ts";
import { dayVectors, lists } from "./vectors.ts";

const answer = (line: object | string) =>
  assessLine(typeof line === "string" ? line : JSON.stringify(line), demoContent);

describe("npm run assess", () => {
  test.each(dayVectors)("answers $id", ({ id, standard, from, offered, noted, due }) => {
    const exception =
      noted === true
        ? { kind: "EX-H", by: "A. Rivera", licence: "LCSW", notedOn: "2026-12-18", where: "note" }
        : undefined;
    for (const calendar of lists) {
      const printed = answer({ id, standard, from, offered, calendar, exception });
      expect(printed).toMatchObject({ id, dueOn: due[calendar] });
      expect(printed).not.toHaveProperty("dueAt");
    }
  });

  test("prints an instant with its offset and the hours elapsed for an hour limit", () => {
    const line = {
      id: "V18",
      standard: "TA-2",
      from: "2026-10-30T16:10",
      offered: "2026-11-03T15:00",
    };
    const printed = answer({ ...line, calendar: "S" });
    expect(printed).toMatchObject({
      id: "V18",
      dueAt: "2026-11-03T15:10:00-08:00",
      result: "compliant",
      elapsedHours: 95.8333,
    });
    expect(printed).not.toHaveProperty("dueOn");
  });

  test("has no due date where no standard is fixed", () => {
    const line = { standard: "TA-6", from: "2026-09-21T10:00", offered: "2026-10-30" };
    const printed = answer({ id: "V16", ...line, calendar: "S", physician: true });
    expect(printed).toMatchObject({ id: "V16", result: "no-fixed-standard" });
    expect(printed).not.toHaveProperty("dueOn");
  });

  test.each([
    [
      "G1",
      "2026-11-25T16:40",
      "2026-11-30",
      "2026-12-25",
      "2026-11-28T16:40:00-08:00",
      "2026-11-30",
    ],
    [
      "G2",
      "2027-05-28T11:00",
      "2027-06-02",
      "2027-06-27",
      "2027-05-31T11:00:00-07:00",
      "2027-06-01",
    ],
  ])("answers %s", (id, grievance, acknowledge, resolve, expedited, exempt) => {
    expect(answer({ id, grievance })).toEqual({
      id,
      grievanceAcknowledgeBy: acknowledge,
      grievanceResolveBy: resolve,
      grievanceExpeditedBy: expedited,
      grievanceExemptBy: exempt,
    });
  });

  test("counts the exempt day by the list asked for", () => {
    expect(answer({ id: "G1", grievance: "2026-11-25T16:40", calendar: "X" })).toMatchObject({
      grievanceExemptBy: "2026-11-27",
    });
  });

  test("a grievance without a time of day has no expedited instant", () => {
    expect(answer({ id: "G", grievance: "2026-11-25" })).not.toHaveProperty("grievanceExpeditedBy");
  });

  test.each([
    ["2026-10-30T15:30Z", true],
    ["2026-11-02T15:30Z", false],
    ["2026-11-02T16:30Z", true],
    ["2026-11-26T18:00Z", false],
    ["2026-12-01T00:59Z", true],
    ["2026-12-01T01:00Z", false],
    ["2027-03-12T15:30Z", false],
    ["2027-03-15T15:00Z", true],
    ["2026-11-30T16:59:59-08:00", true],
  ])("says whether the line is open at %s", (openAt, open) => {
    expect(answer({ id: 1, openAt })).toEqual({ id: 1, open });
  });

  test("judges by the plan's list where none is given", () => {
    const line = { id: "d", standard: "TA-5", from: "2026-11-16", offered: "2026-12-02" };
    expect(answer(line)).toMatchObject({ dueOn: "2026-12-02", result: "compliant" });
  });

  test("names what is missing", () => {
    expect(answer({ id: "m", standard: "TA-5", from: "2026-11-16" })).toMatchObject({
      result: "not-assessable",
      dueOn: "2026-12-02",
      missing: ["earliest offer"],
    });
    expect(answer({ id: "m", standard: "TA-5", offered: "2026-11-16" })).toMatchObject({
      result: "not-assessable",
      missing: ["date of the first request"],
    });
  });

  test("counts no exception with a field missing", () => {
    const line = { id: "e", standard: "TA-6", from: "2026-12-18T10:00", offered: "2027-01-12" };
    const exception = { kind: "EX-H", by: "A. Rivera", licence: null, notedOn: "2026-12-18" };
    expect(answer({ ...line, calendar: "S", exception })).toMatchObject({ result: "late" });
    expect(answer({ ...line, calendar: "S", exception: {} })).toMatchObject({ result: "late" });
    const whole = { ...exception, licence: 48213, where: "note" };
    expect(answer({ ...line, calendar: "S", exception: whole })).toMatchObject({
      result: "compliant-by-exception",
    });
  });

  test.each([
    ["{", null, "not a line of JSON"],
    ["[]", null, "expected object"],
    ['"text"', null, "expected object"],
    [{ id: "a" }, "a", "nothing to work out"],
    [{ id: "b", standard: "TA-9", from: "2026-11-16" }, "b", "standard"],
    [{ id: "c", standard: "TA-5", from: "2026-02-30" }, "c", 'from: "2026-02-30"'],
    [{ id: "d", standard: "TA-5", from: "2026-11-16", offered: "soon" }, "d", 'offered: "soon"'],
    [{ id: "e", standard: "TA-5", from: "2026-11-16", calendar: "Z" }, "e", "calendar"],
    [{ id: "f", grievance: "2026-13-01T10:00" }, "f", "grievance"],
    [{ id: "g", openAt: "2026-11-30T10:00" }, "g", "Z or an offset"],
    [{ id: "h", openAt: "2026-11-31T10:00Z" }, "h", "openAt"],
    [{ id: "i", standard: "TA-5", from: "2026-11-16T24:00" }, "i", "from"],
    [{ id: "k", standard: "TA-5", from: "2026-11-16T10:00+99:00" }, "k", "from"],
    [{ standard: "TA-5", from: "2026-11-16" }, null, "id"],
    [{ id: "j", standard: "TA-5", from: 20261116 }, "j", "from"],
  ])("says what is wrong with %j and goes on", (line, id, error) => {
    const printed = answer(line);
    expect(printed["id"]).toBe(id);
    expect(printed["error"]).toContain(error);
    expect(printed).not.toHaveProperty("result");
  });
});
