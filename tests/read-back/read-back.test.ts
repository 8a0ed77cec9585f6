import { describe, expect, test } from "vitest";
import { memberSummary, type MemberSummaryFacts } from "#shared/read-back/member-summary.ts";
import { readBack, readBackFields } from "#shared/read-back/read-back.ts";
import { readScripts } from "../script/read-scripts.ts";

const summary: MemberSummaryFacts = {
  concerns: ["between-appointments", "travel-distance"],
  fields: { lastVisitOn: "2026-11-03", callbackNumber: "916-555-0142", travelMinutes: "90" },
  reference: "417 20 6",
  promisedBy: "by Monday noon",
  nextStep: "The regional team looks for a visit.",
  grievance: "offered",
  lineNumber: "1-800-390-3503",
  regulatorNumber: "1-888-466-2219",
};

describe("the read-back", () => {
  test("says what was written down, and only that", () => {
    const lines = readBack({ firstAskedOn: "2026-10-02", mayBook: "yes", travelTo: " " }, "en");
    expect(lines.map(({ text }) => text)).toEqual([
      "You first asked on October 2, 2026.",
      "We may book the first one that fits.",
    ]);
  });

  test("is said in the caller's language", () => {
    const [line] = readBack({ lastVisitOn: "2026-09-08" }, "es");
    expect(line?.text).toBe("Su última visita fue: 8 de septiembre de 2026.");
  });

  test("keeps a date that is only words as it was typed", () => {
    expect(readBack({ firstAskedOn: "some time in May" }, "en")[0]?.text).toContain(
      "some time in May",
    );
  });

  test("an unknown message safety means no message", () => {
    expect(readBack({ safeToLeaveMessage: "unknown" }, "en")[0]?.text).toBe(
      "I leave no message there.",
    );
  });

  test("names only fields that the scripts ask", () => {
    const asked = new Set(
      readScripts().flatMap(({ prompts }) =>
        prompts.flatMap((prompt) => (prompt.kind === "ask" ? [prompt.answer.field] : [])),
      ),
    );
    expect(readBackFields.filter((field) => !asked.has(field))).toEqual([]);
  });
});

describe("the member summary", () => {
  test("always carries the reference, the rights and the regulator's number", () => {
    for (const lang of ["en", "es"] as const) {
      const text = memberSummary({ ...summary, promisedBy: null, nextStep: null }, lang).join("\n");
      expect(text).toContain("417 20 6");
      expect(text).toContain("1-888-466-2219");
      expect(text).toMatch(/your choice|Usted decide/);
    }
  });

  test("leaves out where we may call", () => {
    expect(memberSummary(summary, "en").join("\n")).not.toContain("555-0142");
  });

  test("names every concern", () => {
    expect(memberSummary(summary, "es")[0]).toBe(
      "Nos llamó por la espera entre citas y la distancia a la cita.",
    );
  });
});
