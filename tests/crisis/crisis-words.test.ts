import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CrisisMove, noCrisis } from "#shared/crisis/crisis.ts";
import { crisisQuestions } from "#shared/crisis/crisis-questions.ts";
import {
  CRISIS_FLOOR,
  type PublishedCrisis,
  type Said,
  withCrisisFloor,
  wordsOfQuestion,
} from "#shared/crisis/crisis-floor.ts";
import { publishedCrisis } from "#shared/crisis/published-crisis.ts";
import { crisisOf, moveOfStep, stepOfMove } from "#shared/crisis/recorded.ts";
import { asksSafetyAgain, heardSince, mayCloseUnasked } from "#shared/crisis/safety-asked.ts";
import { CrisisStep } from "#shared/events/crisis-bodies.ts";
import { readScripts } from "../script/read-scripts.ts";

const at = "2026-11-24T18:00:00Z";
const cutOff = { kind: "cut-off", welfareCheck: "lead-decides", words: "" } as const;

describe("the floor", () => {
  const own: Said = { en: "Own", es: "Propio", interpreter: "Own short" };
  const isWhole = (said: Said): boolean =>
    [said.en, said.es, said.interpreter].every((words) => words.trim() !== "");
  const saidIn = (book: typeof CRISIS_FLOOR): Said[] => [
    book.ask,
    book.stay,
    book.goodbye,
    ...Object.values(book.first),
    ...Object.values(book.questions),
    ...Object.values(book.askedOfOther),
  ];

  test("names 911, the emergency department and 988 in both languages", () => {
    const said = CRISIS_FLOOR.floor.flatMap(({ en, es }) => [en, es]).join(" ");
    for (const part of [
      "911",
      "nearest emergency department",
      "988",
      "departamento de emergencias",
    ])
      expect(said).toContain(part);
    expect(CRISIS_FLOOR.ask.en).toContain("suicide");
    expect(CRISIS_FLOOR.ask.es).toContain("suicidio");
    expect(CRISIS_FLOOR.first["thoughts-not-now"].en).toContain("988");
    expect(CRISIS_FLOOR.first["overdose-or-withdrawal"].en).toContain("1-800-222-1222");
  });

  test("has every sentence in every language", () => {
    expect(saidIn(CRISIS_FLOOR).every(isWhole)).toBe(true);
    expect(Object.keys(CRISIS_FLOOR.questions).toSorted()).toEqual([...crisisQuestions].toSorted());
  });

  test("stays whole however content is emptied or damaged", () => {
    const damaged = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.constant(""),
      fc.constant({ en: "", es: "x", interpreter: "x" }),
      fc.constant({ en: "x", es: "  ", interpreter: "x" }),
      fc.constant({ en: "x", es: "x" }),
      fc.constant({ en: 1, es: 2, interpreter: 3 }),
      fc.constant(own),
    );
    const words = fc.record(
      {
        ask: damaged,
        first: fc.dictionary(fc.constantFrom(...Object.keys(CRISIS_FLOOR.first)), damaged),
        questions: fc.dictionary(fc.constantFrom(...crisisQuestions), damaged),
        askedOfOther: fc.dictionary(fc.constantFrom(...crisisQuestions), damaged),
        stay: damaged,
        goodbye: damaged,
        floor: fc.constant([]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.option(words), (published) => {
        const book = withCrisisFloor(published as PublishedCrisis | null);
        expect(book.floor).toEqual(CRISIS_FLOOR.floor);
        expect(Object.keys(book.questions).toSorted()).toEqual([...crisisQuestions].toSorted());
        expect(Object.keys(book.first).toSorted()).toEqual(
          Object.keys(CRISIS_FLOOR.first).toSorted(),
        );
        expect(saidIn(book).every(isWhole)).toBe(true);
      }),
    );
    expect(withCrisisFloor(undefined)).toEqual(CRISIS_FLOOR);
  });

  test("content may word every sentence better", () => {
    const book = withCrisisFloor({
      ask: own,
      stay: own,
      goodbye: own,
      first: { "danger-now": own },
      questions: { where: own },
      askedOfOther: { door: own },
    });
    expect([
      book.ask,
      book.stay,
      book.goodbye,
      book.first["danger-now"],
      book.questions.where,
    ]).toEqual([own, own, own, own, own]);
    expect(book.first["says-safe"]).toEqual(CRISIS_FLOOR.first["says-safe"]);
    expect(wordsOfQuestion(book, "someone-else", "door")).toEqual(own);
    expect(wordsOfQuestion(book, "danger-now", "door")).toEqual(CRISIS_FLOOR.questions.door);
    expect(wordsOfQuestion(book, "someone-else", "where")).toEqual(CRISIS_FLOOR.askedOfOther.where);
  });
});

describe("the published words", () => {
  const scripts = readScripts();

  test("come from the prompts of the crisis script", () => {
    const { ask, questions, askedOfOther, first } = publishedCrisis(scripts);
    const prompt = (id: string) =>
      scripts.find((script) => script.id === "crisis")?.prompts.find((each) => each.id === id)
        ?.text;
    expect(ask).toEqual(prompt("asking"));
    expect(questions?.where).toEqual(prompt("address"));
    expect(askedOfOther?.where).toEqual(prompt("someone"));
    expect(first?.["danger-now"]).toEqual(prompt("danger-first"));
    expect(publishedCrisis([])).toEqual({
      ask: undefined,
      first: {},
      questions: {},
      askedOfOther: {},
      stay: undefined,
      goodbye: undefined,
    });
  });

  test("may vary for a minor and after a death, prompt by prompt", () => {
    const [crisis] = scripts.filter(({ id }) => id === "crisis");
    if (crisis === undefined) throw new Error("no crisis script");
    const said = { en: "Is he …", es: "¿Él …", interpreter: "He …" };
    const prompts = crisis.prompts.filter(({ id }) => id === "asking");
    const minor = {
      ...crisis,
      id: "crisis-minor",
      prompts: prompts.map((prompt) => ({ ...prompt, text: said })),
    };
    expect(publishedCrisis([crisis, minor], "minor").ask).toEqual(said);
    expect(publishedCrisis([crisis, minor], "deceased").ask).toEqual(prompts[0]?.text);
    expect(publishedCrisis([crisis, minor], "minor").questions?.where).toBeDefined();
  });

  test("a sentence that needs a fact put in is said as built in", () => {
    const [crisis] = scripts.filter(({ id }) => id === "crisis");
    if (crisis === undefined) throw new Error("no crisis script");
    const prompts = crisis.prompts.map((prompt) => ({
      ...prompt,
      text: { ...prompt.text, es: `${prompt.text.es} {{caller.name|}}` },
    }));
    expect(publishedCrisis([{ ...crisis, prompts }]).ask).toBeUndefined();
  });
});

describe("what is recorded", () => {
  const handOver = {
    to: "911",
    dialledBy: "specialist",
    line: "2",
    number: "1",
    takenBy: "R",
    takenAt: "10:06",
  } as const;
  const moves: Exclude<CrisisMove, { kind: "supervisor-acknowledged" }>[] = [
    { kind: "opened", at },
    { kind: "branch-chosen", branch: "someone-else", at },
    { kind: "answered", question: "door", words: "open", at },
    { kind: "noted", words: "cries", at },
    { kind: "line-cut", at },
    { kind: "redialled", result: "no-answer", at },
    { kind: "redialled", result: "reached", at },
    { kind: "supervisor-notified", at },
    { kind: "supervisor-not-told", why: "offline", at },
    { kind: "supervisor-not-told", why: "not-acknowledged", at },
    { kind: "opened-by-mistake", at },
    { kind: "ended", outcome: { kind: "asked-and-safe", words: "fine" }, at },
    { kind: "ended", outcome: { kind: "handed-over", handOver, words: "" }, at },
    { kind: "ended", outcome: { kind: "handed-over", handOver: null, words: "to R" }, at },
    { kind: "ended", outcome: { ...cutOff, welfareCheck: "asked-for" }, at },
  ];

  test.each(moves)("$kind is read back as it was written", (move) => {
    const step = stepOfMove(move);
    expect(CrisisStep.parse(step)).toEqual(step);
    expect(moveOfStep(step)).toEqual(move);
  });

  test("what an older build wrote is still read", () => {
    expect(moveOfStep({ step: "not-told", at })).toMatchObject({ why: "not-acknowledged" });
    expect(moveOfStep({ step: "outcome", outcome: "cut-off", at })).toMatchObject({
      outcome: { kind: "cut-off", welfareCheck: "lead-decides", words: "" },
    });
    expect(moveOfStep({ step: "noted", at })).toEqual({ kind: "noted", words: "", at });
    expect(moveOfStep({ step: "branch", at })).toBeNull();
  });

  test("an acknowledgement is laid over the steps whatever its order, the first one counts", () => {
    const steps = [
      stepOfMove({ kind: "opened", at }),
      stepOfMove({ kind: "supervisor-notified", at }),
    ];
    const ack = (by: string, when: string) => ({ by, crisisOpenedAt: at, at: when });
    expect(
      crisisOf(steps, [ack("late", "2026-11-24T18:00:09Z"), ack("first", "2026-11-24T18:00:05Z")]),
    ).toMatchObject({ supervisor: { kind: "told", by: "first" } });
    expect(crisisOf(steps)).toMatchObject({ supervisor: { kind: "sending" } });
    expect(crisisOf([])).toEqual(noCrisis);
  });
});

describe("the safety key", () => {
  const keys = (others: string[], concerns: "travel-distance"[] = []) => ({
    concerns,
    excludedUses: [],
    others,
    grievanceHeard: false,
  });

  test("is skipped only by a wrong number, a test, or no speech", () => {
    for (const other of ["wrong-number", "test", "silent"])
      expect(mayCloseUnasked(keys([other]))).toBe(true);
    for (const other of ["prank", "abusive", "sales", "billing"])
      expect(mayCloseUnasked(keys([other]))).toBe(false);
    expect(mayCloseUnasked(keys(["test", "billing"]))).toBe(false);
    expect(mayCloseUnasked(keys(["test"], ["travel-distance"]))).toBe(false);
    expect(mayCloseUnasked({ ...keys(["test"]), excludedUses: ["care-advice"] })).toBe(false);
    expect(mayCloseUnasked(keys([]))).toBe(false);
    expect(mayCloseUnasked(null)).toBe(false);
  });

  test("is asked for again by a cue of danger heard since, until it is pressed with that cue", () => {
    const cue = { words: "giving away tools", crisis: true };
    const calm = { words: "no opening", crisis: false };
    const safety = { key: "asked-safe", words: "", at } as const;
    expect(asksSafetyAgain(safety, [calm])).toBe(false);
    expect(asksSafetyAgain(safety, [calm, cue])).toBe(true);
    expect(asksSafetyAgain({ ...safety, heard: [cue.words] }, [cue])).toBe(false);
    expect(asksSafetyAgain(null, [cue])).toBe(false);
    expect(heardSince(null, [calm, cue])).toEqual(["giving away tools"]);
  });
});
