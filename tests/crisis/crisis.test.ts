import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answersOf,
  checkCrisisMove,
  type CrisisMove,
  type CrisisOutcome,
  type CrisisState,
  foldCrisis,
  foldCrisisMove,
  type HandOver,
  nextQuestion,
  noCrisis,
  stillNeeded,
} from "#shared/crisis/crisis.ts";
import {
  crisisPaths,
  crisisQuestions,
  type CrisisQuestion,
} from "#shared/crisis/crisis-questions.ts";
import { type CrisisBranch } from "#shared/events/bodies.ts";

const at = "2026-11-24T18:00:00Z";
const opened: CrisisMove = { kind: "opened", at };
const branch = (one: CrisisBranch): CrisisMove => ({ kind: "branch-chosen", branch: one, at });
const answer = (question: CrisisQuestion, words = "said"): CrisisMove => ({
  kind: "answered",
  question,
  words,
  at,
});
const ended = (outcome: CrisisOutcome): CrisisMove => ({ kind: "ended", outcome, at });
const handOver = (changes: Partial<HandOver> = {}): HandOver => ({
  to: "911",
  dialledBy: "specialist",
  line: "2",
  number: "1-916-555-0104",
  takenBy: "dispatcher Reyes",
  takenAt: "10:06",
  ...changes,
});
const cutOff = { kind: "cut-off", welfareCheck: "lead-decides", words: "" } as const;
const handedOver = (changes: Partial<HandOver> = {}) =>
  ({ kind: "handed-over", handOver: handOver(changes), words: "" }) as const;
const seen: CrisisMove = { kind: "supervisor-acknowledged", by: "L. C.", openedAt: at, at };
const redial = (result: "reached" | "no-answer" | "message"): CrisisMove => ({
  kind: "redialled",
  result,
  at,
});
const ADDRESS = ["where", "city", "county"];
const lineCut: CrisisMove = { kind: "line-cut", at };
const after = (...moves: CrisisMove[]): CrisisState => foldCrisis([opened, ...moves]);
const refusal = (state: CrisisState, move: CrisisMove) => {
  const checked = checkCrisisMove(state, move);
  return checked.ok ? null : checked.refusal.code;
};

describe("opening", () => {
  test("asks first, in full view, with the supervisor not told yet", () => {
    expect(after()).toEqual({
      kind: "asking",
      openedAt: at,
      answers: {},
      notes: [],
      supervisor: { kind: "not-yet" },
      lineCut: null,
    });
    expect(nextQuestion(after())).toBeNull();
    expect(nextQuestion(noCrisis)).toBeNull();
  });

  test("twice is once, and the clock keeps running", () => {
    const again = foldCrisisMove(after(), { kind: "opened", at: "2026-11-24T19:00:00Z" });
    expect(again).toEqual(after());
    expect(refusal(after(), opened)).toBe("crisis-open");
    expect(refusal(after(branch("danger-now")), opened)).toBe("crisis-open");
  });

  test("a second crisis of one call begins anew", () => {
    const over = after(branch("danger-now"), answer("where"), ended(cutOff));
    expect(refusal(over, opened)).toBeNull();
    expect(foldCrisisMove(over, opened)).toEqual(after());
    expect(refusal(noCrisis, opened)).toBeNull();
  });
});

describe("the questions of a branch", () => {
  test.each(Object.entries(crisisPaths))("%s are asked one by one, none twice", (name, path) => {
    let state = after(branch(name as CrisisBranch));
    const asked: CrisisQuestion[] = [];
    for (let next = nextQuestion(state); next !== null; next = nextQuestion(state)) {
      asked.push(next);
      state = foldCrisisMove(state, answer(next));
    }
    expect(asked).toEqual(path.questions);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test("danger now: the address that help can be sent to comes first", () => {
    expect(nextQuestion(after(branch("danger-now")))).toBe("where");
    expect(stillNeeded(after(branch("danger-now")))).toEqual(ADDRESS);
    const said = after(branch("danger-now"), answer("where"), answer("city"), answer("county"));
    expect(stillNeeded(said)).toEqual([]);
  });

  test("someone else: where the person is comes first", () => {
    expect(nextQuestion(after(branch("someone-else")))).toBe("where");
    expect(stillNeeded(after(branch("someone-else")))).toEqual(ADDRESS);
  });

  test("violence: whether they can talk comes first", () => {
    expect(nextQuestion(after(branch("violence-or-child")))).toBe("can-talk-freely");
    expect(stillNeeded(after(branch("violence-or-child")))).toEqual(ADDRESS);
  });

  test("overdose: breathing comes first", () => {
    expect(nextQuestion(after(branch("overdose-or-withdrawal")))).toBe("awake-and-breathing");
    expect(stillNeeded(after(branch("overdose-or-withdrawal")))).toEqual(ADDRESS);
  });

  test("thoughts, not now: a number to call back comes first, and nothing is needed to go on", () => {
    expect(nextQuestion(after(branch("thoughts-not-now")))).toBe("callback-number");
    expect(stillNeeded(after(branch("thoughts-not-now")))).toEqual([]);
    expect(stillNeeded(after())).toEqual([]);
  });

  test("what was answered before the branch changed is not asked again", () => {
    const state = after(
      branch("thoughts-not-now"),
      answer("callback-number"),
      answer("where"),
      branch("danger-now"),
    );
    expect(nextQuestion(state)).toBe("unit");
    expect(stillNeeded(state)).toEqual(["city", "county"]);
  });

  test("a later answer stands beside its question", () => {
    const state = after(
      branch("danger-now"),
      answer("where", "Elm St"),
      answer("where", "12 Elm St"),
    );
    expect(state.kind === "branch" && state.answers).toEqual({ where: "12 Elm St" });
  });

  test("911 for danger, violence and overdose; 988 for thoughts; nobody for safe", () => {
    const reach = Object.fromEntries(
      Object.entries(crisisPaths).map(([name, path]) => [name, path.reach]),
    );
    expect(reach).toEqual({
      "danger-now": "911",
      "thoughts-not-now": "988",
      "someone-else": "911",
      "violence-or-child": "911",
      "overdose-or-withdrawal": "911",
      "says-safe": "nobody",
    });
  });
});

describe("what is refused", () => {
  test.each([
    [noCrisis, branch("danger-now"), "no-crisis"],
    [noCrisis, { kind: "supervisor-notified", at } as CrisisMove, "no-crisis"],
    [after(), answer("where", "  "), "nothing-said"],
    [after(), answer("where"), null],
    [after(ended(cutOff)), branch("danger-now"), "no-crisis"],
    [after(ended(cutOff)), seen, null],
    [after(), redial("reached"), "line-not-cut"],
    [after(lineCut), redial("no-answer"), null],
    [after(), lineCut, null],
    [after(), { kind: "noted", words: " ", at } as CrisisMove, "nothing-said"],
    [after(), { kind: "noted", words: "cries", at } as CrisisMove, null],
    [after(answer("where")), answer("where", " "), null],
  ])("move %# ", (state, move, expected) => {
    expect(refusal(state, move)).toBe(expected);
  });

  test.each([
    [noCrisis, branch("danger-now"), "Press F8"],
    [after(ended(cutOff)), branch("danger-now"), "F8 opens a new one"],
    [after(), opened, "already open"],
    [after(), answer("where", " "), "Write what was said"],
    [
      after(answer("where")),
      { kind: "opened-by-mistake", at } as CrisisMove,
      "close it with an outcome",
    ],
    [after(), ended({ kind: "asked-and-safe", words: "fine" }), "Ask first"],
    [after(branch("says-safe")), ended({ kind: "asked-and-safe", words: "" }), "in their words"],
  ])("refusal %# says what to do next", (state, move, remedy) => {
    const checked = checkCrisisMove(state, move);
    expect(!checked.ok && checked.refusal.remedy).toContain(remedy);
  });
});

describe("what is known already", () => {
  test("is not asked, and an answer that was taken back is asked again", () => {
    const state = after(branch("thoughts-not-now"));
    expect(nextQuestion(state, { "callback-number": "510" })).toBe("call-988-together");
    expect(nextQuestion(state, { "callback-number": " " })).toBe("callback-number");
    expect(nextQuestion(after(branch("danger-now"), answer("where"), answer("where", " ")))).toBe(
      "where",
    );
    expect(answersOf(noCrisis, { where: "x" })).toEqual({});
    expect(answersOf(after(answer("where", "12 Elm")), { where: "x", city: "y" })).toEqual({
      where: "12 Elm",
      city: "y",
    });
    expect(stillNeeded(after(branch("danger-now")), { where: "x", city: " " })).toEqual([
      "city",
      "county",
    ]);
  });

  test("nor what was asked and left without an answer", () => {
    expect(nextQuestion(after(branch("danger-now")), {}, ["where", "unit"])).toBe("city");
  });
});

describe("the two exits", () => {
  const safe = (words: string) => ended({ kind: "asked-and-safe", words });

  test("safe needs the question asked and their words", () => {
    expect(refusal(after(), safe("says fine"))).toBe("not-asked");
    expect(refusal(after(branch("thoughts-not-now")), safe("says fine"))).toBe("not-asked");
    expect(refusal(after(branch("says-safe")), safe(" "))).toBe("nothing-said");
    expect(refusal(after(branch("says-safe")), safe("not thinking of it"))).toBeNull();
  });

  test.each([
    ["number", "Still needed: the number that was dialled."],
    ["takenBy", "Still needed: who took the call (or “not given”)."],
    ["takenAt", "Still needed: when they took it."],
  ] as const)("handed over needs %s", (field, remedy) => {
    const state = after(branch("danger-now"));
    const incomplete = ended(handedOver({ [field]: " " }));
    expect(refusal(state, incomplete)).toBe("hand-over-incomplete");
    const checked = checkCrisisMove(state, incomplete);
    expect(!checked.ok && checked.refusal.remedy).toBe(remedy);
    expect(refusal(state, ended(handedOver()))).toBeNull();
  });

  test("what an older build wrote without a hand-over is not taken any more", () => {
    const bare = ended({ kind: "handed-over", handOver: null, words: "" });
    const checked = checkCrisisMove(after(branch("danger-now")), bare);
    expect(!checked.ok && checked.refusal.remedy).toContain("who took the call");
  });

  test("the outcome, its branch and its answers are kept", () => {
    const outcome = handedOver();
    const over = after(branch("danger-now"), answer("where"), ended(outcome));
    expect(over).toMatchObject({
      kind: "over",
      branch: "danger-now",
      outcome,
      endedAt: at,
      answers: { where: "said" },
    });
    expect(after(ended(cutOff))).toMatchObject({ kind: "over", branch: null });
    expect(nextQuestion(over)).toBeNull();
  });
});

describe("opened by mistake", () => {
  test("leaves nothing open", () => {
    expect(after({ kind: "opened-by-mistake", at })).toEqual(noCrisis);
    expect(refusal(after(), { kind: "opened-by-mistake", at })).toBeNull();
    expect(refusal(after(branch("danger-now")), { kind: "opened-by-mistake", at })).toBeNull();
  });

  test("is refused once something was recorded", () => {
    expect(refusal(after(answer("where")), { kind: "opened-by-mistake", at })).toBe(
      "facts-recorded",
    );
  });
});

describe("a line that went dead", () => {
  test("is redialled until they are reached, and then goes on where it was", () => {
    const dead = after(
      branch("danger-now"),
      lineCut,
      lineCut,
      redial("no-answer"),
      redial("message"),
    );
    expect(dead).toMatchObject({
      kind: "branch",
      lineCut: {
        at,
        redials: [
          { at, result: "no-answer" },
          { at, result: "message" },
        ],
      },
    });
    expect(foldCrisisMove(dead, redial("reached"))).toMatchObject({
      kind: "branch",
      branch: "danger-now",
      lineCut: null,
    });
    expect(after(redial("no-answer"))).toEqual(after());
  });

  test("is never left as a hang-up: redials first, as many as policy says", () => {
    const once = after(lineCut, redial("no-answer"));
    expect(refusal(after(), ended(cutOff))).toBe("redial-first");
    expect(refusal(once, ended(cutOff))).toBe("redial-first");
    expect(refusal(foldCrisisMove(once, redial("message")), ended(cutOff))).toBeNull();
    const checked = (redials: number) => {
      const result = checkCrisisMove(after(lineCut), ended(cutOff), redials);
      return result.ok ? null : result.refusal.remedy;
    };
    expect(checked(2)).toContain("Redial first, 2 times");
    expect(checked(1)).toContain("Redial first, once");
    expect(checked(0)).toBeNull();
  });

  test("is something that was recorded: it is no mistake any more", () => {
    const mistake: CrisisMove = { kind: "opened-by-mistake", at };
    expect(refusal(after(lineCut), mistake)).toBe("facts-recorded");
    expect(refusal(after({ kind: "noted", words: "cries", at }), mistake)).toBe("facts-recorded");
  });
});

describe("the supervisor", () => {
  test("is being told, was told, or was not", () => {
    const sending = after({ kind: "supervisor-notified", at });
    expect(sending).toMatchObject({ supervisor: { kind: "sending", since: at } });
    const told = foldCrisisMove(sending, seen);
    expect(told).toMatchObject({ supervisor: { kind: "told", by: "L. C.", at } });
    const notTold = foldCrisisMove(sending, { kind: "supervisor-not-told", why: "offline", at });
    expect(notTold).toMatchObject({ supervisor: { kind: "not-told", why: "offline", at } });
  });

  test("once told stays told, and may still be told after not being", () => {
    const told = after(seen);
    expect(foldCrisisMove(told, { kind: "supervisor-notified", at })).toEqual(told);
    expect(foldCrisisMove(told, { kind: "supervisor-not-told", why: "offline", at })).toEqual(told);
    const late = after({ kind: "supervisor-not-told", why: "not-acknowledged", at }, seen);
    expect(late).toMatchObject({ supervisor: { kind: "told" } });
  });

  test("who answers for an earlier crisis has not seen this one", () => {
    const earlier: CrisisMove = { ...seen, openedAt: "2026-11-24T17:00:00Z" } as CrisisMove;
    expect(after(earlier)).toMatchObject({ supervisor: { kind: "not-yet" } });
  });

  test("may answer after the end", () => {
    const over = after(ended(cutOff), seen);
    expect(over).toMatchObject({ kind: "over", supervisor: { kind: "told" } });
  });
});

test("moves outside a crisis change nothing, and no run of moves loses an outcome", () => {
  const anyMove = fc.oneof(
    fc.constant(opened),
    fc.constantFrom(...(Object.keys(crisisPaths) as CrisisBranch[])).map(branch),
    fc.constantFrom(...crisisQuestions).map((question) => answer(question)),
    fc.constantFrom<CrisisMove>(
      lineCut,
      redial("no-answer"),
      { kind: "supervisor-notified", at },
      seen,
      { kind: "supervisor-not-told", why: "offline", at },
    ),
  );
  fc.assert(
    fc.property(fc.array(anyMove), (moves) => {
      expect(foldCrisis(moves.filter((move) => move.kind !== "opened"))).toEqual(noCrisis);
      const over = foldCrisis([opened, ...moves, ended(cutOff)]);
      const later = moves.filter((move) => move.kind !== "opened").reduce(foldCrisisMove, over);
      expect(later).toMatchObject({ kind: "over", outcome: cutOff });
    }),
  );
});
