import { expect, test } from "vitest";
import { leftToDo, type OpenCall } from "#shared/case/left-to-do.ts";

const call: OpenCall = {
  crisisOpen: false,
  safety: "keyed",
  verdict: "in",
  hasCase: false,
  missing: ["a way to reach them", "the safety key"],
  mayCloseUnasked: false,
};

test("how it ended is always left, and last", () => {
  expect(leftToDo({ ...call, hasCase: true })).toEqual(["how it ended"]);
});

test("an open crisis comes before everything", () => {
  expect(leftToDo({ ...call, crisisOpen: true, safety: "open" })[0]).toBe("crisis open");
});

test("the safety key is asked for once, also where a case needs it too", () => {
  expect(leftToDo({ ...call, safety: "open" })).toEqual([
    "the safety key",
    "a way to reach them",
    "how it ended",
  ]);
});

test("a call that is sent on needs no facts of a case", () => {
  expect(leftToDo({ ...call, verdict: "out" })).toEqual(["how it ended"]);
});

test("a wrong number needs no safety key; words of danger ask for it again", () => {
  const wrong = {
    ...call,
    verdict: "not-an-intake",
    safety: "open",
    mayCloseUnasked: true,
  } as const;
  expect(leftToDo(wrong)).toEqual(["how it ended"]);
  expect(leftToDo({ ...call, hasCase: true, safety: "asked-again" })).toEqual([
    "the safety key again",
    "how it ended",
  ]);
});
