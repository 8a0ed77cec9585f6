import { describe, expect, test } from "vitest";
import {
  afterAttempts,
  type Attempt,
  isNewHalfDay,
  voicemailWords,
} from "#shared/promises/attempts.ts";
import { demoContent } from "../content/demo-content.ts";

const attempt = (day: string, time: string, result: Attempt["result"] = "no-answer"): Attempt => ({
  at: new Date(`${day}T${time}:00-08:00`).toISOString(),
  result,
});
const after = (...attempts: Attempt[]) => afterAttempts(attempts, demoContent);

describe("attempts to reach a member", () => {
  test("go on until three half-days over three business days were tried", () => {
    expect(after()).toEqual({ kind: "try-again", done: 0, of: 3 });
    const two = [attempt("2026-11-23", "09:00"), attempt("2026-11-24", "15:00")];
    expect(after(...two)).toEqual({ kind: "try-again", done: 2, of: 3 });
    expect(after(...two, attempt("2026-11-25", "09:00"))).toEqual({ kind: "letter-then-waiting" });
  });

  test("twice on one half-day is one", () => {
    expect(after(attempt("2026-11-23", "09:00"), attempt("2026-11-23", "11:59"))).toMatchObject({
      done: 1,
    });
    expect(after(attempt("2026-11-23", "11:59"), attempt("2026-11-23", "12:00"))).toMatchObject({
      done: 2,
    });
  });

  test("three half-days on two days are not enough", () => {
    const attempts = [
      attempt("2026-11-23", "09:00"),
      attempt("2026-11-23", "15:00"),
      attempt("2026-11-24", "09:00"),
    ];
    expect(after(...attempts)).toEqual({ kind: "try-again", done: 3, of: 3 });
  });

  test("on a weekend or a holiday none counts", () => {
    expect(after(attempt("2026-11-28", "09:00"), attempt("2026-11-26", "09:00"))).toMatchObject({
      done: 0,
    });
  });

  test("end when the member is reached, on whatever day", () => {
    expect(after(attempt("2026-11-28", "09:00", "reached"))).toEqual({ kind: "reached" });
  });

  test("a message left is an attempt", () => {
    expect(after(attempt("2026-11-23", "09:00", "message-left"))).toMatchObject({ done: 1 });
  });

  test("say whether another one now would count", () => {
    const morning = [attempt("2026-11-23", "09:00")];
    const at = (day: string, time: string) => attempt(day, time).at;
    expect(isNewHalfDay(at("2026-11-23", "11:00"), morning, demoContent)).toBe(false);
    expect(isNewHalfDay(at("2026-11-23", "13:00"), morning, demoContent)).toBe(true);
    expect(isNewHalfDay(at("2026-11-28", "09:00"), morning, demoContent)).toBe(false);
  });
});

describe("a message on a machine", () => {
  const names = { firstName: "Kai", memberFirstName: "Rosa", number: "1-800-390-3503" };

  test("says a first name and a neutral number, never why", () => {
    expect(voicemailWords("yes", names, demoContent)?.en).toBe(
      "This is Kai, for Rosa. Please call me back at 1-800-390-3503. Thank you.",
    );
    expect(voicemailWords("yes", names, demoContent)?.es).toContain("Habla Kai");
  });

  test("is not left when nobody said it is safe", () => {
    expect(voicemailWords("no", names, demoContent)).toBeNull();
    expect(voicemailWords("unknown", names, demoContent)).toBeNull();
  });
});
