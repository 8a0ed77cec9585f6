import { describe, expect, test } from "vitest";
import {
  checkCrisisMove,
  type CrisisMove,
  type CrisisOutcome,
  type CrisisState,
  foldCrisis,
  foldCrisisMove,
  noCrisis,
} from "#shared/crisis/crisis.ts";

const at = "2026-11-24T18:00:00Z";
const opened: CrisisMove = { kind: "opened", at };
const handOver = {
  to: "911",
  dialledBy: "specialist",
  line: "2",
  number: "1-916-555-0104",
  takenBy: "dispatcher Reyes",
  takenAt: "10:06",
} as const;
const end = (outcome: CrisisOutcome): CrisisMove => ({ kind: "ended", outcome, at });
const danger: CrisisMove = { kind: "branch-chosen", branch: "danger-now", at };
const saysSafe: CrisisMove = { kind: "branch-chosen", branch: "says-safe", at };
const cut: CrisisMove = { kind: "line-cut", at };
const redial = (result: "no-answer" | "reached"): CrisisMove => ({ kind: "redialled", result, at });
const cutOff = end({ kind: "cut-off", welfareCheck: "lead-decides", words: "" });
const run = (...moves: CrisisMove[]): CrisisState => foldCrisis([opened, ...moves]);

const states = {
  none: noCrisis,
  asking: run(),
  danger: run(danger),
  safe: run(saysSafe),
  cut: run(danger, cut),
  redialled: run(danger, cut, redial("no-answer"), redial("no-answer")),
  over: run(danger, end({ kind: "handed-over", handOver, words: "" })),
} as const satisfies Record<string, CrisisState>;
type StateName = keyof typeof states;

const moves = {
  opened,
  branch: danger,
  answered: { kind: "answered", question: "where", words: "12 Oak Street", at },
  "answered with nothing": { kind: "answered", question: "where", words: " ", at },
  noted: { kind: "noted", words: "cries", at },
  "noted nothing": { kind: "noted", words: "", at },
  "line cut": cut,
  "redialled, no answer": redial("no-answer"),
  "redialled, reached": redial("reached"),
  notified: { kind: "supervisor-notified", at },
  acknowledged: { kind: "supervisor-acknowledged", by: "L. C.", openedAt: at, at },
  "not told": { kind: "supervisor-not-told", why: "offline", at },
  mistake: { kind: "opened-by-mistake", at },
  "ended safe": end({ kind: "asked-and-safe", words: "my sister is here" }),
  "ended safe without words": end({ kind: "asked-and-safe", words: "" }),
  "ended handed over": end({ kind: "handed-over", handOver, words: "" }),
  "ended handed over to nobody": end({ kind: "handed-over", handOver: null, words: "" }),
  "ended cut off": cutOff,
} as const satisfies Record<string, CrisisMove>;
type MoveName = keyof typeof moves;

const ok = "ok";
const anywhere = { none: "no-crisis", over: "no-crisis" } as const;
const open = (result: string) => ({
  ...anywhere,
  asking: result,
  danger: result,
  safe: result,
  cut: result,
  redialled: result,
});

/** Every move in every state: allowed, or the code of its refusal. */
const table: Readonly<Record<MoveName, Readonly<Record<StateName, string>>>> = {
  opened: { ...open("crisis-open"), none: ok, over: ok },
  branch: open(ok),
  answered: open(ok),
  "answered with nothing": open("nothing-said"),
  noted: open(ok),
  "noted nothing": open("nothing-said"),
  "line cut": open(ok),
  "redialled, no answer": { ...open("line-not-cut"), cut: ok, redialled: ok },
  "redialled, reached": { ...open("line-not-cut"), cut: ok, redialled: ok },
  notified: { ...open(ok), over: ok },
  acknowledged: { ...open(ok), over: ok },
  "not told": { ...open(ok), over: ok },
  mistake: { ...open(ok), cut: "facts-recorded", redialled: "facts-recorded" },
  "ended safe": { ...open("not-asked"), safe: ok },
  "ended safe without words": { ...open("not-asked"), safe: "nothing-said" },
  "ended handed over": open(ok),
  "ended handed over to nobody": open("hand-over-incomplete"),
  "ended cut off": { ...open("redial-first"), redialled: ok },
};

const rows = (Object.keys(table) as MoveName[]).flatMap((move) =>
  (Object.keys(states) as StateName[]).map((state) => [move, state, table[move][state]] as const),
);

describe("every move in every state of a crisis", () => {
  test.each(rows)("%s while %s: %s", (move, state, expected) => {
    const checked = checkCrisisMove(states[state], moves[move]);
    expect(checked.ok ? ok : checked.refusal.code).toBe(expected);
    // A refusal says what to do next; an unfitting move that arrives all the same changes no open path into none.
    if (!checked.ok) expect(checked.refusal.remedy).toMatch(/\w+.*[.”]$/);
  });

  test("what is over or was never opened stays so, but for opening it", () => {
    for (const state of [states.none, states.over])
      for (const [name, move] of Object.entries(moves))
        if (name !== "opened") expect(foldCrisisMove(state, move).kind).toBe(state.kind);
  });

  test("only an end or a mistake closes an open path", () => {
    for (const state of [states.asking, states.danger, states.safe, states.cut, states.redialled])
      for (const [name, move] of Object.entries(moves))
        if (!name.startsWith("ended") && name !== "mistake")
          expect(["asking", "branch"]).toContain(foldCrisisMove(state, move).kind);
  });

  test("a line that was reached again needs its redials anew before it may be left", () => {
    const reached = foldCrisisMove(states.redialled, redial("reached"));
    const again = foldCrisisMove(reached, cut);
    const checked = checkCrisisMove(again, cutOff);
    expect(checked.ok ? ok : checked.refusal.code).toBe("redial-first");
  });
});
