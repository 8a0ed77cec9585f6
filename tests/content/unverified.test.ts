import { expect, test } from "vitest";
import { unverifiedFacts } from "#shared/content/unverified.ts";
import { fillWords, inLanguage, joinWords } from "#shared/content/words.ts";
import { demoContent } from "./demo-content.ts";

const NEVER_EXEMPT_TYPE = "grievance.neverExempt.type-frequency-duration";

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

/** What decides a date, a route or a word and was not read in the law: fact, its place, how sure. */
const decidingFacts: readonly (readonly [string, string, "high" | "medium" | "low"])[] = [
  ["the line keeps its hours on Pacific time and closes on holidays", "line", "high"],
  ["the State's days off say what a business day is", "calendars.S", "high"],
  ["the federal days off", "calendars.F", "high"],
  ["the plan's own days off", "calendars.P", "low"],
  ["48 hours, urgent without authorization", "standards.standards.TA-1", "high"],
  ["96 hours, urgent with authorization", "standards.standards.TA-2", "high"],
  ["10 business days, primary care", "standards.standards.TA-3", "high"],
  ["15 business days, psychiatrist", "standards.standards.TA-4", "high"],
  ["10 business days, first visit with a therapist", "standards.standards.TA-5", "high"],
  ["10 business days from the last visit", "standards.standards.TA-6", "high"],
  ["15 business days, laboratory and imaging", "standards.standards.TA-7", "high"],
  ["a longer wait that a licensed person noted", "standards.exceptions.EX-H", "high"],
  ["periodic follow-up is reviewed and never passes", "standards.exceptions.EX-I", "high"],
  ["the member prefers a later date", "standards.exceptions.EX-P", "high"],
  ["advanced access", "standards.exceptions.EX-A", "medium"],
  ["a commercial plan's rules", "standards.linesOfBusiness.commercial", "high"],
  ["Medi-Cal takes the same limits by contract", "standards.linesOfBusiness.medi-cal", "high"],
  ["specialty care is the county's", "standards.linesOfBusiness.medi-cal-county", "high"],
  ["Medicare has clocks of its own", "standards.linesOfBusiness.medicare", "high"],
  ["an insurer's parallel rule", "standards.linesOfBusiness.ppo-insurer", "high"],
  ["self-funded and federal plans", "standards.linesOfBusiness.self-funded", "high"],
  ["an unknown line of business: the strictest", "standards.linesOfBusiness.unknown", "low"],
  ["miles or minutes, not both", "distance.combineSource", "high"],
  ["15 miles or 30 minutes is a yardstick", "distance.commercial", "high"],
  ["mental health takes the classes of specialists", "distance.mediCal", "high"],
  ["counties of class C", "counties.Kern", "high"],
  ["counties of class D", "counties.Alpine", "high"],
  ["five calendar days to acknowledge", "grievance.acknowledgeDays", "high"],
  ["thirty days are calendar days", "grievance.resolveDays", "high"],
  ["exempt until the next business day ends", "grievance.exempt", "high"],
  ["the log of the exempt ones names who resolved", "grievance.exemptLog.representative", "high"],
  ["coverage is never exempt", "grievance.neverExempt.coverage", "high"],
  ["kind, frequency and duration are never exempt", NEVER_EXEMPT_TYPE, "medium"],
  ["the department's TDD number", "grievance.regulators.dmhc", "high"],
  ["the ombudsman's number", "grievance.regulators.medi-cal-ombudsman", "medium"],
  ["at 12 and at 18", "policy.ages", "high"],
  ["the statement of Part 2", "policy.part2", "medium"],
  ["targets, attempts and priorities", "policy", "low"],
];

test.each(decidingFacts)("that %s is content marked as not verified", (_, path, confidence) => {
  const fact = unverifiedFacts(demoContent).find((each) => each.path === path);
  expect(fact).toMatchObject({ path, confidence });
});

test("nothing else is marked, so a new mark comes with its sentence above", () => {
  const named = new Set(decidingFacts.map(([, path]) => path));
  const others = unverifiedFacts(demoContent).filter(({ path }) => !named.has(path));
  const families = new Set(others.map(({ path }) => path.replace(/\.[^.]+$/, "")));
  expect([...families].sort()).toEqual([
    "counties",
    "grievance.exemptLog",
    "grievance.neverExempt",
    "grievance.regulators",
  ]);
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
