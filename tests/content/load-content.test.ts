import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { loadContent, problemLine, versionOf } from "../../build/content/load-content.ts";
import { demoContent } from "./demo-content.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the content that ships, with one file changed. */
const changed = (file: string, change: (text: string) => string): string => {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  folders.push(folder);
  cpSync(new URL("../../content", import.meta.url).pathname, folder, { recursive: true });
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return folder;
};

const problemsOf = (file: string, change: (text: string) => string) => {
  const loaded = loadContent(changed(file, change));
  return loaded.ok ? [] : loaded.refusal;
};

const lineOf = (text: string, part: string): number =>
  text.slice(0, text.indexOf(part)).split("\n").length;

describe("the content that ships", () => {
  test("is complete and named after what is in it", () => {
    expect(demoContent.version).toMatch(/^2026\.11-[0-9a-f]{16}$/);
    expect(demoContent.label).toBe("2026.11");
    expect(demoContent.line.number).toBe("1-800-390-3503");
    expect(demoContent.regions).toHaveLength(3);
  });

  test("has every county once, 9, 9, 19 and 21 by class", () => {
    const counted = (one: string) =>
      demoContent.counties.filter((county) => county.class === one).length;
    expect(["A", "B", "C", "D"].map(counted)).toEqual([9, 9, 19, 21]);
  });

  test("holds no number that can ring but the line's own, emergency, 988 and the regulators'", () => {
    const numbers = [
      ...demoContent.referrals.map((referral) => referral.number),
      ...demoContent.regions.flatMap((region) => [region.phone, region.onCall.phone]),
      ...demoContent.clinics.flatMap((clinic) => [clinic.phone, clinic.backLine]),
      ...demoContent.counties.flatMap((county) => [county.dispatch, county.crisisLine]),
    ].filter((number) => number !== "911" && number !== "988");
    expect(numbers.filter((number) => !/-555-01\d\d$/.test(number))).toEqual([]);
  });

  test("marks what nobody has read in the law", () => {
    const { standards } = demoContent.standards;
    expect(standards.every((standard) => !standard.source.verified)).toBe(true);
    // Read: three days. Not read: that the thirty to resolve are calendar days.
    expect(demoContent.grievance.expedited.source.verified).toBe(true);
    expect(demoContent.grievance.resolveDays.source.verified).toBe(false);
    expect(demoContent.counties.filter((county) => county.class === "C")[0]?.source.verified).toBe(
      false,
    );
  });

  test("speaks Spanish wherever it speaks", () => {
    const silent: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      if ("en" in value && !("es" in value)) silent.push(path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    };
    walk(demoContent, "content");
    expect(silent).toEqual([]);
  });
});

describe("the version", () => {
  test("follows what is said and not the order it was written in", () => {
    expect(versionOf("2026.11", { a: 1, b: [1, 2] })).toBe(
      versionOf("2026.11", { b: [1, 2], a: 1 }),
    );
    expect(versionOf("2026.11", { b: [1, 2] })).not.toBe(versionOf("2026.11", { b: [2, 1] }));
    expect(versionOf("2026.11", {})).not.toBe(versionOf("2026.12", {}));
  });

  test("changes when a limit changes, without a build", () => {
    const folder = changed("standards.yaml", (text) => text.replace("limit: 48", "limit: 36"));
    const loaded = loadContent(folder);
    expect(loaded.ok && loaded.value.version).not.toBe(demoContent.version);
    expect(loaded.ok && loaded.value.standards.standards[0]?.limit).toBe(36);
  });
});

describe("a fault names file, line and remedy", () => {
  test("a value that is not allowed", () => {
    const [problem] = problemsOf("calendars.yaml", (text) =>
      text.replace("adopted: S", "adopted: T"),
    );
    expect(problem).toMatchObject({ file: "calendars.yaml", line: 2, path: "adopted" });
    expect(problem?.remedy).toBe("use one of: S, F, X, P");
  });

  test("a name that is misspelt", () => {
    const [problem] = problemsOf("line.yaml", (text) => text.replace("zoneWords:", "zoneWord:"));
    expect(problem?.remedy).toBe("add it: string");
    const unknown = problemsOf("line.yaml", (text) => text.replace("zoneWords:", "zoneWord:"));
    expect(unknown.map((one) => one.remedy)).toContain("remove zoneWord, or correct the spelling");
  });

  test.each([
    ["ownSayFrom: 12", "ownSayFrom: 16", "12 at the latest"],
    ["adultFrom: 18", "adultFrom: 16", "before 18"],
  ])(
    "%s may not become %s: a parent would hear more, or a child count as grown",
    (now, then, why) => {
      const [problem] = problemsOf("policy.yaml", (text) => text.replace(now, then));
      expect(JSON.stringify(problem)).toContain(why);
    },
  );

  test("a value of another kind, on its line", () => {
    let line = 0;
    const [problem] = problemsOf("policy.yaml", (text) => {
      line = lineOf(text, "medicationDays: 14");
      return text.replace("medicationDays: 14", "medicationDays: soon");
    });
    expect(problem).toMatchObject({
      file: "policy.yaml",
      line,
      path: "priority.p2.medicationDays",
    });
    expect(problem?.remedy).toBe("write number here");
  });

  test("hours that end before they begin", () => {
    const [problem] = problemsOf("line.yaml", (text) => text.replace('"17:00"', '"07:00"'));
    expect(problem?.message).toBe("opens must be before closes");
  });

  test("YAML that cannot be read", () => {
    const [problem] = problemsOf("line.yaml", (text) => `${text}\n  : [`);
    expect(problem).toMatchObject({ file: "line.yaml" });
    expect(problem?.remedy).toContain("correct the YAML");
  });

  test("a name given twice", () => {
    const [problem] = problemsOf("line.yaml", (text) => `${text}\nzone: America/Denver\n`);
    expect(problem?.message).toContain("unique");
  });

  test("a file that is missing", () => {
    const folder = changed("line.yaml", (text) => `${text}\n`);
    rmSync(join(folder, "line.yaml"));
    const loaded = loadContent(folder);
    expect(!loaded.ok && loaded.refusal[0]).toMatchObject({ file: "line.yaml", line: 1 });
  });

  test("several at once are all named", () => {
    const folder = changed("line.yaml", (text) => text.replace("zone:", "zones:"));
    writeFileSync(join(folder, "release.yaml"), "label: november\n");
    const loaded = loadContent(folder);
    const files = loaded.ok ? [] : loaded.refusal.map((problem) => problem.file);
    expect(new Set(files)).toEqual(new Set(["release.yaml", "line.yaml"]));
  });

  test("a problem is printed as one line", () => {
    const problem = { file: "a.yaml", line: 3, path: "b.c", message: "wrong", remedy: "mend it" };
    expect(problemLine(problem)).toBe("a.yaml:3 b.c: wrong (mend it)");
  });
});

describe("what a schema cannot see", () => {
  test("a referral that does not exist", () => {
    let line = 0;
    const [problem] = problemsOf("scope.yaml", (text) => {
      line = lineOf(text, "referral: care-team");
      return text.replace("referral: care-team", "referral: care-teem");
    });
    expect(problem).toMatchObject({
      file: "scope.yaml",
      line,
      message: "referral care-teem does not exist",
    });
    expect(problem?.remedy).toContain("care-team");
  });

  test("a desk instead that does not exist", () => {
    const [problem] = problemsOf("referrals.yaml", (text) =>
      text.replace("instead: nurse-line", "instead: night-line"),
    );
    expect(problem?.message).toBe("referral night-line does not exist");
  });

  test("another desk of the list behind the dash", () => {
    const [problem] = problemsOf("scope.yaml", (text) =>
      text.replace("referral: billing", "referral: bills"),
    );
    expect(problem?.message).toBe("referral bills does not exist");
  });

  test("a clinic in a region or county that does not exist", () => {
    const region = problemsOf("clinics.yaml", (text) =>
      text.replace("region: southland", "region: far"),
    );
    expect(region[0]?.message).toBe("region far does not exist");
    const county = problemsOf("clinics.yaml", (text) =>
      text.replace("county: Kern", "county: Kerm"),
    );
    expect(county[0]?.message).toBe("county Kerm does not exist");
  });

  test("a routing rule for a region that does not exist", () => {
    const [problem] = problemsOf("routing.yaml", (text) =>
      text.replace("regions: [southland]", "regions: [south]"),
    );
    expect(problem).toMatchObject({ file: "routing.yaml", message: "region south does not exist" });
  });

  test("a routing table in which an escalation may find nobody", () => {
    const [problem] = problemsOf("routing.yaml", (text) =>
      text.replace("when: {}", "when: { priorities: [P1] }"),
    );
    expect(problem?.message).toBe("an escalation may find nobody");
  });

  test("a county in a region that does not exist", () => {
    const [problem] = problemsOf("counties.yaml", (text) =>
      text.replace("region: southland", "region: south"),
    );
    expect(problem?.message).toBe("region south does not exist");
  });

  test.each([
    ["regions.yaml", "id: southland", "id: bay-coast"],
    ["referrals.yaml", "id: pharmacy", "id: billing"],
    ["clinics.yaml", "id: kern-valley", "id: inland-hope"],
    ["counties.yaml", "name: Yuba", "name: Yolo"],
    ["standards.yaml", "id: TA-2", "id: TA-1"],
    ["routing.yaml", "- id: travel-southland", "- id: region"],
    ["scope.yaml", "- id: abusive", "- id: prank"],
    ["scope.yaml", 'key: "7"', 'key: "1"'],
    ["scope.yaml", "- id: travel-distance", "- id: appointment-length"],
    ["scope.yaml", "- id: care-advice", "- id: crisis"],
    ["scope.yaml", "- id: crisis-and-concern", "- id: crisis"],
  ])("%s: %s given twice", (file, from, to) => {
    const problems = problemsOf(file, (text) => text.replace(from, to));
    expect(problems.map((problem) => problem.message).join()).toContain("appears twice");
  });

  test("a scope rule that diverts a crisis", () => {
    const [problem] = problemsOf("scope.yaml", (text) =>
      text.replaceAll("kind: crisis,", "kind: send-on,"),
    );
    expect(problem?.message).toContain("leads a crisis elsewhere");
    expect(problem?.remedy).toContain("next.kind: crisis");
  });

  test("a scope table that leaves a call undecided", () => {
    const [problem] = problemsOf("scope.yaml", (text) =>
      text.replace("when: {}", "when: { concern: true }"),
    );
    expect(problem?.message).toContain("no rule decides: nothing keyed");
  });

  test("a scope rule that sends a concern away", () => {
    const [problem] = problemsOf("scope.yaml", (text) =>
      text.replace("verdict: in", "verdict: out"),
    );
    expect(problem?.message).toContain("sends a concern of this line away");
  });

  test("a scope rule that can never decide", () => {
    const [problem] = problemsOf("scope.yaml", (text) =>
      text.replace("when: { notAnIntake: true }", "when: { sentOn: true }"),
    );
    expect(problem?.message).toContain("can never decide");
  });
});
