import { describe, expect, test } from "vitest";
import { entryField } from "#shared/facts/entries.ts";
import { aCall, aids, commercial, judgement, TEN_AM } from "./a-call.ts";

describe("what was typed is said back", () => {
  test.each([
    ["firstAskedOn", "two weeks ago", "about Nov 11", null],
    ["firstAskedOn", "11-05-2026", "Thu, Nov 5", null],
    ["lastVisitOn", "hace dos semanas", "about Nov 11", null],
    ["firstAskedOn", "tomorrow", null, "has not come yet"],
    ["changedOn", "Feb 30", null, "There is no Feb 30"],
    ["medicationRunsOut", "5", "Mon, Nov 30", null],
    ["medicationRunsOut", "2 weeks left", "Wed, Dec 9", null],
    ["medicationRunsOut", "no", "none", null],
    ["dischargedOn", "no", "none", null],
    ["firstAskedOn", "no", null, "Not understood as a date"],
    ["firstAskedOn", "?", "does not know", null],
    ["travelFrom", "no sé", "does not know", null],
    ["minutesBooked", "hora y media", "90 min", null],
    ["travelMiles", "35-50", null, "Ask for the usual one"],
    [entryField("visit", "m3k9x100", "when"), "Nov 3", "Tue, Nov 3", null],
  ])("%s: %s", (field, text, words, refusal) => {
    const read = aids({ [field]: text }).understood[field];
    expect(read?.words ?? null).toBe(words);
    if (refusal === null) expect(read?.refusal).toBeNull();
    else expect(read?.refusal).toContain(refusal);
  });

  test("and recorded beside the text with its precision", () => {
    expect(judgement.understood("firstAskedOn", "two weeks ago", TEN_AM)).toEqual({
      value: "2026-11-11",
      precision: "about",
    });
    expect(judgement.understood("minutesBooked", "50 min", TEN_AM)).toEqual({ value: "50" });
    expect(judgement.understood("service", "?", TEN_AM)).toEqual({ value: "does-not-know" });
    expect(judgement.understood("dischargedOn", "none", TEN_AM)).toEqual({ value: "none" });
    expect(judgement.understood("travelFrom", "Fresno", TEN_AM)).toEqual({});
  });
});

describe("the timely-access card", () => {
  const first = { ...commercial, firstAskedOn: "11/16", providerKind: "therapist" };

  test("judges by the plan's list, and aims by the earlier one", () => {
    const card = aids({ ...first, earliestOffer: "Dec 2" }).card;
    expect(card?.result).toBe("compliant");
    expect(card?.rows.map(({ value }) => value)).toContain("Wed, Dec 2 · list S");
    expect(card?.remarks).toContain("aim by Tue, Dec 1");
  });

  test("without a line of business takes the earliest list, rule to confirm", () => {
    for (const lineOfBusiness of ["", "does-not-know"]) {
      const card = aids({ ...first, lineOfBusiness, earliestOffer: "Dec 2" }).card;
      expect(card?.result).toBe("late");
      expect(card?.remarks.join()).toContain("rule to confirm");
    }
    expect(aids({ ...first, lineOfBusiness: "medicare" }).card?.remarks.join()).toContain(
      "another body's rules",
    );
  });

  test("says that nobody has read the rule in the law", () => {
    expect(aids(first).card?.notVerified).toContain("primary text not");
  });

  test("counts a return visit from the last attended one, whatever the clinic cancelled", () => {
    const cancelled = {
      [entryField("visit", "m3k9x100", "when")]: "Nov 10",
      [entryField("visit", "m3k9x100", "became")]: "cancelled-by-clinic",
    };
    const between = {
      ...commercial,
      lastVisitOn: "Nov 3",
      nextOfferedOn: "Nov 24",
      providerKind: "therapist",
    };
    const card = aids({ ...between, ...cancelled }, ["between-appointments"]).card;
    expect(card?.headline).toBe("Earliest offer is 4 business days after the due date");
    expect(card?.remarks).toContain(
      "the visit of Tue, Nov 10 was not held: the clock is not moved by it",
    );
    expect(aids(between, ["between-appointments"]).card?.remarks.join()).not.toContain("not held");
    const later = {
      [entryField("visit", "m3k9x101", "when")]: "Nov 12",
      [entryField("visit", "m3k9x101", "became")]: "attended",
    };
    expect(aids({ ...between, ...later }, ["between-appointments"]).card?.result).toBe("compliant");
  });

  test("has no fixed standard for a psychiatrist's return visit", () => {
    const fields = { lastVisitOn: "Nov 3", providerKind: "psychiatrist", nextOfferedOn: "Jan 11" };
    expect(aids(fields, ["between-appointments"]).card?.result).toBe("no-fixed-standard");
  });

  test("is urgent only as a clinician or the nurse line stated it, and asks for the authorization", () => {
    const by = (urgencyStatedBy: string, authorizationState = "") =>
      aids({ ...first, urgencyStatedBy, authorizationState }).card?.rows[0]?.value;
    expect(by("member")).toBe("10 business days");
    expect(by("nobody")).toBe("10 business days");
    expect(by("clinician", "none")).toBe("48 hours");
    expect(by("nurse-line", "pending")).toBe("96 hours");
    const unknown = aids({ ...first, urgencyStatedBy: "clinician" }).card;
    expect(unknown?.remarks.join()).toContain("authorization not known");
  });

  test("counts a documented longer wait only with who, licence, day and place", () => {
    const late = { ...first, earliestOffer: "Dec 8", exceptionKind: "EX-H" };
    expect(aids(late).card?.result).toBe("late");
    expect(aids(late).card?.remarks.join()).toContain("EX-H does not count: missing: by");
    const noted = {
      ...late,
      exceptionBy: "A. Rivera",
      exceptionLicence: "LCSW",
      exceptionNotedOn: "yesterday",
      exceptionWhere: "chart",
    };
    expect(aids(noted).card?.result).toBe("compliant-by-exception");
    expect(aids({ ...noted, exceptionNotedOn: "some day" }).card?.remarks.join()).toContain(
      "not a date",
    );
    expect(
      aids({ ...noted, exceptionKind: "EX-I", lastVisitOn: "Nov 3", nextOfferedOn: "Nov 24" }, [
        "between-appointments",
      ]).card?.remarks.join(),
    ).toContain("compliance review");
  });

  test("waits for a date where the concern is not about waiting", () => {
    expect(aids({}, ["appointment-length"]).card).toBeNull();
    expect(judgement.assessment(aCall({}, ["appointment-length"]))).toBeNull();
    const card = aids({ ...first, earliestOffer: "Dec 8" }, ["travel-distance"]).card;
    expect(card?.result).toBe("late");
    expect(aids({}, []).card).toBeNull();
  });
});

describe("offers", () => {
  const offer = (id: string, parts: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(parts).map(([part, text]) => [entryField("offer", id, part as "when"), text]),
    );
  const base = { ...commercial, firstAskedOn: "11/5", providerKind: "therapist" };

  test("each is judged by the standard, and the earliest that stands is the measure", () => {
    const { facts, card } = aids({
      ...base,
      earliestOffer: "Nov 18",
      offerBecame: "withdrawn-by-clinic",
      offerMode: "video",
      ...offer("m3k9x100", { when: "Nov 20", became: "not-accepted", who: "member", why: "work" }),
      ...offer("m3k9x101", { when: "Dec 18", kind: "therapist", place: "Oakland" }),
    });
    expect(facts.offers).toEqual([
      {
        id: "first",
        when: "Wed, Nov 18",
        detail: "Video",
        became: "Withdrawn by the clinic",
        standing: "does not count: withdrawn by the clinic",
      },
      {
        id: "m3k9x100",
        when: "Fri, Nov 20",
        detail: "",
        became: "Not accepted · by member · work",
        standing: "not after the due date",
      },
      {
        id: "m3k9x101",
        when: "Fri, Dec 18",
        detail: "Therapist · Oakland",
        became: "",
        standing: "18 business days after the due date",
      },
    ]);
    expect(card?.result).toBe("compliant");
  });

  test("without a date they are kept and judge nothing", () => {
    const { facts } = aids({ ...base, ...offer("m3k9x100", { provider: "Dr. Lee" }) });
    expect(facts.offers).toEqual([
      { id: "m3k9x100", when: "no date yet", detail: "Dr. Lee", became: "", standing: "" },
    ]);
  });
});

describe("what the region is told", () => {
  test("is the concern's own facts in words, offers and visits, and nothing of the rest", () => {
    const packet = judgement.packet(
      aCall(
        {
          memberName: "Mateo D.",
          callbackNumber: "510 555 0142",
          callerName: "Rosa",
          lastVisitOn: "Nov 3",
          nextOfferedOn: "Nov 24",
          providerKind: "therapist",
          noHarmNoted: "?",
          alreadyTried: "Member Services",
          lineOfBusiness: "medi-cal",
          grievanceAnswer: "not-now",
          [entryField("visit", "m3k9x100", "when")]: "Nov 10",
          [entryField("visit", "m3k9x100", "became")]: "cancelled-by-clinic",
        },
        ["between-appointments"],
      ),
    );
    expect(packet.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Member: Mateo D.",
      "Number to call back: 510 555 0142",
      "Last visit: Nov 3 · Tue, Nov 3",
      "With whom: Therapist",
      "Next offered: Nov 24 · Tue, Nov 24",
      "Provider noted longer does no harm: does not know",
      "Visit 1: Tue, Nov 10 · Cancelled by clinic",
    ]);
  });
});

test("what is read back says figures as understood, and that there is no medicine", () => {
  const { readBack } = judgement.said.summary(
    aCall({ minutesBooked: "an hour", minutesActual: "about 25", medicationRunsOut: "no" }),
    null,
    null,
  );
  expect(readBack.map(({ text }) => text)).toEqual([
    "Your visits are booked for 60 minutes.",
    "In fact you get 25 minutes.",
    "You take no medicine for this.",
  ]);
});
