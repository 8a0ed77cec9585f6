import { expect, test } from "vitest";
import { chooseStandard, type StandardFacts } from "#shared/timely-access/choose-standard.ts";

const facts = (changes: Partial<StandardFacts> = {}): StandardFacts => ({
  providerKind: "therapist",
  visit: "first",
  urgencyStatedBy: "nobody",
  authorizationNeeded: null,
  ...changes,
});

test.each([
  [{}, "TA-5", false],
  [{ providerKind: "substance-use-counselor" }, "TA-5", false],
  [{ providerKind: "psychiatrist" }, "TA-4", true],
  [{ providerKind: "physician" }, "TA-4", true],
  [{ visit: "return" }, "TA-6", false],
  [{ visit: "return", providerKind: "psychiatrist" }, "TA-6", true],
  [{ providerKind: "primary-care" }, "TA-3", false],
  [{ providerKind: "ancillary", visit: null }, "TA-7", false],
  [{ urgencyStatedBy: "clinician", authorizationNeeded: false }, "TA-1", false],
  [{ urgencyStatedBy: "clinician", authorizationNeeded: true }, "TA-2", false],
  [{ urgencyStatedBy: "nurse-line", authorizationNeeded: true, providerKind: null }, "TA-2", false],
] as const)("%o is judged by %s", (changes, standard, physician) => {
  const choice = chooseStandard(facts(changes));
  expect(choice).toMatchObject({ standard, physician, missing: [] });
});

test("urgent without knowing about authorization takes the shorter limit and says so", () => {
  const choice = chooseStandard(facts({ urgencyStatedBy: "clinician" }));
  expect(choice.standard).toBe("TA-1");
  expect(choice.remarks.map((one) => one.en)).toEqual([
    "authorization not known: the shorter limit is used",
  ]);
  const known = chooseStandard(facts({ urgencyStatedBy: "clinician", authorizationNeeded: false }));
  expect(known.remarks).toEqual([]);
});

test("a member's own word does not make it urgent, and points to the nurse", () => {
  const choice = chooseStandard(facts({ urgencyStatedBy: "member" }));
  expect(choice.standard).toBe("TA-5");
  expect(choice.remarks[0]?.en).toContain("advice nurse");
});

test("what is not known yet is named", () => {
  const choice = chooseStandard(facts({ providerKind: null, visit: null }));
  expect(choice.standard).toBeNull();
  expect(choice.missing.map((one) => one.en)).toEqual(["with whom", "first or return visit"]);
  expect(chooseStandard(facts({ visit: null })).missing.map((one) => one.en)).toEqual([
    "first or return visit",
  ]);
  expect(chooseStandard(facts({ providerKind: null })).missing.map((one) => one.en)).toEqual([
    "with whom",
  ]);
});
