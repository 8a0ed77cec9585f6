import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Lang } from "#shared/content/words.ts";
import { dayOf, isoDay } from "#shared/dates/epoch-day.ts";
import { understandDate } from "#shared/dates/understand-date.ts";

/** Wednesday. */
const today = "2026-11-25";
type Direction = "past" | "future" | "any";

const understand = (
  typed: string,
  direction: Direction = "past",
  lang: Lang = "en",
  aboutDays = 3,
) => understandDate(typed, { today, lang, direction, aboutDays });

const read = (typed: string, direction: Direction = "past", lang: Lang = "en") => {
  const result = understand(typed, direction, lang);
  return result.ok ? `${result.value.on} ${result.value.precision}` : result.refusal.code;
};

describe("a day in the past", () => {
  test.each([
    ["11/5", "2026-11-05 exact"],
    ["11-05-2026", "2026-11-05 exact"],
    ["11.5.26", "2026-11-05 exact"],
    ["2026-11-05", "2026-11-05 exact"],
    ["Nov 5", "2026-11-05 exact"],
    ["nov. 5", "2026-11-05 exact"],
    ["November 5th, 2026", "2026-11-05 exact"],
    ["5 Nov", "2026-11-05 exact"],
    ["the 5th of November", "2026-11-05 exact"],
    ["on Nov 5.", "2026-11-05 exact"],
    ["  NOV   5 ", "2026-11-05 exact"],
    ["25/11", "2026-11-25 exact"],
    ["today", "2026-11-25 exact"],
    ["yesterday", "2026-11-24 exact"],
    ["the day before yesterday", "2026-11-23 exact"],
    ["3 days ago", "2026-11-22 exact"],
    ["ten days ago", "2026-11-15 exact"],
    ["Tuesday", "2026-11-24 exact"],
    ["Wednesday", "2026-11-25 exact"],
    ["Thursday", "2026-11-19 exact"],
    ["last Wednesday", "2026-11-18 exact"],
    ["last tues", "2026-11-24 exact"],
    ["monday last week", "2026-11-16 exact"],
    ["monday this week", "2026-11-23 exact"],
    ["the 5th", "2026-11-05 exact"],
    ["the 30th", "2026-10-30 exact"],
    ["the 31st", "2026-10-31 exact"],
    ["12/31", "2025-12-31 exact"],
    ["1/2", "2026-01-02 exact"],
  ])("%s is %s", (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });
});

describe("a day in the past, in Spanish", () => {
  test.each([
    ["ayer", "2026-11-24 exact"],
    ["antier", "2026-11-23 exact"],
    ["5 de noviembre", "2026-11-05 exact"],
    ["el 5 de noviembre de 2026", "2026-11-05 exact"],
    ["noviembre 5", "2026-11-05 exact"],
    ["el martes", "2026-11-24 exact"],
    ["el miércoles pasado", "2026-11-18 exact"],
    ["hace tres días", "2026-11-22 exact"],
    ["hace dos semanas", "2026-11-11 about"],
    ["hace como dos semanas", "2026-11-11 about"],
    ["hace quince días", "2026-11-10 about"],
    ["hace un par de semanas", "2026-11-11 about"],
    ["el mes pasado", "2026-10-15 month"],
    ["la semana pasada", "2026-11-19 range"],
    ["a principios de noviembre", "2026-11-05 range"],
    ["hace un mes", "2026-10-25 range"],
    ["el día 5", "2026-11-05 exact"],
    ["lunes de la semana pasada", "2026-11-16 exact"],
  ])("%s is %s", (typed, expected) => {
    expect(read(typed, "past", "es")).toBe(expected);
    // Which language the prompts are in does not matter: people mix them.
    expect(read(typed, "past", "en")).toBe(expected);
  });
});

describe("a day in the future", () => {
  test.each([
    ["in ten days", "2026-12-05 exact"],
    ["10 days", "2026-12-05 exact"],
    ["10 days left", "2026-12-05 exact"],
    ["a week from now", "2026-12-02 about"],
    ["tomorrow", "2026-11-26 exact"],
    ["the day after tomorrow", "2026-11-27 exact"],
    ["12/18", "2026-12-18 exact"],
    ["Mon Jan 11", "2027-01-11 exact"],
    ["January 11", "2027-01-11 exact"],
    ["Friday", "2026-11-27 exact"],
    ["this Friday", "2026-11-27 exact"],
    ["until tomorrow noon", "2026-11-26 exact"],
    ["hasta el viernes", "2026-11-27 exact"],
    ["next Friday", "2026-12-04 exact"],
    ["next month", "2026-12-15 month"],
    ["next week", "2026-12-03 range"],
    ["this week", "2026-11-26 range"],
    ["this month", "2026-11-15 month"],
    ["the 5th", "2026-12-05 exact"],
    ["the 31st", "2026-12-31 exact"],
    ["end of March", "2027-03-26 range"],
    ["mid-March", "2027-03-15 range"],
    ["early March", "2027-03-05 range"],
    ["March", "2027-03-15 month"],
    ["in March 2027", "2027-03-15 month"],
    ["end of the month", "2026-11-25 range"],
    ["two weeks", "2026-12-09 about"],
  ])("%s is %s", (typed, expected) => {
    expect(read(typed, "future")).toBe(expected);
  });

  test.each([
    ["en diez días", "2026-12-05 exact"],
    ["dentro de dos semanas", "2026-12-09 about"],
    ["mañana", "2026-11-26 exact"],
    ["pasado mañana", "2026-11-27 exact"],
    ["el próximo viernes", "2026-11-27 exact"],
    ["el viernes que viene", "2026-11-27 exact"],
    ["el miércoles que viene", "2026-12-02 exact"],
    ["a fines de marzo", "2027-03-26 range"],
    ["a mediados de marzo", "2027-03-15 range"],
    ["el próximo mes", "2026-12-15 month"],
    ["la semana que viene", "2026-12-03 range"],
    ["lunes de la próxima semana", "2026-11-30 exact"],
    ["15 de enero", "2027-01-15 exact"],
  ])("%s is %s", (typed, expected) => {
    expect(read(typed, "future", "es")).toBe(expected);
  });
});

describe("what is only roughly known becomes a span", () => {
  const span = (typed: string, direction: Direction = "past", aboutDays = 3) => {
    const result = understand(typed, direction, "en", aboutDays);
    return result.ok ? [result.value.earliest, result.value.latest] : result.refusal.code;
  };

  test.each([
    ["two weeks ago", ["2026-11-08", "2026-11-14"]],
    ["a couple of weeks ago", ["2026-11-04", "2026-11-18"]],
    ["a few days ago", ["2026-11-20", "2026-11-24"]],
    ["about Nov 11", ["2026-11-08", "2026-11-14"]],
    ["around 11/11", ["2026-11-08", "2026-11-14"]],
    ["11/11?", ["2026-11-08", "2026-11-14"]],
    ["Nov 11 or so", ["2026-11-08", "2026-11-14"]],
    ["like Nov 11", ["2026-11-08", "2026-11-14"]],
    ["más o menos el 11 de noviembre", ["2026-11-08", "2026-11-14"]],
    ["last week", ["2026-11-16", "2026-11-22"]],
    ["in October", ["2026-10-01", "2026-10-31"]],
    ["early November", ["2026-11-01", "2026-11-10"]],
    ["mid October", ["2026-10-11", "2026-10-20"]],
    ["late October", ["2026-10-21", "2026-10-31"]],
    ["3 months ago", ["2026-08-10", "2026-09-09"]],
    ["a year ago", ["2025-10-11", "2026-01-09"]],
    ["yesterday", ["2026-11-24", "2026-11-24"]],
  ])("%s may be %j", (typed, expected) => {
    expect(span(typed)).toEqual(expected);
  });

  test("as wide as policy says", () => {
    expect(span("two weeks ago", "past", 5)).toEqual(["2026-11-06", "2026-11-16"]);
    expect(span("about 11/11", "past", 1)).toEqual(["2026-11-10", "2026-11-12"]);
  });
});

describe("in words", () => {
  test.each([
    ["two weeks ago", "past", "about Nov 11", "alrededor del 11 nov"],
    ["in ten days", "future", "Sat, Dec 5", "sáb 5 dic"],
    ["January 11", "future", "Mon, Jan 11, 2027", "lun 11 ene de 2027"],
    ["in October", "past", "in Oct 2026", "en oct de 2026"],
    ["last week", "past", "Nov 16 – Nov 22", "16 nov – 22 nov"],
    ["end of March", "future", "Mar 21 – Mar 31, 2027", "21 mar – 31 mar de 2027"],
    ["a year ago", "past", "Oct 11, 2025 – Jan 9, 2026", "11 oct de 2025 – 9 ene de 2026"],
    ["nov 5 at 4:10 pm", "past", "Thu, Nov 5, 4:10 PM", "jue 5 nov, 4:10 PM"],
  ] as const)("%s is shown as %s", (typed, direction, en, es) => {
    const result = understand(typed, direction);
    expect(result.ok && result.value.words).toEqual({ en, es });
  });
});

describe("a time of day", () => {
  test.each([
    ["nov 5 at 4:10 pm", "16:10"],
    ["nov 5 4pm", "16:00"],
    ["11/5 12:30 am", "00:30"],
    ["11/5 12 pm", "12:00"],
    ["yesterday 16:10", "16:10"],
    ["ayer a las 4:10 pm", "16:10"],
    ["11/5 9:05 a.m.", "09:05"],
  ])("%s is at %s", (typed, time) => {
    const result = understand(typed);
    expect(result.ok && result.value.time).toBe(time);
  });

  test("is left out of a rough day and where none was said", () => {
    const rough = understand("about nov 5 at 4 pm");
    expect(rough.ok && rough.value.time).toBeUndefined();
    const none = understand("nov 5");
    expect(none.ok && none.value.time).toBeUndefined();
  });

  test("that no clock shows makes it no date", () => {
    expect(read("nov 5 at 13 pm")).toBe("not-a-date");
    expect(read("16:10")).toBe("not-a-date");
  });
});

describe("what is refused, with what to do", () => {
  test.each([
    ["", "not-a-date"],
    ["asdf", "not-a-date"],
    ["when he moved", "not-a-date"],
    ["11/5 or 11/6", "not-a-date"],
    ["2/30", "no-such-day"],
    ["2/29", "no-such-day"],
    ["Feb 29 2027", "no-such-day"],
    ["11/31/2026", "no-such-day"],
    ["13/45", "no-such-day"],
    ["0/5", "no-such-day"],
    ["11/0", "no-such-day"],
    ["the 32nd", "no-such-day"],
    ["11/26", "in-the-future"],
    ["11/26/2026", "in-the-future"],
    ["tomorrow", "in-the-future"],
    ["in two weeks", "in-the-future"],
    ["Mon Nov 3", "weekday-differs"],
    ["11/5/1926", "check-the-year"],
    ["11/5/2005", "check-the-year"],
  ])("%j in the past: %s", (typed, code) => {
    const result = understand(typed);
    expect(!result.ok && result.refusal.code).toBe(code);
    expect(!result.ok && result.refusal.remedy.length).toBeGreaterThan(10);
  });

  test.each([
    ["yesterday", "in-the-past"],
    ["11/24", "in-the-past"],
    ["11/24/2026", "in-the-past"],
    ["two weeks ago", "in-the-past"],
    ["11/5/2030", "check-the-year"],
  ])("%j in the future: %s", (typed, code) => {
    const result = understand(typed, "future");
    expect(!result.ok && result.refusal.code).toBe(code);
  });

  test("says so in the language of the prompts", () => {
    const future = understand("11/26", "past", "es");
    expect(!future.ok && future.refusal.remedy).toContain("aún no llega");
    const none = understand("2/30", "past", "es");
    expect(!none.ok && none.refusal.remedy).toBe(
      "No existe el 30 de feb en ese año. Revise el día.",
    );
    const nothing = understand("asdf", "past", "es");
    expect(!nothing.ok && nothing.refusal.remedy).toContain("hace dos semanas");
  });

  test("names the day it refuses", () => {
    const result = understand("11/26");
    expect(!result.ok && result.refusal.remedy).toBe(
      "Thu, Nov 26 has not come yet. For the year before, write the year.",
    );
  });

  test("a weekday that is not that day's is asked about, in both languages", () => {
    const english = understand("Tue Jan 11", "future");
    expect(!english.ok && english.refusal.remedy).toBe(
      "Jan 11, 2027, is a Mon. Ask which one is right.",
    );
    const spanish = understand("martes 11 de enero", "future", "es");
    expect(!spanish.ok && spanish.refusal.remedy).toContain("es lun");
    expect(read("lunes, 11 de enero", "future", "es")).toBe("2027-01-11 exact");
  });

  test("a year ago to the day is believed when the year is written", () => {
    expect(read("11/26/2025")).toBe("2025-11-26 exact");
    expect(read("11/24/2027", "future")).toBe("2027-11-24 exact");
  });

  test("today fits both sides", () => {
    expect(read("11/25", "past")).toBe("2026-11-25 exact");
    expect(read("11/25", "future")).toBe("2026-11-25 exact");
  });
});

describe("when either side is meant", () => {
  test.each([
    ["11/5", "2026-11-05 exact"],
    ["12/18", "2026-12-18 exact"],
    ["Jan 11", "2027-01-11 exact"],
    ["Tuesday", "2026-11-24 exact"],
    ["Friday", "2026-11-27 exact"],
    ["the 5th", "2026-11-05 exact"],
  ])("%s is the nearest: %s", (typed, expected) => {
    expect(read(typed, "any")).toBe(expected);
  });

  test("a bare count of days has no side", () => {
    expect(read("10 days", "any")).toBe("not-a-date");
  });
});

test("a date as the desk writes it is read back on any day of any year", () => {
  const days = fc.integer({ min: dayOf("2026-11-25") - 6_000, max: dayOf("2026-11-25") });
  fc.assert(
    fc.property(days, (day) => {
      const iso = isoDay(day);
      const [year, month, date] = iso.split("-");
      expect(read(`${Number(month)}/${Number(date)}/${year}`)).toBe(`${iso} exact`);
      expect(read(iso)).toBe(`${iso} exact`);
    }),
  );
});

test("whatever is typed, the answer is a date or a refusal, never a crash", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.constantFrom("past", "future", "any"),
      (typed, side) => {
        const result = understand(typed, side);
        if (result.ok) {
          expect(result.value.earliest <= result.value.on).toBe(true);
          expect(result.value.on <= result.value.latest).toBe(true);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test("marks that nobody sees, pasted along with a date, do not hide it", () => {
  for (const typed of [
    "Nov\u200b 5",
    "\u200e11/5\u200f",
    "11/5\ufeff",
    "No\u00advember 5",
    "Nov\n5",
  ])
    expect(read(typed)).toBe("2026-11-05 exact");
});
