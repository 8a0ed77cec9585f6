import { describe, expect, test } from "vitest";
import { noCrisis, foldCrisis } from "#shared/crisis/crisis.ts";
import { factFor, type PracticeCaller } from "#shared/practice/callers.ts";
import { type PracticeCall, scorePractice } from "#shared/practice/score.ts";
import { demoContent } from "../content/demo-content.ts";

const AT = "2026-11-25T18:04:00Z";
const callerOf = (id: string): PracticeCaller => {
  const found = demoContent.practice.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no caller ${id}`);
  return found;
};
const keys = { concerns: [], excludedUses: [], others: [], grievanceHeard: false };
const first = { ...keys, concerns: ["initial-appointment" as const] };
const safe = { key: "asked-safe" as const, words: "", at: AT };
const names = { key: (use: string) => use, field: (field: string) => field };

/** A call with Beatrix, whose call is a first appointment and a complaint, done as it should be. */
const done: PracticeCall = {
  scope: { keys: { ...first, grievanceHeard: true }, verdict: "mixed" },
  safety: safe,
  crisis: noCrisis,
  fields: {
    callerName: "Beatrix Holloway",
    callbackNumber: "555-0190",
    grievanceAnswer: "not-now",
    firstAskedOn: "October 12",
    earliestOffer: "none",
  },
  seconds: 240.4,
};
const score = (call: Partial<PracticeCall>, id = "wants-to-complain-too") =>
  scorePractice(callerOf(id), { ...done, ...call }, demoContent.phrases, names);
const missed = (call: Partial<PracticeCall>, id?: string) =>
  score(call, id).missed.map(({ words }) => words);

describe("a practice call is scored", () => {
  test("with nothing to change where everything was done", () => {
    expect(score({})).toMatchObject({
      verdictRight: true,
      safetyAsked: true,
      crisisRight: true,
      factsMissing: 0,
      factsExpected: 5,
      wordsToChange: 0,
      seconds: 240,
      missed: [],
    });
  });

  test("on the verdict, with the keys that fit and why", () => {
    expect(missed({ scope: null })[0]).toBe(
      "No verdict was keyed (F2). It fits: in scope, and more (initial-appointment, grievance).",
    );
    const { missed: lines } = score({ scope: { keys: first, verdict: "in" } });
    expect(lines[0]?.words).toMatch(/^Keyed: in scope\. It fits: in scope, and more/);
    expect(lines[0]?.why).toContain("An oral complaint is a grievance");
  });

  test("on a key that is missing although the verdict fits", () => {
    const scope = {
      keys: { ...keys, concerns: ["travel-distance" as const], grievanceHeard: true },
      verdict: "mixed" as const,
    };
    expect(missed({ scope })).toEqual([
      "The verdict fits, and a key is missing: initial-appointment.",
    ]);
  });

  test("a grievance keyed as the fifth excluded use is the same grievance", () => {
    const scope = {
      keys: { ...first, excludedUses: ["grievance" as const], grievanceHeard: true },
      verdict: "mixed" as const,
    };
    expect(score({ scope }).verdictRight).toBe(true);
  });

  test("on the safety question: not asked, or an answer that does not fit", () => {
    expect(missed({ safety: null })[0]).toContain("The safety question has no answer.");
    expect(missed({ safety: { ...safe, key: "could-not-ask" } })[0]).toBe(
      "Safety: could not ask. It fits: asked, safe or heard nothing that worries me.",
    );
  });

  test("a wrong number may skip it", () => {
    const scope = {
      keys: { ...keys, others: ["wrong-number"] },
      verdict: "not-an-intake" as const,
    };
    expect(score({ scope, safety: null, fields: {} }, "pharmacy-next-door").missed).toEqual([]);
  });

  test("on the crisis path: opened where needed, and left by an outcome", () => {
    const opened = foldCrisis([{ kind: "opened", at: AT }]);
    const ended = foldCrisis([
      { kind: "opened", at: AT },
      { kind: "ended", outcome: { kind: "cut-off", welfareCheck: "asked-for", words: "" }, at: AT },
    ]);
    const about = (crisis: PracticeCall["crisis"]) =>
      score({ crisis }, "crisis-tonight").missed.filter(({ aspect }) => aspect === "crisis");
    expect(about(noCrisis)[0]?.words).toBe("The crisis path (F8) was not opened.");
    expect(about(opened)[0]?.words).toContain("still open");
    expect(about(ended)).toEqual([]);
  });

  test("opening the crisis path once too often is never a fault", () => {
    const crisis = foldCrisis([
      { kind: "opened", at: AT },
      { kind: "ended", outcome: { kind: "asked-and-safe", words: "safe" }, at: AT },
    ]);
    expect(score({ crisis }).crisisRight).toBe(true);
  });

  test("on facts that are not on record, with what the caller would have said", () => {
    const { firstAskedOn: _left, ...fields } = done.fields;
    const { factsMissing, missed: lines } = score({ fields });
    expect(factsMissing).toBe(1);
    expect(lines[0]).toEqual({
      aspect: "facts",
      words: "Not on record: firstAskedOn.",
      why: "Beatrix Holloway, when asked: “October 12.”",
    });
  });

  test("on words for which there is a neutral one, and not on what the caller said in quotes", () => {
    const note = 'She claims they lied. Says: "I refused it."';
    const { wordsToChange, missed: lines } = score({ fields: { ...done.fields, note } });
    expect(wordsToChange).toBe(1);
    expect(lines[0]?.words).toBe("Written: “claims”. Neutral: “Member states:”");
    expect(score({ fields: { ...done.fields, note: "Reclaims a fee." } }).wordsToChange).toBe(0);
  });
});

describe("the simulated callers of the content", () => {
  const callers = demoContent.practice;

  test("are at least twelve, in both languages, of every kind of call", () => {
    expect(callers.length).toBeGreaterThanOrEqual(12);
    expect(new Set(callers.map(({ lang }) => lang))).toEqual(new Set(["en", "es"]));
    expect(new Set(callers.map(({ expected }) => expected.verdict))).toEqual(
      new Set(["in", "out", "mixed", "not-an-intake"]),
    );
    expect(
      callers.filter(({ expected }) => expected.crisis.needed === "yes").length,
    ).toBeGreaterThan(1);
    const concerns = callers.flatMap(({ expected }) => expected.keys.concerns ?? []);
    expect(new Set(concerns).size).toBe(5);
    for (const asked of ["memberAge", "clinicianName", "silentKeys"])
      expect(callers.some((caller) => factFor(caller, asked) !== null)).toBe(true);
  });

  test("have numbers that cannot ring", () => {
    for (const { id, ani, facts } of callers)
      for (const text of [ani ?? "", ...facts.map(({ says }) => says.en)])
        for (const [number] of text.matchAll(/\d{3}-\d{4}/g))
          expect(number, id).toMatch(/^555-01\d\d$/);
  });
});
