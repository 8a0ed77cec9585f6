import { describe, expect, test } from "vitest";
import { givenDate } from "#shared/dates/given-date.ts";
import { assess, earliestOffer, lastAttended } from "#shared/timely-access/assess.ts";
import { demoContent } from "../content/demo-content.ts";
import { anAssessment, given } from "./an-assessment.ts";

const missing = (assessment: ReturnType<typeof anAssessment>) =>
  assessment.missing.map((one) => one.en);

describe("what is missing is named", () => {
  test("the standard", () => {
    const assessment = anAssessment({ standard: null });
    expect(assessment.result).toBe("not-assessable");
    expect(missing(assessment)).toEqual(["which standard applies"]);
    expect(assessment.headline.en).toBe("Not assessable yet: which standard applies");
  });

  test("what decides the standard, when the facts say so", () => {
    const needed = [{ en: "with whom", es: "con quién" }];
    const assessment = anAssessment({ standard: null, missing: needed });
    expect(assessment.missing).toEqual(needed);
    expect(assessment.headline.es).toBe("Aún no se puede evaluar: con quién");
  });

  test("the request, and the offer", () => {
    expect(missing(anAssessment({ from: null, offered: null }))).toEqual([
      "date of the first request",
      "earliest offer",
    ]);
    expect(missing(anAssessment({ from: null }))).toEqual(["date of the first request"]);
  });

  test("the previous appointment of a return visit", () => {
    expect(missing(anAssessment({ standard: "TA-6", from: null }))).toEqual([
      "date of the previous appointment",
    ]);
  });

  test("the offer, with the due date shown all the same", () => {
    const assessment = anAssessment({ offered: null });
    expect(assessment).toMatchObject({ result: "not-assessable", dueOn: "2026-11-20" });
    expect(missing(assessment)).toEqual(["earliest offer"]);
    expect(assessment.headline.en).toBe("No offer so far · due Fri, Nov 20");
  });
});

describe("no offer so far", () => {
  test("is late once the due date has passed, whatever is offered later", () => {
    const assessment = anAssessment({ offered: null, today: "2026-11-24" });
    expect(assessment).toMatchObject({ result: "late", afterDue: { least: 2, most: 2 } });
    expect(assessment.headline.en).toBe("No offer so far; the due date was 2 business days ago");
  });

  test("is not late on the due date itself", () => {
    expect(anAssessment({ offered: null, today: "2026-11-20" }).result).toBe("not-assessable");
  });

  test("is told in calendar days over the weekend", () => {
    const assessment = anAssessment({ offered: null, today: "2026-11-21" });
    expect(assessment.headline.en).toBe("No offer so far; the due date was 1 calendar day ago");
  });

  test("is late for an hour limit from the day after it ran out", () => {
    const facts = { standard: "TA-1", from: "2026-11-03T09:00", offered: null } as const;
    expect(anAssessment({ ...facts, today: "2026-11-05" }).result).toBe("not-assessable");
    const past = anAssessment({ ...facts, today: "2026-11-06" });
    expect(past.result).toBe("late");
    expect(past.headline.en).toBe("No offer so far; the time limit has passed");
  });
});

describe("headlines are neutral and count", () => {
  test.each([
    ["2026-11-20", "Earliest offer is on the due date"],
    ["2026-11-19", "Earliest offer is 1 business day before the due date"],
    ["2026-11-13", "Earliest offer is 5 business days before the due date"],
    ["2026-11-21", "Earliest offer is 1 calendar day after the due date"],
    ["2026-11-22", "Earliest offer is 2 calendar days after the due date"],
    ["2026-11-23", "Earliest offer is 1 business day after the due date"],
    ["2026-12-01", "Earliest offer is 5 business days after the due date"],
  ])("offered %s: %s", (offered, headline) => {
    expect(anAssessment({ offered }).headline.en).toBe(headline);
  });

  test("in Spanish as well", () => {
    expect(anAssessment({ offered: "2026-11-23" }).headline.es).toBe(
      "La primera oferta es 1 día hábil después de la fecha límite",
    );
    expect(anAssessment({ offered: "2026-11-19" }).headline.es).toBe(
      "La primera oferta es 1 día hábil antes de la fecha límite",
    );
  });

  test("hours are counted with one decimal", () => {
    const facts = { standard: "TA-1", from: "2026-11-03T09:00" } as const;
    expect(anAssessment({ ...facts, offered: "2026-11-04T09:30" }).headline.en).toBe(
      "Earliest offer is 24.5 hours after the request; the limit is 48 hours",
    );
    expect(anAssessment({ ...facts, offered: "2026-11-05T10:00" }).headline.en).toBe(
      "Earliest offer is 1 hour after the time limit",
    );
  });
});

describe("dates known only roughly", () => {
  const aboutNov11 = givenDate("2026-11-11", "about");

  test("give a span: two weeks ago, offered 18 December", () => {
    const assessment = anAssessment({ from: aboutNov11, offered: "2026-12-18" });
    expect(assessment).toMatchObject({
      result: "late",
      dueOn: "2026-11-25",
      dueSpan: { least: "2026-11-23", most: "2026-12-01" },
      afterDue: { least: 13, most: 17 },
    });
    expect(assessment.headline.en).toBe(
      "Earliest offer is 13 to 17 business days after the due date",
    );
    expect(assessment.headline.es).toBe(
      "La primera oferta es 13 a 17 días hábiles después de la fecha límite",
    );
  });

  test("are asked for when they decide", () => {
    const assessment = anAssessment({ from: aboutNov11, offered: "2026-11-25" });
    expect(assessment.result).toBe("not-assessable");
    expect(missing(assessment)).toEqual(["exact date of the first request"]);
  });

  test("name the previous appointment for a return visit, and the offer where it is rough", () => {
    const assessment = anAssessment({
      standard: "TA-6",
      from: aboutNov11,
      offered: givenDate("2026-11-24/2026-11-30", "range"),
    });
    expect(missing(assessment)).toEqual([
      "exact date of the previous appointment",
      "exact date of the offer",
    ]);
  });

  test("are in time when every day they may be is", () => {
    const assessment = anAssessment({ from: aboutNov11, offered: "2026-11-23" });
    expect(assessment.result).toBe("compliant");
    expect(assessment.headline.en).toBe("Earliest offer is not after the due date");
  });

  test("an offer at the end of a month far away is late without its day", () => {
    const assessment = anAssessment({ offered: givenDate("2027-03-21/2027-03-31", "range") });
    expect(assessment.result).toBe("late");
  });
});

describe("an hour limit", () => {
  const urgent = { standard: "TA-1", from: "2026-11-10T09:00" } as const;

  test("asks for the time of an offer of which only the day is known, when it decides", () => {
    const assessment = anAssessment({ ...urgent, offered: "2026-11-12" });
    expect(assessment).toMatchObject({ result: "not-assessable", elapsedHours: null });
    expect(missing(assessment)).toEqual(["time of day of the offer"]);
  });

  test("needs no time when the whole day is in time, or late", () => {
    const before = anAssessment({ ...urgent, offered: "2026-11-11" });
    expect(before).toMatchObject({ result: "compliant", elapsedHours: null });
    expect(before.headline.en).toBe("Earliest offer is within the time limit");
    expect(anAssessment({ ...urgent, offered: "2026-11-13" }).result).toBe("late");
  });

  test("asks for the time of the request", () => {
    const assessment = anAssessment({
      ...urgent,
      from: "2026-11-10",
      offered: "2026-11-12T09:00",
    });
    expect(assessment).toMatchObject({ result: "not-assessable", dueAt: null });
    expect(assessment.dueSpan).toEqual({ least: "2026-11-12", most: "2026-11-12" });
    expect(missing(assessment)).toEqual(["time of day of the request"]);
  });

  test("an hour that came twice is the first, unless its offset says otherwise", () => {
    const first = anAssessment({ standard: "TA-1", from: "2026-11-01T01:30", offered: null });
    expect(first.dueAt).toBe("2026-11-03T00:30:00-08:00");
    expect(first.remarks.map((one) => one.en)).toContain(
      "that time came twice when the clocks changed: the first is used",
    );
    const second = anAssessment({
      standard: "TA-1",
      from: "2026-11-01T01:30-08:00",
      offered: null,
    });
    expect(second.dueAt).toBe("2026-11-03T01:30:00-08:00");
  });

  test("an hour that was skipped is an hour later", () => {
    const assessment = anAssessment({ standard: "TA-1", from: "2027-03-14T02:30", offered: null });
    expect(assessment.dueAt).toBe("2027-03-16T03:30:00-07:00");
    expect(assessment.remarks.at(-1)?.en).toContain("was skipped");
  });

  test("counts seconds", () => {
    const assessment = anAssessment({ ...urgent, offered: "2026-11-12T09:00:01" });
    expect(assessment.result).toBe("late");
  });
});

describe("two dates that cannot both be right", () => {
  test("decide nothing, and the due date stands", () => {
    const assessment = anAssessment({ offered: "2026-11-04" });
    expect(assessment).toMatchObject({ result: "not-assessable", dueOn: "2026-11-20" });
    expect(missing(assessment)[0]).toContain("before the date counted from");
  });

  test("are found by the time of the same day, too", () => {
    expect(anAssessment({ offered: "2026-11-05T14:39" }).result).toBe("not-assessable");
    expect(anAssessment({ offered: "2026-11-05T14:40" }).result).toBe("compliant");
    expect(anAssessment({ offered: "2026-11-05" }).result).toBe("compliant");
  });

  test("are found for hours", () => {
    const facts = { standard: "TA-1", from: "2026-11-05T14:40" } as const;
    expect(anAssessment({ ...facts, offered: "2026-11-05T14:39" })).toMatchObject({
      result: "not-assessable",
      elapsedHours: null,
      dueAt: "2026-11-07T14:40:00-08:00",
    });
  });
});

describe("the list that judges", () => {
  test("is the plan's adopted one unless told otherwise", () => {
    const input = {
      standard: "TA-5",
      from: given("2026-11-16T10:00"),
      offered: given("2026-12-02"),
    };
    const assessment = assess(input as Parameters<typeof assess>[0], demoContent);
    expect(assessment).toMatchObject({ list: "S", result: "compliant", aimBy: "2026-12-01" });
    expect(assessment.remarks[0]?.en).toBe("aim by Tue, Dec 1");
  });

  test("is the earliest for an unknown line of business, rule to confirm", () => {
    const assessment = assess(
      {
        standard: "TA-5",
        from: given("2026-11-16T10:00"),
        offered: given("2026-12-02"),
        lineOfBusiness: "unknown",
      },
      demoContent,
    );
    expect(assessment).toMatchObject({ list: "X", result: "late", aimBy: null });
    expect(assessment.remarks.map((one) => one.en)).toEqual([
      "line of business not known: the earliest list is used, rule to confirm",
    ]);
  });

  test("asked for by name judges an unknown line of business, too", () => {
    const facts = { from: "2026-11-16", offered: "2026-12-02", lineOfBusiness: "unknown" } as const;
    const assessment = anAssessment(facts);
    expect(assessment).toMatchObject({ list: "S", result: "compliant" });
    expect(assessment.remarks.map((one) => one.en)).toEqual([
      "aim by Tue, Dec 1",
      "another body's rules may apply: rule to confirm",
    ]);
  });

  test("another body's line of business is marked", () => {
    const remarks = anAssessment({ lineOfBusiness: "medicare" }).remarks.map((one) => one.en);
    expect(remarks).toContain("another body's rules may apply: rule to confirm");
    expect(anAssessment({ lineOfBusiness: "commercial" }).remarks[0]?.en).toBe("rule to confirm");
  });

  test("a request in the evening, by UTC already tomorrow, keeps its Pacific day", () => {
    expect(anAssessment({ from: "2026-11-06T00:30Z", offered: null }).dueOn).toBe("2026-11-20");
  });
});

describe("the physician's exception", () => {
  test("is only for return visits", () => {
    expect(anAssessment({ standard: "TA-6", physician: true }).result).toBe("no-fixed-standard");
    expect(anAssessment({ standard: "TA-6", physician: false }).result).toBe("compliant");
    expect(anAssessment({ standard: "TA-5", physician: true }).result).toBe("compliant");
  });
});

describe("the offer and the visit that count", () => {
  const offer = (when: string, became: Parameters<typeof earliestOffer>[0][number]["became"]) => ({
    when: given(when),
    became,
  });

  test("the earliest offer counts though it was not accepted, a withdrawn one never", () => {
    const offers = [
      offer("2027-01-11", "accepted"),
      offer("2026-12-18", "not-accepted"),
      offer("2026-11-23", "withdrawn-by-clinic"),
    ];
    expect(earliestOffer(offers)?.on).toBe("2026-12-18");
    expect(earliestOffer([])).toBeNull();
    expect(earliestOffer([offer("2026-11-23", "withdrawn-by-clinic")])).toBeNull();
  });

  test("on one day the earlier time counts", () => {
    const offers = [offer("2026-12-18T15:00", "open"), offer("2026-12-18T09:00", "open")];
    expect(earliestOffer(offers)?.time).toBe("09:00");
    expect(earliestOffer(offers.reverse())?.time).toBe("09:00");
  });

  test("a return visit counts from the last one that took place", () => {
    const visits = [
      { on: given("2026-10-01"), became: "attended" },
      { on: given("2026-10-20"), became: "attended" },
      { on: given("2026-11-03"), became: "cancelled-by-clinic" },
      { on: given("2026-10-05"), became: "attended" },
    ] as const;
    expect(lastAttended(visits)?.on).toBe("2026-10-20");
    expect(lastAttended([])).toBeNull();
  });
});
