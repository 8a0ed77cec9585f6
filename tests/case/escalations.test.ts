import { describe, expect, test } from "vitest";
import { caseFileOf } from "#shared/case/case-file.ts";
import { readBody } from "#shared/events/catalogue.ts";
import { type Envelope, type ReadEvent } from "#shared/events/envelope.ts";
import { fold } from "#shared/events/fold.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";
import { climbDue } from "#shared/promises/ladder.ts";
import { anEvent, aStation } from "../support/events.ts";

const stream = streamName("case", "5f0f3c1e-0000-4000-8000-000000000001");
const [one, other] = [aStation(), aStation()];
const at = "2026-11-25T18:04:00.000Z";
const early = "2026-11-25T19:00:00.000Z";
const late = "2026-11-26T01:00:00.000Z";

const entry = (type: string, minute: number, add: object, station = one): ReadEvent => {
  const change: Partial<Envelope> = {
    stream,
    type,
    sets: [],
    stamp: nextStamp(null, 1_795_000_000_000 + minute * 60_000, station),
  };
  return anEvent(station, undefined, change, { add: { at, ...add } });
};
const raised = entry("escalation-raised", 0, {
  summary: "",
  facts: {},
  region: "bay-coast",
  priority: "P1",
  reasons: [],
  acknowledgeBy: early,
  answerBy: late,
  memberPromisedBy: late,
  lawfulDueOn: null,
  raisedAt: at,
});
const escalation = raised.envelope.id;
const climb = (minute: number, missed: string, itself: boolean, station = one): ReadEvent =>
  entry(
    "escalation-climbed",
    minute,
    {
      escalation,
      missed,
      rung: `rung-${minute}`,
      who: "S. Aguilar",
      phone: "1",
      words: "",
      ...(itself ? { itself } : {}),
    },
    station,
  );
const moved = entry("escalation-moved", 50, {
  escalation,
  from: "bay-coast",
  to: "southland",
  team: { team: "Southland", name: "A. Marchetti", phone: "2" },
  acknowledgeBy: late,
  answerBy: late,
  words: "they live there now",
});
const file = (...events: ReadEvent[]) => caseFileOf(fold([raised, ...events], readBody));
const rungs = (...events: ReadEvent[]): string[] =>
  (file(...events).escalations[0]?.climbs ?? []).map(({ body }) => body.rung);

describe("a missed target", () => {
  test("that two desks noticed climbs once, whatever order their events come in", () => {
    const [mine, theirs] = [climb(10, "acknowledge", true), climb(11, "acknowledge", true, other)];
    expect(rungs(mine, theirs)).toEqual(["rung-10"]);
    expect(rungs(theirs, mine)).toEqual(["rung-10"]);
    expect([...file(theirs, mine).repeats]).toEqual([theirs.envelope.id]);
  });

  test("climbs again for the next target, and a climb by hand always counts", () => {
    expect(rungs(climb(10, "acknowledge", true), climb(20, "answer", true))).toHaveLength(2);
    expect(rungs(climb(10, "acknowledge", true), climb(12, "acknowledge", false))).toHaveLength(2);
    expect(rungs(climb(9, "acknowledge", false), climb(10, "acknowledge", true))).toEqual([
      "rung-9",
    ]);
  });

  test("asks for a climb once each, acknowledgement first, and none before its time", () => {
    const targets = { acknowledgeBy: early, answerBy: late };
    const before = "2026-11-25T18:59:00.000Z";
    const between = "2026-11-25T19:01:00.000Z";
    const after = "2026-11-26T01:01:00.000Z";
    expect(climbDue(targets, false, [], before)).toBeNull();
    expect(climbDue(targets, false, [], between)).toBe("acknowledge");
    expect(climbDue(targets, true, [], between)).toBeNull();
    expect(climbDue(targets, false, ["acknowledge"], between)).toBeNull();
    expect(climbDue(targets, false, ["acknowledge"], after)).toBe("answer");
    expect(climbDue(targets, false, [], after)).toBe("acknowledge");
    expect(climbDue(targets, false, ["acknowledge", "answer"], after)).toBeNull();
  });

  test("is one telephone call, also where two desks asked for it", () => {
    const ring = (minute: number, station = one): ReadEvent =>
      entry(
        "follow-up-made",
        minute,
        {
          kind: "phone-region",
          words: "Ring S. Aguilar",
          owner: "5f0f3c1e-0000-4000-8000-00000000000a",
          dueAt: late,
          caseId: null,
          call: null,
        },
        station,
      );
    expect(file(ring(10), ring(11, other)).followUps).toHaveLength(1);
  });
});

describe("an escalation that went to another region", () => {
  const acknowledged = (minute: number): ReadEvent =>
    entry("escalation-acknowledged", minute, { escalation });

  test("is that region's, with its own time to see it; what was promised stays", () => {
    const [now] = file(acknowledged(20), climb(30, "answer", false), moved).escalations;
    expect(now?.raised.body).toMatchObject({
      region: "southland",
      to: { name: "A. Marchetti" },
      acknowledgeBy: late,
      memberPromisedBy: late,
    });
    expect(now?.acknowledged).toBeNull();
    expect(now?.climbs).toEqual([]);
  });

  test("is acknowledged by whoever has it now", () => {
    expect(file(moved, acknowledged(60)).escalations[0]?.acknowledged).not.toBeNull();
  });
});
