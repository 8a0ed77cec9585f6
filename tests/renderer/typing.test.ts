import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Typing } from "../../renderer/screens/call/typing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const desk = () => {
  const sent: string[] = [];
  let answer: () => Promise<void> = () => Promise.resolve();
  let verdict: "again" | "leave" = "again";
  const typing = new Typing(
    async (field, text) => {
      await answer();
      sent.push(`${field}=${text}`);
    },
    () => verdict,
  );
  return {
    typing,
    sent,
    answers: (next: () => Promise<void>, failure: "again" | "leave" = "again") => {
      answer = next;
      verdict = failure;
    },
  };
};

test("what is typed reaches main within 150 ms, the newest text only", async () => {
  const { typing, sent } = desk();
  for (const text of ["t", "tw", "two"]) typing.type("firstAskedOn", text);
  await vi.advanceTimersByTimeAsync(150);
  expect(sent).toEqual(["firstAskedOn=two"]);
});

test("a verb waits until everything typed is there", async () => {
  const { typing, sent } = desk();
  typing.type("callerName", "Rosa D.");
  typing.type("memberName", "Mateo D.");
  await typing.flush();
  expect(sent).toEqual(["callerName=Rosa D.", "memberName=Mateo D."]);
});

test("a key pressed while a text travels is not lost and not overtaken", async () => {
  const { typing, sent, answers } = desk();
  let arrive = (): void => undefined;
  answers(() => new Promise((done) => (arrive = done)));
  typing.type("note", "scho");
  const first = typing.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(typing.isAhead("note")).toBe(true);
  answers(() => Promise.resolve());
  typing.type("note", "school");
  arrive();
  await first;
  await typing.flush();
  expect(sent).toEqual(["note=scho", "note=school"]);
  expect(typing.isAhead("note")).toBe(false);
});

test("a text that main could not take is sent again until it is there", async () => {
  const { typing, sent, answers } = desk();
  answers(() => Promise.reject(new Error("gone")));
  typing.type("note", "letter");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sent).toEqual([]);
  expect(typing.isAhead("note")).toBe(true);
  answers(() => Promise.resolve());
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sent).toEqual(["note=letter"]);
});

test("a clear no is not asked again", async () => {
  const { typing, answers } = desk();
  const asked = vi.fn(() => Promise.reject(new Error("closed")));
  answers(asked, "leave");
  typing.type("note", "late");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveBeenCalledTimes(1);
});
