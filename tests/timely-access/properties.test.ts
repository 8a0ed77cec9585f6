import fc from "fast-check";
import { expect, test } from "vitest";
import { type Content } from "#shared/content/content.ts";
import { dayOf, type EpochDay, isoDay } from "#shared/dates/epoch-day.ts";
import { exactly } from "#shared/dates/given-date.ts";
import { localInstant, withOffset } from "#shared/dates/zone.ts";
import { businessDays } from "#shared/timely-access/business-days.ts";
import { demoContent } from "../content/demo-content.ts";
import { anAssessment } from "./an-assessment.ts";

const list = fc.constantFrom("S", "F", "X", "P");
const day = fc.integer({ min: dayOf("2020-01-01"), max: dayOf("2045-12-31") });
const dayStandard = fc.constantFrom("TA-3", "TA-4", "TA-5", "TA-6", "TA-7");
const hourStandard = fc.constantFrom("TA-1", "TA-2");
const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
const zone = "America/Los_Angeles";

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const withHoliday = (on: EpochDay, by: "S" | "F"): Content => {
  const added = [{ on: isoDay(on), name: { en: "Added" }, adoptedOn: isoDay(on), by: "a test" }];
  const calendars = { ...demoContent.calendars, [by]: { ...demoContent.calendars[by], added } };
  return { ...demoContent, calendars };
};

test("a due date is always a business day of the list that judges", () => {
  fc.assert(
    fc.property(dayStandard, list, day, (standard, judging, from) => {
      const { dueOn } = anAssessment({
        standard,
        list: judging,
        from: isoDay(from),
        offered: null,
      });
      const { isBusinessDay } = businessDays(demoContent.calendars, judging);
      expect(dueOn !== null && isBusinessDay(dayOf(dueOn))).toBe(true);
    }),
  );
});

test("adding a holiday never makes a due date earlier", () => {
  const near = fc.tuple(day, fc.integer({ min: -3, max: 40 }), fc.constantFrom("S", "F"));
  fc.assert(
    fc.property(dayStandard, list, near, (standard, judging, [from, ahead, by]) => {
      const facts = { standard, list: judging, from: isoDay(from), offered: null };
      const before = anAssessment(facts).dueOn ?? "";
      const after = anAssessment(facts, withHoliday(from + ahead, by)).dueOn ?? "";
      expect(after >= before).toBe(true);
    }),
  );
});

test("list X gives the earliest due date of all lists", () => {
  fc.assert(
    fc.property(dayStandard, list, day, (standard, judging, from) => {
      const facts = { standard, from: isoDay(from), offered: null };
      const due = anAssessment({ ...facts, list: judging }).dueOn ?? "";
      const strict = anAssessment({ ...facts, list: "X" }).dueOn ?? "9";
      expect(strict <= due).toBe(true);
      expect(anAssessment({ ...facts, list: judging }).aimBy).toBe(strict < due ? strict : null);
    }),
  );
});

test("an offer on the due date is in time, and the day after it is late", () => {
  fc.assert(
    fc.property(dayStandard, list, day, (standard, judging, from) => {
      const facts = { standard, list: judging, from: isoDay(from) };
      const due = dayOf(anAssessment({ ...facts, offered: null }).dueOn ?? "");
      expect(anAssessment({ ...facts, offered: isoDay(due) }).result).toBe("compliant");
      expect(anAssessment({ ...facts, offered: isoDay(due + 1) }).result).toBe("late");
    }),
  );
});

test("the change of the clock never moves an hour limit", () => {
  fc.assert(
    fc.property(hourStandard, day, minutes, (standard, from, minute) => {
      const assessment = anAssessment({
        standard,
        from: exactly(isoDay(from), clock(minute)),
        offered: null,
      });
      const start = localInstant(from, minute, zone).ms;
      const hours = (Date.parse(assessment.dueAt ?? "") - start) / 3_600_000;
      expect(hours).toBe(assessment.standard?.limit);
    }),
  );
});

test("the hour limit itself is in time, and a minute more is late", () => {
  fc.assert(
    fc.property(hourStandard, day, minutes, (standard, from, minute) => {
      const start = exactly(isoDay(from), clock(minute));
      const limit = standard === "TA-1" ? 48 : 96;
      const due = localInstant(from, minute, zone).ms + limit * 3_600_000;
      const offer = (ms: number) =>
        anAssessment({ standard, from: start, offered: withOffset(ms, zone) });
      expect(offer(due)).toMatchObject({ result: "compliant", elapsedHours: limit });
      expect(offer(due + 60_000).result).toBe("late");
    }),
  );
});

test("a date known only roughly is judged only when every day it may be agrees", () => {
  const spread = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(
      list,
      day,
      spread,
      fc.integer({ min: 0, max: 40 }),
      (judging, from, either, ahead) => {
        const offered = isoDay(from + either + ahead);
        const span = {
          ...exactly(isoDay(from)),
          precision: "about" as const,
          earliest: isoDay(from - either),
          latest: isoDay(from + either),
        };
        const each = Array.from(
          { length: 2 * either + 1 },
          (_, index) =>
            anAssessment({ list: judging, from: isoDay(from - either + index), offered }).result,
        );
        const agreed = new Set(each).size === 1 ? each[0] : "not-assessable";
        expect(anAssessment({ list: judging, from: span, offered }).result).toBe(agreed);
      },
    ),
  );
});
