import Holidays from "date-holidays";
import { describe, expect, test } from "vitest";
import { dayOf, isoDay, weekdayOf } from "#shared/dates/epoch-day.ts";
import { businessDays } from "#shared/timely-access/business-days.ts";
import { type ListId } from "#shared/content/calendars.ts";
import { demoContent } from "../content/demo-content.ts";

const daysOf = (list: ListId, year: number): Record<string, string> => {
  const days = businessDays(demoContent.calendars, list);
  const found: Record<string, string> = {};
  for (let day = dayOf(`${year}-01-01`); day <= dayOf(`${year}-12-31`); day += 1) {
    const name = days.holidayOn(day);
    if (name !== null) found[isoDay(day)] = name.en;
  }
  return found;
};

const shared2026 = {
  "2026-01-01": "New Year's Day",
  "2026-01-19": "Martin Luther King Jr. Day",
  "2026-02-16": "Presidents' Day",
  "2026-05-25": "Memorial Day",
  "2026-09-07": "Labor Day",
  "2026-11-11": "Veterans Day",
  "2026-11-26": "Thanksgiving Day",
  "2026-12-25": "Christmas Day",
};
const shared2027 = {
  "2027-01-01": "New Year's Day",
  "2027-01-18": "Martin Luther King Jr. Day",
  "2027-02-15": "Presidents' Day",
  "2027-05-31": "Memorial Day",
  "2027-07-05": "Independence Day",
  "2027-09-06": "Labor Day",
  "2027-11-11": "Veterans Day",
  "2027-11-25": "Thanksgiving Day",
};

describe("the lists of 2026 and 2027", () => {
  test("S is what state employees have off", () => {
    expect(daysOf("S", 2026)).toEqual({
      ...shared2026,
      "2026-03-31": "Farmworkers Day",
      "2026-07-04": "Independence Day",
      "2026-11-27": "Day after Thanksgiving",
    });
    expect(daysOf("S", 2027)).toEqual({
      ...shared2027,
      "2027-03-31": "Farmworkers Day",
      "2027-11-26": "Day after Thanksgiving",
      "2027-12-25": "Christmas Day",
    });
  });

  test("F moves Saturdays to Friday and Sundays to Monday", () => {
    expect(Object.keys(daysOf("F", 2026))).toEqual(
      [...Object.keys(shared2026), "2026-06-19", "2026-07-03", "2026-10-12"].sort(),
    );
    expect(Object.keys(daysOf("F", 2027))).toEqual(
      [...Object.keys(shared2027), "2027-06-18", "2027-10-11", "2027-12-24", "2027-12-31"].sort(),
    );
  });

  test("X keeps only the days on both", () => {
    expect(Object.keys(daysOf("X", 2026))).toEqual(Object.keys(shared2026).sort());
    expect(Object.keys(daysOf("X", 2027))).toEqual(Object.keys(shared2027).sort());
  });

  test("P is S until the plan adds a day of its own", () => {
    expect(daysOf("P", 2026)).toEqual(daysOf("S", 2026));
  });
});

describe("holidays in other years", () => {
  test.each([
    ["2023-11-10", "S", "Veterans Day on a Saturday is kept on Friday"],
    ["2028-11-10", "S", "Veterans Day on a Saturday is kept on Friday"],
    ["2024-04-01", "S", "31 March on a Sunday is kept on Monday"],
    ["2022-12-26", "S", "Christmas on a Sunday is kept on Monday"],
    ["2023-01-02", "F", "New Year's Day on a Sunday is kept on Monday"],
    ["2021-12-31", "F", "New Year's Day on a Saturday belongs to the year before"],
    ["2028-01-17", "S", "the third Monday of January"],
    ["2029-05-28", "F", "the last Monday of May"],
  ] as const)("%s is on list %s: %s", (on, list, _why) => {
    expect(businessDays(demoContent.calendars, list).isBusinessDay(dayOf(on))).toBe(false);
  });

  test.each([
    ["2022-12-30", "S", "New Year's Day 2023 is a Sunday"],
    ["2021-12-31", "S", "a Saturday holiday does not move on list S"],
    ["2027-12-24", "S", "Christmas 2027 is a Saturday"],
    ["2020-06-19", "F", "Juneteenth was not yet a federal holiday"],
    ["2026-02-12", "S", "Lincoln Day closes no state office"],
    ["2026-09-09", "S", "Admission Day closes no state office"],
  ] as const)("%s is a business day on list %s: %s", (on, list, _why) => {
    expect(businessDays(demoContent.calendars, list).isBusinessDay(dayOf(on))).toBe(true);
  });

  test("31 March has its new name from 2026-03-26 on", () => {
    const { holidayOn } = businessDays(demoContent.calendars, "S");
    expect(holidayOn(dayOf("2025-03-31"))?.en).toBe("Cesar Chavez Day");
    expect(holidayOn(dayOf("2026-03-31"))?.en).toBe("Farmworkers Day");
  });

  test("the federal list agrees with another library from 2021 to 2040", () => {
    const library = new Holidays("US");
    const days = businessDays(demoContent.calendars, "F");
    const differing: string[] = [];
    for (let year = 2021; year <= 2040; year += 1) {
      const theirs = new Set(
        [year, year + 1]
          .flatMap((one) => library.getHolidays(one))
          // That library calls the day on which a moved Veterans Day is kept a bank holiday.
          .filter(({ type, name }) => type === "public" || name.startsWith("Veterans Day"))
          .map((holiday) => holiday.date.slice(0, 10)),
      );
      for (let day = dayOf(`${year}-01-01`); day <= dayOf(`${year}-12-31`); day += 1) {
        const isTheirs = theirs.has(isoDay(day)) && weekdayOf(day) <= 5;
        const isOurs = days.holidayOn(day) !== null && weekdayOf(day) <= 5;
        if (isTheirs !== isOurs) differing.push(isoDay(day));
      }
    }
    expect(differing).toEqual([]);
  });
});

describe("counting", () => {
  const days = businessDays(demoContent.calendars, "S");
  const on = (iso: string) => dayOf(iso);

  test("day 1 is the next business day, also after a weekend", () => {
    expect(isoDay(days.after(on("2026-08-07"), 1))).toBe("2026-08-10");
    expect(isoDay(days.after(on("2026-08-08"), 1))).toBe("2026-08-10");
    expect(isoDay(days.after(on("2026-08-09"), 1))).toBe("2026-08-10");
    expect(isoDay(days.after(on("2026-08-10"), 1))).toBe("2026-08-11");
  });

  test("no days after a day is that day", () => {
    expect(days.after(on("2026-08-08"), 0)).toBe(on("2026-08-08"));
  });

  test("between counts the end and not the start, and backwards as a negative", () => {
    expect(days.between(on("2026-11-25"), on("2026-12-18"))).toBe(15);
    expect(days.between(on("2026-12-18"), on("2026-11-25"))).toBe(-15);
    expect(days.between(on("2026-11-27"), on("2026-11-29"))).toBe(0);
    expect(days.between(on("2026-11-25"), on("2026-11-25"))).toBe(0);
  });

  test("a day the plan adds or drops counts only for the plan", () => {
    const by = "admin";
    const adoptedOn = "2026-11-01";
    const name = { en: "Clinic training" };
    const P = {
      ...demoContent.calendars.P,
      added: [{ on: "2026-11-24", name, adoptedOn, by }],
      dropped: [{ on: "2026-11-27", why: "staffed", adoptedOn, by }],
    };
    const calendars = { ...demoContent.calendars, P };
    const plan = businessDays(calendars, "P");
    expect(plan.holidayOn(on("2026-11-24"))).toEqual(name);
    expect(plan.isBusinessDay(on("2026-11-27"))).toBe(true);
    expect(businessDays(calendars, "S").isBusinessDay(on("2026-11-24"))).toBe(true);
    expect(businessDays(calendars, "S").isBusinessDay(on("2026-11-27"))).toBe(false);
  });

  test("a day the Governor appoints is on S and P, and on X only with the federal list", () => {
    const added = [
      { on: "2026-12-24", name: { en: "Appointed" }, adoptedOn: "2026-12-01", by: "admin" },
    ];
    const S = { ...demoContent.calendars.S, added };
    const calendars = { ...demoContent.calendars, S };
    const open = (list: ListId) => businessDays(calendars, list).isBusinessDay(on("2026-12-24"));
    expect([open("S"), open("P"), open("X")]).toEqual([false, false, true]);
  });

  test("a day dropped from the state list is a business day on S, P and X", () => {
    const dropped = [{ on: "2026-11-26", why: "repealed", adoptedOn: "2026-11-01", by: "admin" }];
    const S = { ...demoContent.calendars.S, dropped };
    const calendars = { ...demoContent.calendars, S };
    for (const list of ["S", "P", "X"] as const)
      expect(businessDays(calendars, list).isBusinessDay(on("2026-11-26"))).toBe(true);
    expect(businessDays(calendars, "F").isBusinessDay(on("2026-11-26"))).toBe(false);
  });

  test("a Sunday holiday that stays takes no Monday", () => {
    const holidays = demoContent.calendars.S.holidays.map((holiday) =>
      holiday.id === "independence" ? { ...holiday, sunday: "stays" as const } : holiday,
    );
    const calendars = {
      ...demoContent.calendars,
      S: { ...demoContent.calendars.S, holidays },
    };
    expect(businessDays(calendars, "S").isBusinessDay(on("2027-07-05"))).toBe(true);
  });

  test("a new name holds from its very day", () => {
    const name = { en: "New name" };
    const holidays = demoContent.calendars.S.holidays.map((holiday) =>
      holiday.id === "christmas"
        ? { ...holiday, renamed: [{ from: "2026-12-25", name }] }
        : holiday,
    );
    const calendars = {
      ...demoContent.calendars,
      S: { ...demoContent.calendars.S, holidays },
    };
    expect(businessDays(calendars, "S").holidayOn(on("2026-12-25"))).toEqual(name);
    expect(businessDays(calendars, "S").holidayOn(on("2025-12-25"))?.en).toBe("Christmas Day");
  });

  test("the first and the last day of a year are found from either side", () => {
    const { holidayOn } = businessDays(demoContent.calendars, "F");
    expect(holidayOn(on("2027-12-31"))?.en).toBe("New Year's Day");
    expect(holidayOn(on("2028-01-01"))).toBeNull();
    expect(holidayOn(on("2027-12-31"))?.en).toBe("New Year's Day");
    expect(holidayOn(on("2027-01-01"))?.en).toBe("New Year's Day");
  });

  test("a holiday ends with its last year", () => {
    const holidays = demoContent.calendars.S.holidays.map((holiday) =>
      holiday.id === "march-31" ? { ...holiday, lastYear: 2026 } : holiday,
    );
    const calendars = {
      ...demoContent.calendars,
      S: { ...demoContent.calendars.S, holidays },
    };
    const { isBusinessDay } = businessDays(calendars, "S");
    expect(isBusinessDay(on("2026-03-31"))).toBe(false);
    expect(isBusinessDay(on("2027-03-31"))).toBe(true);
  });
});
