import { describe, expect, test } from "vitest";
import { type ExceptionNote } from "#shared/timely-access/exceptions.ts";
import { aNote, anAssessment } from "./an-assessment.ts";

/** Due 2026-11-20 in list S; the offer is late by two business days. */
const late = (exceptions: ExceptionNote[], more: Parameters<typeof anAssessment>[0] = {}) =>
  anAssessment({ offered: "2026-11-24", exceptions, ...more });

const note = (changes: Partial<ExceptionNote> = {}) => aNote({ notedOn: "2026-11-10", ...changes });

describe("a note that longer does no harm", () => {
  test("counts when it says who, with which licence, when and where", () => {
    const assessment = late([note()]);
    expect(assessment.result).toBe("compliant-by-exception");
    expect(assessment.headline.en).toBe(
      "Earliest offer is 2 business days after the due date; longer wait noted by A. Rivera",
    );
    expect(assessment.afterDue).toEqual({ least: 2, most: 2 });
  });

  test.each(["by", "licence", "notedOn", "where"] as const)(
    "does not count without %s",
    (field) => {
      for (const empty of [undefined, "", "   "]) {
        const assessment = late([note({ [field]: empty })]);
        expect(assessment.result).toBe("late");
        expect(assessment.remarks.at(-1)?.en).toBe(`EX-H does not count: missing: ${field}`);
      }
    },
  );

  test("may be of the day of the offer and not of the day after", () => {
    expect(late([note({ notedOn: "2026-11-24" })]).result).toBe("compliant-by-exception");
    const after = late([note({ notedOn: "2026-11-25" })]);
    expect(after.result).toBe("late");
    expect(after.remarks.at(-1)?.en).toContain("dated after the offer");
  });

  test("keeps its day when a time was written with it", () => {
    expect(late([note({ notedOn: "2026-11-24T16:00" })]).result).toBe("compliant-by-exception");
  });

  test.each(["2026-02-30", "last week", "11/10", "2026-11-1"])(
    "does not count dated %s",
    (notedOn) => {
      const assessment = late([note({ notedOn })]);
      expect(assessment.result).toBe("late");
      expect(assessment.remarks.at(-1)?.en).toContain("not a date");
    },
  );

  test("counts for an urgent visit too", () => {
    const assessment = late([note()], {
      standard: "TA-1",
      from: "2026-11-20T10:00",
      offered: "2026-11-24T10:00",
    });
    expect(assessment.result).toBe("compliant-by-exception");
  });

  test("is not needed when the offer is in time", () => {
    expect(anAssessment({ exceptions: [note()] }).result).toBe("compliant");
  });
});

describe("other exceptions", () => {
  test("periodic follow-up never passes a return visit by itself", () => {
    const assessment = late([note({ kind: "EX-I" })], { standard: "TA-6" });
    expect(assessment.result).toBe("late");
    expect(assessment.remarks.at(-1)?.en).toContain("compliance review");
  });

  test("periodic follow-up counts where the standard names it", () => {
    expect(late([note({ kind: "EX-I" })], { standard: "TA-3" }).result).toBe(
      "compliant-by-exception",
    );
  });

  test.each(["EX-A", "EX-Z", ""])("%j is no exception to the standard", (kind) => {
    const assessment = late([note({ kind })]);
    expect(assessment.result).toBe("late");
    expect(assessment.remarks.at(-1)?.en).toContain("not an exception to this standard");
  });

  const preferred = {
    kind: "EX-P",
    earlierOffer: { on: "2026-11-20", provider: "B. Ito", place: "video" },
    words: "I want to stay with my therapist",
  };

  test("a preference counts when the earlier offer was in time", () => {
    const assessment = late([preferred]);
    expect(assessment.result).toBe("compliant-by-exception");
    expect(assessment.headline.en).toContain("member preferred the later date");
  });

  test.each([
    [{ ...preferred, words: " " }, "own words"],
    [{ ...preferred, earlierOffer: undefined }, "earlier offer is not on record"],
    [{ ...preferred, earlierOffer: { ...preferred.earlierOffer, provider: "" } }, "not on record"],
    [{ ...preferred, earlierOffer: { ...preferred.earlierOffer, place: "" } }, "not on record"],
    [
      { ...preferred, earlierOffer: { ...preferred.earlierOffer, on: "2026-11-21" } },
      "itself late",
    ],
    [{ ...preferred, earlierOffer: { ...preferred.earlierOffer, on: "soon" } }, "itself late"],
  ] as const)("a preference does not count otherwise (%#)", (one, why) => {
    const assessment = late([one]);
    expect(assessment.result).toBe("late");
    expect(assessment.remarks.at(-1)?.en).toContain(why);
  });

  test("why one does not count is said in Spanish as well", () => {
    const why = (one: ExceptionNote, more = {}) => late([one], more).remarks.at(-1)?.es;
    expect(why(note({ by: "", where: "" }))).toBe("EX-H no cuenta: falta: by, where");
    expect(why(note({ notedOn: "soon" }))).toBe(
      "EX-H no cuenta: el día de la nota no es una fecha",
    );
    expect(why(note({ notedOn: "2026-12-24" }))).toBe(
      "EX-H no cuenta: la nota es posterior a la oferta",
    );
    expect(why(note({ kind: "EX-A" }))).toBe("EX-A no cuenta: no es excepción a esta norma");
    expect(why(note({ kind: "EX-I" }), { standard: "TA-6" })).toBe(
      "EX-I no cuenta: revisión de cumplimiento, no prevista para esta norma",
    );
    expect(why({ ...preferred, words: "" })).toBe(
      "EX-P no cuenta: faltan las palabras del miembro",
    );
    expect(why({ kind: "EX-P" })).toBe("EX-P no cuenta: falta la oferta anterior");
    const tooLate = { ...preferred.earlierOffer, on: "2026-11-23" };
    expect(why({ ...preferred, earlierOffer: tooLate })).toBe(
      "EX-P no cuenta: la oferta anterior también fue tardía",
    );
  });

  test("blanks around what was written do not matter", () => {
    const assessment = late([note({ by: "  A. Rivera ", notedOn: " 2026-11-10 " })]);
    expect(assessment.headline.en).toMatch(/noted by A\. Rivera$/);
    expect(late([note({ notedOn: "on 2026-11-10" })]).result).toBe("late");
    expect(late([note({ notedOn: "2026-11-10x" })]).result).toBe("late");
  });

  test("one that counts is enough beside one that does not", () => {
    const assessment = late([note({ by: "" }), note()]);
    expect(assessment.result).toBe("compliant-by-exception");
    expect(assessment.remarks.at(-1)?.en).toContain("missing: by");
  });
});
