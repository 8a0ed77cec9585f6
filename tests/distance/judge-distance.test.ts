import { describe, expect, test } from "vitest";
import { type Content } from "#shared/content/content.ts";
import {
  type DistanceInput,
  type Figure,
  judgeDistance,
  yardstickWords,
} from "#shared/distance/judge-distance.ts";
import { straightLineMiles, zipMiles, type ZipPlaces } from "#shared/distance/straight-line.ts";
import { demoContent } from "../content/demo-content.ts";

const figure = (
  miles: number | null,
  minutes: number | null,
  method: Figure["method"] = "caller",
) => ({
  miles,
  minutes,
  method,
});
const input = (changes: Partial<DistanceInput> = {}): DistanceInput => ({
  lineOfBusiness: "medi-cal",
  service: "mental-health",
  county: "Los Angeles",
  home: [figure(18, 28)],
  workplace: [],
  ...changes,
});
const combined = (combine: "or" | "and"): Content => ({
  ...demoContent,
  distance: { ...demoContent.distance, combine },
});
const judge = (changes: Partial<DistanceInput>, combine: "or" | "and" = "or") =>
  judgeDistance(input(changes), combined(combine));

describe("worked examples", () => {
  const riverside = { county: "Riverside", home: [figure(34, 66)] };
  const work = {
    lineOfBusiness: "commercial",
    home: [figure(22, 41)],
    workplace: [figure(6, 14)],
  } as const;
  const kern = { county: "Kern", home: [figure(50, 80)] };

  test.each([
    ["V21", {}, "within", "exceeds"],
    ["V22", riverside, "exceeds", "exceeds"],
    ["V23", work, "within", "within"],
    ["V23 from home alone", { ...work, workplace: [] }, "exceeds", "exceeds"],
    ["V24 substance use", { ...kern, service: "substance-use" }, "within", "within"],
    ["V24 mental health", kern, "exceeds", "exceeds"],
    ["V24 opioid treatment", { ...kern, service: "opioid-treatment" }, "exceeds", "exceeds"],
  ] as const)("%s", (_id, changes, or, and) => {
    expect(judge(changes, "or").result).toBe(or);
    expect(judge(changes, "and").result).toBe(and);
  });

  test("V22 asks whether the state granted another standard", () => {
    const finding = judge(riverside);
    expect(finding).toMatchObject({ alternativeStandardCheck: true, by: null });
    expect(finding.headline.en).toContain("ask whether another standard was granted");
    expect(judge({}).alternativeStandardCheck).toBe(false);
  });

  test("V23 passes by the workplace", () => {
    const finding = judge(work);
    expect(finding.by).toBe("workplace");
    expect(finding.headline.en).toBe("Within the yardstick, from the workplace");
    expect(judge({ ...work, workplace: [] })).toMatchObject({ alternativeStandardCheck: false });
  });

  test("8.71 miles in a straight line", () => {
    const from = { latitude: 34.0522, longitude: -118.2437 };
    const to = { latitude: 34.1478, longitude: -118.1445 };
    expect(straightLineMiles(from, to)).toBeCloseTo(8.71, 2);
    expect(straightLineMiles(from, from)).toBe(0);
  });
});

describe("the limit itself is within", () => {
  test.each([
    [figure(15, 31), "within"],
    [figure(15.1, 30), "within"],
    [figure(15.1, 30.5), "exceeds"],
  ] as const)("%o: %s", (home, result) => {
    expect(judge({ home: [home] }).result).toBe(result);
  });

  test("with and, both must hold", () => {
    expect(judge({ home: [figure(15, 30)] }, "and").result).toBe("within");
    expect(judge({ home: [figure(15, 31)] }, "and").result).toBe("exceeds");
    expect(judge({ home: [figure(16, 30)] }, "and").result).toBe("exceeds");
  });
});

describe("Medi-Cal", () => {
  test("ignores the workplace", () => {
    expect(judge({ home: [figure(18, 31)], workplace: [figure(1, 2)] }).result).toBe("exceeds");
  });

  test.each([
    ["Alameda", 15, 30],
    ["Ventura", 30, 60],
    ["Kern", 45, 75],
    ["Modoc", 60, 90],
  ])("%s has its class's yardstick", (county, miles, minutes) => {
    expect(judge({ county }).yardstick).toEqual({ miles, minutes });
  });

  test("asks for a county it does not know", () => {
    for (const county of [null, "Atlantis"]) {
      const finding = judge({ county });
      expect(finding).toMatchObject({ result: "not-assessable", yardstick: null });
      expect(finding.missing.map((one) => one.en)).toEqual(["county of the home"]);
    }
  });

  test("knows a county however it is said", () => {
    expect(judge({ county: "kern county", home: [figure(44, 90)] }).result).toBe("within");
  });
});

describe("figures", () => {
  test("the caller's own comes first, then the road, then the straight line", () => {
    const figures = [
      figure(1, null, "straight-line"),
      figure(10, 20, "road"),
      figure(18, 40, "caller"),
    ];
    expect(judge({ home: figures }).result).toBe("exceeds");
    expect(judge({ home: figures.slice(0, 2) }).result).toBe("within");
  });

  test("a straight line over the limit is certain, within it proves nothing", () => {
    const over = judge({ home: [figure(16, null, "straight-line")] }, "and");
    expect(over.result).toBe("exceeds");
    expect(over.remarks.map((one) => one.en)).toContain("straight-line estimate between ZIP areas");
    const within = judge({ home: [figure(2, null, "straight-line")] });
    expect(within.result).toBe("not-assessable");
    expect(within.missing.map((one) => one.en)).toEqual(["minutes one way"]);
  });

  test("one of the two is enough for or, and the missing one is named otherwise", () => {
    expect(judge({ home: [figure(10, null)] }).result).toBe("within");
    expect(judge({ home: [figure(null, 30)] }).result).toBe("within");
    const miles = judge({ home: [figure(null, 31)] });
    expect(miles.missing.map((one) => one.en)).toEqual(["miles one way"]);
    expect(judge({ home: [figure(18, null)] }).missing.map((one) => one.en)).toEqual([
      "minutes one way",
    ]);
    expect(judge({ home: [figure(18, null)] }, "and").result).toBe("exceeds");
    expect(judge({ home: [figure(10, null)] }, "and").result).toBe("not-assessable");
  });

  test("none at all are asked for", () => {
    expect(judge({ home: [] }).missing.map((one) => one.en)).toEqual(["miles and minutes one way"]);
    expect(judge({ home: [figure(null, null)] }).headline.en).toBe(
      "Not assessable yet: miles and minutes one way",
    );
  });

  test("a workplace that was begun must be finished before the home decides alone", () => {
    const finding = judge({
      lineOfBusiness: "commercial",
      home: [figure(22, 41)],
      workplace: [figure(18, null)],
    });
    expect(finding).toMatchObject({ result: "not-assessable" });
    expect(finding.missing.map((one) => one.en)).toEqual(["minutes one way"]);
  });
});

describe("an unknown line of business", () => {
  test("is held to the shorter yardstick, from home only, rule to confirm", () => {
    const finding = judge({ lineOfBusiness: "unknown", county: "Kern", workplace: [figure(1, 2)] });
    expect(finding.yardstick).toEqual({ miles: 15, minutes: 30 });
    expect(judge({ lineOfBusiness: "unknown", county: null }).yardstick).toEqual({
      miles: 15,
      minutes: 30,
    });
    expect(finding.remarks.map((one) => one.en)).toContain("rule to confirm");
    const far = {
      lineOfBusiness: "unknown",
      home: [figure(40, 60)],
      workplace: [figure(1, 2)],
    } as const;
    expect(judge(far).result).toBe("exceeds");
  });
});

test("a yardstick nobody has read in the law is marked", () => {
  expect(judge({}).remarks.map((one) => one.en)).toEqual(["rule to confirm"]);
  expect(judge({ lineOfBusiness: "commercial" }).label?.en).toBe("yardstick, not statute");
  expect(judge({}).contentVersion).toBe(demoContent.version);
});

test("a yardstick in words", () => {
  expect(yardstickWords({ miles: 15, minutes: 30 }, "or")).toEqual({
    en: "15 mi or 30 min",
    es: "15 mi o 30 min",
  });
  expect(yardstickWords({ miles: 15, minutes: 30 }, "and").es).toBe("15 mi y 30 min");
});

describe("ZIP areas", () => {
  const places: ZipPlaces = (zip) =>
    ({
      "90012": { latitude: 34.0522, longitude: -118.2437 },
      "91101": { latitude: 34.1478, longitude: -118.1445 },
    })[zip] ?? null;

  test("their centres give a straight line with one decimal", () => {
    expect(zipMiles("90012", "91101-1234", places)).toBe(8.7);
  });

  test("one that is not known gives none", () => {
    expect(zipMiles("90012", "99999", places)).toBeNull();
    expect(zipMiles("99999", "91101", places)).toBeNull();
  });
});

test("over it from home, the workplace is asked for where it counts, and only there", () => {
  const asks = (changes: Partial<DistanceInput>) =>
    judge(changes).remarks.some(({ en }) => en.startsWith("the workplace counts as well"));
  const commercial = { lineOfBusiness: "commercial", home: [figure(22, 41)] } as const;
  expect(asks(commercial)).toBe(true);
  expect(asks({ ...commercial, home: [figure(5, 10)] })).toBe(false);
  expect(asks({ ...commercial, workplace: [figure(30, 60)] })).toBe(false);
  expect(asks({ county: "Riverside", home: [figure(34, 66)] })).toBe(false);
});
