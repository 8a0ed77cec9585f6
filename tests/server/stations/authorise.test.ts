import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sha256 } from "#main/keys/hash.ts";
import { authorise, type Circumstances } from "#server/stations/authorise.ts";
import { catalogue, type EventType } from "#shared/events/catalogue.ts";
import {
  CHAIN_START,
  type Envelope,
  type ParsedEvent,
  writeEvent,
} from "#shared/events/envelope.ts";
import { EventId, PersonId, type Role, StationId } from "#shared/events/ids.ts";
import { nextStamp } from "#shared/events/stamp.ts";
import { streamName } from "#shared/events/stream.ts";
import { regionIds } from "../station-double.ts";
import { AT, BODIES, ID, NOTE } from "./event-bodies.ts";

const DAY_MS = 86_400_000;
const ROLES = ["specialist", "regional", "supervisor", "admin"] as const;
const STATION = StationId.parse(randomUUID());
const NORTH = regionIds("north-valley");

const anEvent = (
  over: Partial<Omit<Envelope, "body">> = {},
  body: Record<string, unknown> = NOTE,
): ParsedEvent =>
  writeEvent(
    {
      id: EventId.parse(randomUUID()),
      station: STATION,
      seq: 1,
      stream: streamName("case", ID),
      type: "case-noted",
      v: 1,
      stamp: nextStamp(null, 1, STATION),
      clock: { claimedAt: AT, offsetMs: null, offsetAgeMs: null },
      actor: { person: PersonId.parse(ID), role: "specialist" },
      sets: [],
      replaces: [],
      routes: null,
      prev: CHAIN_START,
      ...over,
    },
    body,
    sha256,
  );

/** Somebody who signed in at the desk an hour ago, at an active desk, with a case in the north. */
const known = (
  role: Role = "specialist",
  actor: Partial<NonNullable<Circumstances["actor"]>> = {},
  over: Partial<Circumstances> = {},
): Circumstances => ({
  desk: "active",
  actor: { role, regions: NORTH, state: "active", sinceSignInMs: 3_600_000, ...actor },
  trustMs: 30 * DAY_MS,
  regions: new Set(NORTH),
  routings: [],
  ...over,
});

const by = (role: Role): Envelope["actor"] => ({ person: PersonId.parse(ID), role });

/** Who may write each type: S specialist, R regional, V supervisor, A admin. */
const MAY: Record<EventType, string> = {
  "call-started": "SRVA",
  "call-typed": "S V ",
  "safety-keyed": "SRVA",
  "scope-keyed": "S V ",
  "crisis-moved": "SRVA",
  "crisis-acknowledged": "  V ",
  "help-asked": "SRVA",
  "help-answered": "  V ",
  "call-follow-up-made": "SRVA",
  "call-follow-up-done": "SRVA",
  "call-offered": "S V ",
  "call-offer-closed": "S V ",
  "call-taken": "S V ",
  "line-moved": "S V ",
  "call-ended": "SRVA",
  "case-opened": "S V ",
  "case-typed": "SRV ",
  "case-assessed": "SRV ",
  "case-noted": "SRVA",
  "escalation-raised": "S V ",
  "escalation-acknowledged": " RV ",
  "escalation-answered": " RV ",
  "follow-up-made": "SRV ",
  "follow-up-done": "SRVA",
  "follow-up-offered": "S V ",
  "follow-up-offer-closed": "S V ",
  "follow-up-taken": "S V ",
  "call-follow-up-offered": "S V ",
  "call-follow-up-offer-closed": "S V ",
  "call-follow-up-taken": "S V ",
  "person-here": "  V ",
  "member-told": "S V ",
  "case-resolved": "S V ",
  "attempt-made": "S V ",
  "letter-sent": "S V ",
  "visit-checked": "S V ",
  "case-closed": "S V ",
  "case-reopened": "S V ",
  "sentence-withdrawn": "SRV ",
  "member-linked": "S V ",
  "escalation-moved": "S V ",
  "escalation-climbed": "S V ",
  "escalation-replied": "S V ",
  "station-taken": "SRVA",
  "build-judged": "  V ",
  "line-set": "  V ",
  "line-set-back": "  V ",
  "access-recorded": "SRVA",
  "refusal-settled": "SRVA",
  "practice-scored": "S V ",
};

describe("who may write what", () => {
  const types = Object.keys(MAY) as EventType[];

  test("every type there is stands in the table", () => {
    expect(types.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test.each(types.flatMap((type) => ROLES.map((role, at) => [type, role, at] as const)))(
    "%s by a %s",
    (type, role, at) => {
      const stream = streamName(catalogue[type].stream, ID);
      const body = BODIES[type];
      const sets = Object.keys(body["set"] ?? {});
      const verdict = authorise(
        anEvent({ type, stream, sets, actor: by(role) }, body),
        known(role),
      );
      if (MAY[type][at] === " ")
        expect(verdict).toMatchObject({ kind: "refused", reason: "role-not-allowed" });
      else expect(verdict).toEqual({ kind: "accepted" });
    },
  );

  test.each([
    ["call", "S V "],
    ["case", "SRV "],
    ["member", "S V "],
    ["line", "  V "],
    ["desk", "  VA"],
    ["access", "SRVA"],
  ] as const)("a type of a newer version in a %s stream is judged by the stream", (kind, may) => {
    ROLES.forEach((role, at) => {
      const event = anEvent({
        type: "not-known-yet",
        stream: streamName(kind, ID),
        actor: by(role),
      });
      const { kind: verdict } = authorise(event, known(role));
      expect([role, verdict]).toEqual([role, may[at] === " " ? "refused" : "accepted"]);
    });
  });

  test("a future type that closes the line needs a supervisor; a specialist's is refused", () => {
    const event = anEvent({ type: "line-closed", stream: streamName("line", "line") });
    expect(authorise(event, known())).toMatchObject({
      kind: "refused",
      reason: "role-not-allowed",
    });
  });

  test("nobody writes as the server", () => {
    const event = anEvent({ actor: by("server") });
    expect(authorise(event, known("server"))).toMatchObject({ reason: "server-only" });
  });

  test("a type in a stream of another kind is refused", () => {
    const event = anEvent({ stream: streamName("call", ID) });
    expect(authorise(event, known())).toMatchObject({ kind: "refused", reason: "wrong-stream" });
  });
});

describe("regional colleagues", () => {
  const noted = anEvent({ actor: by("regional") });
  const event = EventId.parse(randomUUID());

  test("work on the cases of their regions", () => {
    expect(authorise(noted, known("regional"))).toEqual({ kind: "accepted" });
  });

  test("are held for a case that had moved on before their word arrived", () => {
    const moved = {
      regions: new Set(regionIds("bay-coast")),
      routings: [{ event, regions: NORTH, replaced: [] }],
    };
    expect(authorise(noted, known("regional", {}, moved))).toMatchObject({
      kind: "held",
      reason: "moved-on",
    });
  });

  test("are refused for a case that never was theirs", () => {
    const never = { regions: new Set(regionIds("bay-coast")) };
    expect(authorise(noted, known("regional", {}, never))).toMatchObject({
      kind: "refused",
      reason: "other-region",
    });
  });
});

describe("whom the centre believes", () => {
  test.each([
    ["nobody it knows", known("specialist", {}, { actor: null }), "actor-unknown"],
    [
      "somebody whose access was withdrawn",
      known("specialist", { state: "revoked" }),
      "person-revoked",
    ],
    ["somebody of another role", known("supervisor"), "role-differs"],
    [
      "somebody who never signed in there",
      known("specialist", { sinceSignInMs: null }),
      "not-signed-in-here",
    ],
    [
      "a sign-in one millisecond too old",
      known("specialist", { sinceSignInMs: 30 * DAY_MS + 1 }),
      "sign-in-too-old",
    ],
    ["a desk reported stolen", known("specialist", {}, { desk: "stolen" }), "desk-stolen"],
  ])("%s: held", (_, circumstances, reason) => {
    const verdict = authorise(anEvent(), circumstances);
    expect(verdict).toMatchObject({ kind: "held", reason });
    expect(verdict).toHaveProperty("remedy", expect.stringMatching(/supervisor/));
  });

  test("a sign-in of exactly the policy's days still counts", () => {
    const edge = known("specialist", { sinceSignInMs: 30 * DAY_MS });
    expect(authorise(anEvent(), edge)).toEqual({ kind: "accepted" });
  });

  test.each(["draining", "retired"] as const)("a %s desk still delivers", (desk) => {
    expect(authorise(anEvent(), known("specialist", {}, { desk }))).toEqual({ kind: "accepted" });
  });

  test("what could never count is refused rather than held", () => {
    const event = anEvent({ type: "escalation-answered" }, BODIES["escalation-answered"]);
    expect(authorise(event, known("specialist", { state: "revoked" })).kind).toBe("refused");
  });
});

describe("what an event holds", () => {
  test("a body that does not fit is refused, naming the field and not what it holds", () => {
    const verdict = authorise(anEvent({}, { add: { text: 41_562, at: AT } }), known());
    expect(verdict).toMatchObject({ kind: "refused", reason: "body-not-fitting" });
    expect(verdict).toHaveProperty("remedy", expect.stringContaining("add.text"));
    expect(JSON.stringify(verdict)).not.toContain("41562");
  });

  test("a body with nothing in it is refused", () => {
    expect(authorise(anEvent({}, {}), known())).toMatchObject({ reason: "body-not-fitting" });
  });

  test.each([
    ["a field that is not held", ["safety", "other"]],
    ["not the field that is held", []],
  ])("naming %s is refused", (_, sets) => {
    const type = "safety-keyed";
    const event = anEvent({ type, stream: streamName("call", ID), sets }, BODIES[type]);
    expect(authorise(event, known())).toMatchObject({ kind: "refused", reason: "fields-differ" });
  });

  test("a routing names its own field without holding it", () => {
    const event = anEvent({ sets: ["route"], routes: NORTH });
    expect(authorise(event, known())).toEqual({ kind: "accepted" });
  });

  test("a newer version of a known type is kept unread, by the roles of that type", () => {
    const newer = { type: "case-resolved", v: 2 };
    expect(authorise(anEvent(newer, { odd: 1 }), known())).toEqual({ kind: "accepted" });
    expect(
      authorise(anEvent({ ...newer, actor: by("regional") }), known("regional")),
    ).toMatchObject({
      kind: "refused",
    });
  });

  test("a body erased before it ever arrived is held", () => {
    const { envelope, text } = anEvent();
    const erased = { erased: true, why: "court order", by: PersonId.parse(ID) } as const;
    const event: ParsedEvent = { envelope, text, body: { kind: "erased", erased } };
    expect(authorise(event, known())).toMatchObject({ reason: "erased-before-arrival" });
  });
});
