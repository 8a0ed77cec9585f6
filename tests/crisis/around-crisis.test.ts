import { describe, expect, test } from "vitest";
import { afterCrisis } from "#shared/crisis/after-crisis.ts";
import {
  type CrisisMove,
  type CrisisOutcome,
  type CrisisState,
  foldCrisis,
  noCrisis,
} from "#shared/crisis/crisis.ts";
import { afterCutOff, type Redial } from "#shared/crisis/cut-off.ts";
import { countyCalled, dispatchSentence, placeOf } from "#shared/crisis/dispatch.ts";
import {
  notifiesSupervisor,
  overdueNotification,
  supervisorWords,
} from "#shared/crisis/notification.ts";
import { demoContent } from "../content/demo-content.ts";

const at = "2026-11-24T18:00:00Z";
const state = (...moves: CrisisMove[]): CrisisState =>
  foldCrisis([{ kind: "opened", at }, ...moves]);
const sending = state({ kind: "supervisor-notified", at });
const cutOff = { kind: "cut-off", welfareCheck: "lead-decides", words: "" } as const;

describe("the supervisor is notified", () => {
  const inside: CrisisMove[] = [
    { kind: "branch-chosen", branch: "danger-now", at },
    { kind: "answered", question: "where", words: "12 Elm St", at },
    { kind: "noted", words: "cries", at },
    { kind: "line-cut", at },
    { kind: "ended", outcome: cutOff, at },
  ];

  test.each(inside)("by the first key inside: $kind", (move) => {
    expect(notifiesSupervisor(state(), move)).toBe(true);
    expect(
      notifiesSupervisor(state({ kind: "branch-chosen", branch: "says-safe", at }), move),
    ).toBe(true);
  });

  test("not by opening or taking it back, and not twice", () => {
    expect(notifiesSupervisor(noCrisis, { kind: "opened", at })).toBe(false);
    expect(notifiesSupervisor(state(), { kind: "opened-by-mistake", at })).toBe(false);
    const over = state({ kind: "ended", outcome: cutOff, at });
    for (const move of inside) {
      expect(notifiesSupervisor(sending, move)).toBe(false);
      expect(notifiesSupervisor(noCrisis, move)).toBe(false);
      expect(notifiesSupervisor(over, move)).toBe(false);
    }
  });

  test("and not told after 30 seconds without an answer", () => {
    const overdue = (now: string) => overdueNotification(sending, now, true, 30);
    expect(overdue("2026-11-24T18:00:29.999Z")).toBeNull();
    expect(overdue("2026-11-24T18:00:30Z")).toEqual({
      kind: "supervisor-not-told",
      why: "not-acknowledged",
      at: "2026-11-24T18:00:30Z",
    });
  });

  test("and not told at once on a desk that is offline", () => {
    expect(overdueNotification(sending, at, false, 30)).toMatchObject({ why: "offline" });
  });

  test("nothing is overdue when nobody was notified, or somebody answered", () => {
    const told = state({ kind: "supervisor-acknowledged", by: "L. C.", openedAt: at, at });
    for (const one of [noCrisis, state(), told])
      expect(overdueNotification(one, "2026-11-24T19:00:00Z", false, 30)).toBeNull();
  });

  test("in words, with what to do when nobody was told", () => {
    const lead = { name: "L. Castellanos", extension: "ext. 4410" };
    const words = (told: Parameters<typeof supervisorWords>[0]) =>
      supervisorWords(told, lead, (instant) => `<${instant}>`);
    expect(words({ kind: "not-yet" })).toBe("");
    expect(words({ kind: "sending", since: at })).toBe("Telling the supervisor …");
    expect(words({ kind: "told", by: "L. C.", at })).toBe(`Supervisor told: L. C., <${at}>`);
    expect(words({ kind: "not-told", why: "offline", at })).toBe(
      "Supervisor not told: this desk is offline. Raise your hand, or call L. Castellanos, ext. 4410.",
    );
    expect(words({ kind: "not-told", why: "not-acknowledged", at })).toContain(
      "nobody has answered",
    );
  });
});

describe("an address that help can be sent to", () => {
  const counties = [
    { name: "Los Angeles", dispatch: "1", checked: true },
    { name: "San Mateo", dispatch: "2", checked: false },
    { name: "San Diego", dispatch: "3", checked: false },
  ];
  const losAngeles = counties[0] ?? null;
  const answers = { where: "12 Elm St", unit: "4B", city: "Pasadena", county: "los angeles" };

  test("a county is known however it is said, and by its beginning where only one fits", () => {
    const named = (said: string) => countyCalled(counties, said)?.name ?? null;
    expect(named(" los angeles County ")).toBe("Los Angeles");
    expect(named("condado de Los Angeles")).toBe("Los Angeles");
    expect(named("County of San Diego")).toBe("San Diego");
    expect(named("los")).toBe("Los Angeles");
    expect(named("san m")).toBe("San Mateo");
    expect(named("san")).toBeNull();
    expect(named("lo")).toBeNull();
    expect(named("")).toBeNull();
  });

  test("stands on one line, as far as it is known", () => {
    expect(placeOf(answers, losAngeles)).toBe("12 Elm St, unit 4B, Pasadena, Los Angeles County");
    expect(placeOf({ ...answers, unit: "rear cottage" }, losAngeles)).toContain("rear cottage");
    expect(placeOf({ ...answers, unit: "none" }, null)).toBe("12 Elm St, Pasadena, los angeles");
    expect(placeOf({}, null)).toBe("");
  });

  test("comes with the sentence to read, composed from the answers", () => {
    const said = dispatchSentence(
      "overdose-or-withdrawal",
      {
        ...answers,
        "awake-and-breathing": "yes",
        "what-was-taken": "pills, an hour ago.",
        "who-is-there": "her sister",
        "weapon-or-substance": "no weapon",
        door: "open",
        "callback-number": "510 555-0142",
      },
      losAngeles,
    );
    expect(said.en).toBe(
      "This is a health plan's line. I need help sent to 12 Elm St, unit 4B, Pasadena, Los Angeles County. It is an overdose or withdrawal. Awake and breathing: yes. Taken: pills, an hour ago. There: her sister. Weapon or substance: no weapon. Door: open. Call-back number: 510 555-0142.",
    );
    expect(said.es).toBe(
      "Habla la línea de un plan de salud. Necesito ayuda en 12 Elm St, unit 4B, Pasadena, Los Angeles County. Es una sobredosis o abstinencia. Despierta y respira: yes. Tomó: pills, an hour ago. Está ahí: her sister. Arma o sustancia: no weapon. Puerta: open. Número: 510 555-0142.",
    );
  });

  test("can be begun before anything is known", () => {
    const said = dispatchSentence("danger-now", {}, null);
    expect(said.en).toBe(
      "This is a health plan's line. I need help sent to address to follow. It is a person in danger now.",
    );
    expect(said.es).toContain("le doy la dirección");
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
    expect(afterCrisis(over(cutOff), demoContent)).toEqual({
      kind: "short-close",
      priority: "P1",
      safetyCallBackBy: "2026-11-25T18:00:00Z",
      recoveryUntil: "2026-11-24T18:10:00Z",
    });
  });

  test("before Thanksgiving the next staffed morning is Monday's", () => {
    const late = over(cutOff, "2026-11-26T00:55:00Z");
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
