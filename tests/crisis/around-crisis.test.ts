import { describe, expect, test } from "vitest";
import { afterCrisis } from "#shared/crisis/after-crisis.ts";
import {
  type CrisisMove,
  type CrisisOutcome,
  type CrisisState,
  foldCrisis,
  noCrisis,
} from "#shared/crisis/crisis.ts";
import {
  crisisAsk,
  crisisFloor,
  crisisQuestions,
  crisisQuestionWords,
  withCrisisFloor,
  wordsOfQuestion,
} from "#shared/crisis/crisis-questions.ts";
import { afterCutOff, type Redial } from "#shared/crisis/cut-off.ts";
import { dispatchFor, missingAddress } from "#shared/crisis/dispatch.ts";
import {
  notifiesSupervisor,
  overdueNotification,
  supervisorWords,
} from "#shared/crisis/notification.ts";
import { countyNamed } from "#shared/content/county-named.ts";
import { demoContent } from "../content/demo-content.ts";

const at = "2026-11-24T18:00:00Z";
const state = (...moves: CrisisMove[]): CrisisState =>
  foldCrisis([{ kind: "opened", at }, ...moves]);
const sending = state({ kind: "supervisor-notified", at });

describe("the supervisor is notified", () => {
  const inside: CrisisMove[] = [
    { kind: "branch-chosen", branch: "danger-now", at },
    { kind: "answered", question: "where", words: "12 Elm St", at },
    { kind: "ended", outcome: { kind: "cut-off" }, at },
  ];

  test.each(inside)("by the first key inside: $kind", (move) => {
    expect(notifiesSupervisor(state(), move)).toBe(true);
  });

  test("not by opening, shrinking or taking it back, and not twice", () => {
    expect(notifiesSupervisor(noCrisis, { kind: "opened", at })).toBe(false);
    expect(notifiesSupervisor(state(), { kind: "shrunk", at })).toBe(false);
    expect(notifiesSupervisor(state(), { kind: "opened-by-mistake", at })).toBe(false);
    for (const move of inside) {
      expect(notifiesSupervisor(sending, move)).toBe(false);
      expect(notifiesSupervisor(noCrisis, move)).toBe(false);
    }
  });

  test("and not told after 30 seconds without an answer", () => {
    const overdue = (now: string, online = true) =>
      overdueNotification(sending, now, online, demoContent);
    expect(overdue("2026-11-24T18:00:29.999Z")).toBeNull();
    expect(overdue("2026-11-24T18:00:30Z")).toEqual({
      kind: "supervisor-not-told",
      why: "not-acknowledged",
      at: "2026-11-24T18:00:30Z",
    });
  });

  test("and not told at once on a desk that is offline", () => {
    expect(overdueNotification(sending, at, false, demoContent)).toMatchObject({ why: "offline" });
  });

  test("nothing is overdue when nobody was notified, or somebody answered", () => {
    const later = "2026-11-24T19:00:00Z";
    const told = state({ kind: "supervisor-acknowledged", by: "L. C.", at });
    for (const one of [noCrisis, state(), told])
      expect(overdueNotification(one, later, false, demoContent)).toBeNull();
  });

  test("in Spanish as well", () => {
    const words = (told: Parameters<typeof supervisorWords>[0]) =>
      supervisorWords(told, demoContent)?.es;
    expect(words({ kind: "sending", since: at })).toBe("Avisando al supervisor …");
    expect(words({ kind: "told", by: "L. C.", at })).toBe("Supervisor avisado: L. C.");
    expect(words({ kind: "not-told", why: "offline", at })).toContain("no tiene conexión");
    expect(words({ kind: "not-told", why: "not-acknowledged", at })).toContain(
      "nadie ha respondido",
    );
  });

  test("in words, with what to do when nobody was told", () => {
    const words = (told: Parameters<typeof supervisorWords>[0]) =>
      supervisorWords(told, demoContent);
    expect(words({ kind: "not-yet" })).toBeNull();
    expect(words({ kind: "sending", since: at })?.en).toBe("Telling the supervisor …");
    expect(words({ kind: "told", by: "L. C.", at })?.en).toBe("Supervisor told: L. C.");
    expect(words({ kind: "not-told", why: "offline", at })?.en).toBe(
      "Supervisor not told: this desk is offline. Raise your hand, or call L. Castellanos, ext. 4410.",
    );
    expect(words({ kind: "not-told", why: "not-acknowledged", at })?.en).toContain(
      "nobody has answered",
    );
    expect(words({ kind: "not-told", why: "offline", at })?.es).toContain("Levante la mano");
  });
});

describe("an address that help can be sent to", () => {
  const address = { street: "12 Elm St", unit: "4B", city: "Sacramento", county: "Sacramento" };

  test("needs street, city and county, and a unit only where there is one", () => {
    expect(missingAddress({})).toEqual(["street", "city", "county"]);
    expect(missingAddress({ ...address, unit: null })).toEqual([]);
    expect(missingAddress({ ...address, street: " ", county: null })).toEqual(["street", "county"]);
  });

  test("comes with its county's ten-digit number and the sentence to read", () => {
    const dispatch = dispatchFor(demoContent, address, "He took pills.", "916-555-0133");
    expect(dispatch.number).toBe(countyNamed(demoContent, "Sacramento")?.dispatch);
    expect(dispatch.sentence.en).toBe(
      "I am calling from a health plan's line about a person at 12 Elm St, 4B, Sacramento, Sacramento County. He took pills. Their call-back number is 916-555-0133.",
    );
    expect(dispatch.sentence.es).toContain("12 Elm St, 4B");
  });

  test("says whether somebody has checked the number", () => {
    expect(dispatchFor(demoContent, address, "x", "y").checked).toBe(false);
    const counties = demoContent.counties.map((county) => ({
      ...county,
      numbersCheckedOn: "2026-11-01",
    }));
    expect(dispatchFor({ ...demoContent, counties }, address, "x", "y").checked).toBe(true);
  });

  test("reads out what is happening as it was said, without a doubled stop", () => {
    const said = dispatchFor(demoContent, address, " St. John's bridge. ", "y").sentence.en;
    expect(said).toContain("County. St. John's bridge. Their");
  });

  test("without a known county has no number of its own", () => {
    const dispatch = dispatchFor(
      demoContent,
      { ...address, unit: " ", county: null },
      "He fell",
      "y",
    );
    expect(dispatch).toMatchObject({ number: null, checked: false });
    expect(dispatch.sentence.en).toContain("12 Elm St, Sacramento. He fell. Their");
  });

  test("a county is known however it is said", () => {
    expect(countyNamed(demoContent, " los angeles County ")?.class).toBe("A");
    expect(countyNamed(demoContent, "Los")).toBeNull();
  });
});

describe("after it", () => {
  const over = (outcome: CrisisOutcome, endedAt = at) =>
    state({ kind: "ended", outcome, at: endedAt });

  test("says safe: back to the field", () => {
    const safe = foldCrisis([
      { kind: "opened", at },
      { kind: "branch-chosen", branch: "says-safe", at },
      { kind: "ended", outcome: { kind: "asked-and-safe", words: "fine" }, at },
    ]);
    expect(afterCrisis(safe, demoContent)).toEqual({ kind: "back-to-field" });
  });

  test("cut off: P1, a call-back the next staffed morning, ten minutes of recovery", () => {
    expect(afterCrisis(over({ kind: "cut-off" }), demoContent)).toEqual({
      kind: "short-close",
      priority: "P1",
      safetyCallBackBy: "2026-11-25T18:00:00Z",
      recoveryUntil: "2026-11-24T18:10:00Z",
    });
  });

  test("before Thanksgiving the next staffed morning is Monday's", () => {
    const late = over({ kind: "cut-off" }, "2026-11-26T00:55:00Z");
    expect(afterCrisis(late, demoContent)).toMatchObject({
      safetyCallBackBy: "2026-11-30T18:00:00Z",
    });
  });

  test("while it is open there is no after", () => {
    expect(afterCrisis(state(), demoContent)).toBeNull();
    expect(afterCrisis(noCrisis, demoContent)).toBeNull();
  });
});

describe("cut off", () => {
  const noAnswer = (time: string): Redial => ({
    at: `2026-11-24T18:${time}Z`,
    result: "no-answer",
  });
  const next = (redials: Redial[], crisis: boolean) =>
    afterCutOff(at, redials, crisis, demoContent);

  test("is redialled at once when a crisis was heard, twice, then the lead decides", () => {
    expect(next([], true)).toEqual({ kind: "redial", number: 1, by: at });
    expect(next([noAnswer("00:20")], true)).toEqual({
      kind: "redial",
      number: 2,
      by: "2026-11-24T18:00:20Z",
    });
    expect(next([noAnswer("00:20"), noAnswer("00:50")], true)).toEqual({
      kind: "lead-decides-welfare-check",
    });
  });

  test("is redialled within two minutes otherwise, twice, then called back", () => {
    expect(next([], false)).toEqual({ kind: "redial", number: 1, by: "2026-11-24T18:02:00Z" });
    expect(next([noAnswer("01:00")], false)).toEqual({
      kind: "redial",
      number: 2,
      by: "2026-11-24T18:02:00Z",
    });
    expect(next([noAnswer("01:00"), noAnswer("01:50")], false)).toEqual({ kind: "call-back" });
  });

  test("ends when they are reached", () => {
    const reached: Redial = { at, result: "reached" };
    expect(next([noAnswer("00:20"), reached], true)).toEqual({ kind: "reached" });
  });
});

describe("the floor", () => {
  test("names 911, the emergency department and 988 in both languages", () => {
    const said = crisisFloor.flatMap((words) => [words.en, words.es ?? ""]).join(" ");
    for (const part of [
      "911",
      "nearest emergency department",
      "988",
      "departamento de emergencias",
    ])
      expect(said).toContain(part);
  });

  test("stays, whatever content adds or empties", () => {
    expect(withCrisisFloor([])).toEqual(crisisFloor);
    const added = { en: "County line 555-0141", es: "Línea del condado 555-0141" };
    expect(withCrisisFloor([{ en: "  " }, added])).toEqual([...crisisFloor, added]);
  });

  test("has words for every question, and content may only word them better", () => {
    for (const question of crisisQuestions) {
      expect(wordsOfQuestion(question)).toEqual(crisisQuestionWords[question]);
      expect(wordsOfQuestion(question).es?.trim()).not.toBe("");
      expect(wordsOfQuestion(question, { [question]: { en: " " } })).toEqual(
        crisisQuestionWords[question],
      );
    }
    expect(wordsOfQuestion("where", { where: { en: "Where?" } })).toEqual({ en: "Where?" });
  });

  test("asks openly", () => {
    expect(crisisAsk.en).toContain("suicide");
    expect(crisisAsk.es).toContain("suicidio");
  });
});
