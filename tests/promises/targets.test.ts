import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoInstant, wallClock } from "#shared/dates/zone.ts";
import { isLineOpen, type LineOverride } from "#shared/hours/line-status.ts";
import { shiftOn } from "#shared/hours/opening.ts";
import { missedTarget, nextRung, ownerAt } from "#shared/promises/ladder.ts";
import {
  afterStaffedMinutes,
  closeOfStaffedDay,
  onStaffedDay,
} from "#shared/promises/staffed-time.ts";
import { escalationTargets, targetWords } from "#shared/promises/targets.ts";
import { demoContent } from "../content/demo-content.ts";

const zone = "America/Los_Angeles";
/** A local time of Los Angeles in standard time. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00-08:00`).toISOString();
const local = (instant: string) => {
  const { day, minutes } = wallClock(instant, zone);
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
const targets = (
  priority: "P1" | "P2" | "P3",
  raisedAt: string,
  overrides: LineOverride[] = [],
) => {
  const found = escalationTargets(priority, raisedAt, demoContent, overrides);
  return [found.acknowledgeBy, found.answerBy, found.memberPromisedBy].map(local);
};

describe("an escalation raised the day before Thanksgiving", () => {
  test.each([
    ["P1", "10:00", ["2026-11-25 10:30", "2026-11-25 17:00", "2026-11-30 09:00"]],
    ["P2", "10:00", ["2026-11-25 12:00", "2026-11-30 17:00", "2026-12-01 10:00"]],
    ["P3", "10:00", ["2026-11-30 12:00", "2026-12-01 17:00", "2026-12-02 12:00"]],
    ["P1", "16:50", ["2026-11-30 08:20", "2026-11-30 17:00", "2026-12-01 09:00"]],
    ["P1", "16:30", ["2026-11-25 17:00", "2026-11-25 17:00", "2026-11-30 09:00"]],
    ["P2", "15:30", ["2026-11-30 08:30", "2026-11-30 17:00", "2026-12-01 10:00"]],
  ] as const)("%s at %s", (priority, time, expected) => {
    expect(targets(priority, at("2026-11-25", time))).toEqual(expected);
  });
});

test("raised on a closed day, every clock begins with the next staffed morning", () => {
  expect(targets("P1", at("2026-11-26", "10:00"))[0]).toBe("2026-11-30 08:30");
  expect(targets("P1", at("2026-11-28", "10:00"))[0]).toBe("2026-11-30 08:30");
  expect(targets("P3", at("2026-11-28", "10:00"))[0]).toBe("2026-11-30 12:00");
});

test("only P1 is phoned as well", () => {
  const phoned = (priority: "P1" | "P2" | "P3") =>
    escalationTargets(priority, at("2026-11-24", "10:00"), demoContent).phoneAsWell;
  expect([phoned("P1"), phoned("P2"), phoned("P3")]).toEqual([true, false, false]);
});

describe("an emergency closure is no staffed time", () => {
  const closed = (from: string, until: string | null): LineOverride => ({
    kind: "closed",
    from: at("2026-11-24", from),
    until: until === null ? null : at("2026-11-24", until),
    reason: "alarm",
  });

  test("within the shift", () => {
    expect(targets("P1", at("2026-11-24", "09:50"), [closed("10:00", "12:00")])[0]).toBe(
      "2026-11-24 12:20",
    );
  });

  test("at its start, at its end, and around it", () => {
    const noon = at("2026-11-24", "12:00");
    expect(local(closeOfStaffedDay(demoContent, noon, [closed("15:00", "18:00")]))).toBe(
      "2026-11-24 15:00",
    );
    expect(
      local(
        afterStaffedMinutes(demoContent, at("2026-11-24", "07:00"), 30, [closed("06:00", "09:00")]),
      ),
    ).toBe("2026-11-24 09:30");
    expect(local(closeOfStaffedDay(demoContent, noon, [closed("06:00", "18:00")]))).toBe(
      "2026-11-25 17:00",
    );
  });

  test("without end leaves no staffed time to promise", () => {
    const forEver = [closed("06:00", null)];
    const noon = at("2026-11-24", "12:00");
    expect(() => afterStaffedMinutes(demoContent, noon, 30, forEver)).toThrow("no staffed time");
    expect(() => closeOfStaffedDay(demoContent, noon, forEver)).toThrow("no staffed time");
    expect(() => onStaffedDay(demoContent, noon, 1, null, forEver)).toThrow("no staffed time");
  });

  test("a time of day inside it moves to the end before it, or to the first minute after", () => {
    const monday = at("2026-11-23", "10:00");
    const day = (shut: LineOverride[], clock: string | null) =>
      local(onStaffedDay(demoContent, monday, 1, clock, shut));
    expect(day([closed("11:00", "13:00")], "12:00")).toBe("2026-11-24 11:00");
    expect(day([closed("07:00", "13:00")], "12:00")).toBe("2026-11-24 13:00");
    expect(day([closed("11:00", "13:00")], "14:00")).toBe("2026-11-24 14:00");
    expect(day([], "18:00")).toBe("2026-11-24 17:00");
    expect(day([], "07:00")).toBe("2026-11-24 08:00");
    expect(day([], null)).toBe("2026-11-24 17:00");
    expect(local(onStaffedDay(demoContent, monday, 3, "12:00"))).toBe("2026-11-30 12:00");
  });
});

describe("staffed minutes", () => {
  test("may end at the very close and never begin there", () => {
    expect(local(afterStaffedMinutes(demoContent, at("2026-11-24", "16:30"), 30))).toBe(
      "2026-11-24 17:00",
    );
    expect(local(afterStaffedMinutes(demoContent, at("2026-11-24", "17:00"), 30))).toBe(
      "2026-11-25 08:30",
    );
    expect(local(afterStaffedMinutes(demoContent, at("2026-11-24", "16:30"), 31))).toBe(
      "2026-11-25 08:01",
    );
  });

  test("go over several days", () => {
    expect(local(afterStaffedMinutes(demoContent, at("2026-11-24", "08:00"), 2 * 540 + 60))).toBe(
      "2026-11-30 09:00",
    );
  });
});

test("no promise and no target lands on a closed day, and they keep their order", () => {
  const first = Date.UTC(2025, 0, 1);
  const instants = fc
    .integer({ min: 0, max: 6 * 366 * 1440 })
    .map((m) => isoInstant(first + m * 60_000));
  fc.assert(
    fc.property(fc.constantFrom("P1", "P2", "P3"), instants, (priority, raisedAt) => {
      const found = escalationTargets(priority, raisedAt, demoContent);
      const order = [raisedAt, found.acknowledgeBy, found.answerBy, found.memberPromisedBy];
      expect(order.map((one) => Date.parse(one))).toEqual(
        order.map((one) => Date.parse(one)).sort((a, b) => a - b),
      );
      for (const instant of order.slice(1)) {
        const { day, minutes } = wallClock(instant, zone);
        expect(shiftOn(demoContent, demoContent.line.hours, day)).not.toBeNull();
        // The close itself is the last minute of the shift before it.
        const minuteBefore = isoInstant(Date.parse(instant) - 60_000);
        expect(isLineOpen(demoContent, minutes === 1020 ? minuteBefore : instant)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("a target is said by its time today and with its day otherwise", () => {
  const now = at("2026-11-25", "10:00");
  expect(targetWords(at("2026-11-25", "15:00"), now, demoContent)).toEqual({
    en: "today 3:00 PM",
    es: "hoy 3:00 PM",
  });
  expect(targetWords(at("2026-11-30", "12:00"), now, demoContent)).toEqual({
    en: "Mon, Nov 30, 12:00 PM",
    es: "lun 30 nov, 12:00 PM",
  });
});

describe("the ladder", () => {
  const found = escalationTargets("P1", at("2026-11-24", "10:00"), demoContent);
  const nothing = { acknowledged: false, answered: false };
  const acknowledged = { acknowledged: true, answered: false };

  test.each([
    ["10:30", nothing, null],
    ["10:31", nothing, "acknowledge"],
    ["10:31", acknowledged, null],
    ["17:00", acknowledged, null],
    ["17:01", acknowledged, "answer"],
    ["17:01", nothing, "acknowledge"],
    ["17:01", { acknowledged: true, answered: true }, null],
  ] as const)("at %s with %o: %s", (time, done, missed) => {
    expect(missedTarget(found, done, at("2026-11-24", time))).toBe(missed);
  });

  test("climbs a rung at a time and stays at the top", () => {
    expect(nextRung(demoContent, null).id).toBe("regional-lead");
    expect(nextRung(demoContent, "regional-lead").id).toBe("director-on-call");
    expect(nextRung(demoContent, "director-on-call").id).toBe("supervisor");
    expect(nextRung(demoContent, "supervisor").id).toBe("supervisor");
    const empty = { ...demoContent, policy: { ...demoContent.policy, ladder: [] } };
    expect(() => nextRung(empty, null)).toThrow("no rung");
  });

  test("the owner is the lead while the line is open and on call otherwise", () => {
    expect(ownerAt(demoContent, "southland", true).name).toBe("D. Petrosyan");
    expect(ownerAt(demoContent, "southland", false).name).toBe("R. Nakamura");
    expect(() => ownerAt(demoContent, "nowhere", true)).toThrow("nowhere");
  });
});
