import { describe, expect, test } from "vitest";
import { changedContent } from "./changed-content.ts";

const problems = (file: string, change: (text: string) => string) =>
  changedContent(file, change).problems;
const problem = (file: string, change: (text: string) => string) => problems(file, change)[0];
const lineOf = (text: string, part: string): number =>
  text.slice(0, text.indexOf(part)).split("\n").length;

describe("content is refused with file, line and remedy", () => {
  test("when a prompt leads round and round", () => {
    const found = problems("scripts/silent.yaml", (text) =>
      text
        .replaceAll(/next: (?!script)\S+/g, (next) => {
          const first = /- id: (\S+)/.exec(text)?.[1] ?? "";
          return next.includes("end") || next.includes("back") ? `next: ${first}` : next;
        })
        .replaceAll(/script:\S+/g, /- id: (\S+)/.exec(text)?.[1] ?? ""),
    );
    expect(found.map(({ message }) => message).join()).toContain("is a dead end");
    expect(found[0]).toMatchObject({ file: "scripts/silent.yaml" });
  });

  test("when a sentence has no Spanish", () => {
    let line = 0;
    const found = problem("referrals.yaml", (text) => {
      line = lineOf(text, "name: { en: Advice nurse");
      return text.replace("{ en: Advice nurse, es: Enfermera de consejo }", "{ en: Advice nurse }");
    });
    expect(found).toMatchObject({ file: "referrals.yaml", line });
    expect(found?.message).toBe('"Advice nurse" has no Spanish');
    expect(found?.remedy).toContain("add es");
  });

  test("when a referral has no number", () => {
    let line = 0;
    const found = problem("referrals.yaml", (text) => {
      line = lineOf(text, "- id: nurse-line");
      return text.replace("  number: 1-800-555-0111\n", "");
    });
    expect(found).toMatchObject({ file: "referrals.yaml", line, remedy: "add it: string" });
  });

  test("when a referral has no hours", () => {
    const found = problem("referrals.yaml", (text) =>
      text.replace(
        "number: 1-800-555-0111\n  hours: { kind: always }\n",
        "number: 1-800-555-0111\n",
      ),
    );
    expect(found).toMatchObject({ file: "referrals.yaml", path: "2.hours" });
  });

  test("when desks send each other on in a circle", () => {
    const found = problem("referrals.yaml", (text) =>
      text.replace(
        "number: 1-800-555-0111\n  hours: { kind: always }\n  instead: null",
        "number: 1-800-555-0111\n  hours: { kind: always }\n  instead: care-team",
      ),
    );
    expect(found?.message).toContain("sent on in a circle");
    expect(found?.remedy).toContain("always open");
  });

  test("when a holiday is on a day that no year has", () => {
    let line = 0;
    const found = problem("calendars.yaml", (text) => {
      line = lineOf(text, "kind: fixed");
      return text.replace(/(kind: fixed, month: )\d+(, day: )\d+/, "$12$231");
    });
    expect(found).toMatchObject({ file: "calendars.yaml", line });
    expect(found?.message).toContain("which no year has");
  });

  test("when a single day does not exist", () => {
    const found = problem("calendars.yaml", (text) =>
      text.replace(
        /added: \[\]/,
        'added: [{ on: "2026-02-30", name: { en: A, es: A }, adoptedOn: "2026-01-02", by: X }]',
      ),
    );
    expect(found).toMatchObject({ file: "calendars.yaml" });
    expect(found?.path).toContain("added.0.on");
  });
});

describe("the floor cannot be emptied", () => {
  test.each([
    ["988", "lifeline-988"],
    ["911", "emergency"],
  ])("no content without %s at any hour", (number) => {
    const found = problem("referrals.yaml", (text) =>
      text.replace(`number: "${number}"`, 'number: "411"'),
    );
    expect(found?.message).toBe(`no desk is ${number} at any hour`);
  });

  test("988 with hours of business is no 988", () => {
    const found = problem("referrals.yaml", (text) =>
      text.replace(
        'number: "988"\n  hours: { kind: always }',
        'number: "988"\n  hours: { kind: weekly, days: [1], opens: "08:00", closes: "09:00", list: null }',
      ),
    );
    expect(found?.message).toBe("no desk is 988 at any hour");
  });

  test("an empty sentence of the crisis script", () => {
    const found = problem("scripts/crisis.yaml", (text) =>
      text.replace(/(\n +text:\n +en: )"[^"]*"/, '$1""'),
    );
    expect(found).toMatchObject({ file: "scripts/crisis.yaml" });
  });

  test("a listening aid that never asks about safety", () => {
    const { problems: found } = changedContent("cues/rules.yaml", (text) =>
      text
        .replace(/crisisAt: .*/, "crisisAt: 99")
        .replace(/crisisAloneAt: .*/, "crisisAloneAt: 99")
        .replace(/\n {2}crisis: .*/, "\n  crisis: 99"),
    );
    expect(found.every(({ file }) => file === "cases/hearing.yaml")).toBe(true);
    expect(found.map(({ message }) => message).join()).toContain("safety is not asked");
  });
});

describe("the content's own test cases", () => {
  test("refuse a changed rule on the line of the case, with the reason why it is there", () => {
    const found = problem("standards.yaml", (text) => text.replace("limit: 15", "limit: 20"));
    expect(found).toMatchObject({ file: "cases/deciding.yaml" });
    expect(found?.line).toBeGreaterThan(20);
    expect(found?.message).toContain("psychiatrist-fifteen-days: due on 2026-12");
    expect(found?.remedy).toContain("specialist standard");
  });

  test("refuse hours that close the care team at noon", () => {
    const found = problem("referrals.yaml", (text) =>
      text.replace(
        'opens: "08:30", closes: "17:00", list: P',
        'opens: "13:00", closes: "17:00", list: P',
      ),
    );
    expect(found?.message).toContain("care-team-at-noon: care-team is closed");
  });

  test("refuse a script that no longer asks for the address in danger", () => {
    const found = problem("scripts/crisis.yaml", (text) =>
      text.replace("next: address", "next: dial").replace("next: danger-first", "next: address"),
    );
    expect(found?.file).toBe("cases/walking.yaml");
    expect(found?.message).toContain("danger-now");
  });

  test("refuse a verdict that changed", () => {
    const found = problem("cases/deciding.yaml", (text) =>
      text.replace("verdict: mixed", "verdict: in"),
    );
    expect(found?.message).toContain("a-concern-with-a-grievance: the verdict is mixed");
  });

  test("cannot be emptied", () => {
    const found = problems("cases/walking.yaml", (text) =>
      text.replaceAll("script: crisis", "script: silent"),
    );
    expect(found.map(({ message }) => message)).toContain(
      "no case holds a walk through the crisis script",
    );
  });

  test("are named once each", () => {
    const found = problem("cases/deciding.yaml", (text) =>
      text.replace("- id: line-on-a-saturday", "- id: line-on-a-tuesday"),
    );
    expect(found?.message).toBe("line-on-a-tuesday is there twice");
  });
});

describe("a simulated caller is refused", () => {
  const file = "practice/other-calls.yaml";

  test("when what is expected is not what the scope rules say", () => {
    const found = problem(file, (text) => text.replace("verdict: not-an-intake", "verdict: in"));
    expect(found).toMatchObject({ file });
    expect(found?.message).toBe(
      "the keys expected of pharmacy-next-door come to not-an-intake, not in",
    );
  });

  test("when it answers what nobody asks, or one thing twice", () => {
    expect(problem(file, (text) => text.replace("[silentKeys]", "[silentKees]"))?.message).toBe(
      "silentKees is nothing that is asked, so nobody-speaks would never say it",
    );
    expect(problem(file, (text) => text.replace("[silentKeys]", "[silentDanger]"))?.message).toBe(
      "nobody-speaks answers silentDanger twice",
    );
  });

  test("when somebody in danger may go without the safety question", () => {
    const found = problem(file, (text) =>
      text.replace(/keys: \[\s*asked-not-safe\s*\]/, "keys: null"),
    );
    expect(found?.message).toBe(
      "crisis-tonight is in danger, and the safety question may be skipped",
    );
  });

  test("when its key is none of the scope check", () => {
    const found = problem(file, (text) => text.replace("others: [wrong-number]", "others: [gone]"));
    expect(found?.message).toBe("gone is no key of the scope check");
  });
});
