import { expect, test } from "vitest";
import { unverifiedFacts } from "#shared/content/unverified.ts";
import { fillWords, inLanguage, joinWords } from "#shared/content/words.ts";
import { demoContent } from "./demo-content.ts";

test("every fact nobody has read in the law is listed with its place and citation", () => {
  const facts = unverifiedFacts(demoContent);
  const paths = facts.map((fact) => fact.path);
  expect(paths).toEqual(
    expect.arrayContaining([
      "standards.standards.TA-5",
      "calendars.P",
      "grievance.acknowledgeDays",
      "grievance.neverExempt.coverage",
      "distance.combineSource",
      "counties.Kern",
    ]),
  );
  // Thirty days were read; that they are calendar days was not.
  expect(paths).toContain("grievance.resolveDays");
  expect(paths).not.toContain("grievance.expedited");
  expect(paths).not.toContain("counties.Los Angeles");
  expect(facts.find((fact) => fact.path === "calendars.P")).toMatchObject({ confidence: "low" });
  expect(facts.every((fact) => fact.citation.length > 2)).toBe(true);
});

test("a sentence without Spanish is said in English", () => {
  expect(inLanguage({ en: "Hello" }, "es")).toBe("Hello");
  expect(inLanguage({ en: "Hello", es: "Hola" }, "es")).toBe("Hola");
  expect(joinWords([{ en: "a" }, { en: "b", es: "c" }])).toEqual({ en: "a b", es: "a c" });
});

test("values are put where a sentence names them, and an unknown name stays visible", () => {
  const words = { en: "{who} at {time}", es: "{who} a las {time}" };
  expect(fillWords(words, { who: { en: "Nurse", es: "Enfermera" } })).toEqual({
    en: "Nurse at {time}",
    es: "Enfermera a las {time}",
  });
  expect(fillWords({ en: "{time}" }, { time: "8 AM" })).toEqual({ en: "8 AM", es: "8 AM" });
});
