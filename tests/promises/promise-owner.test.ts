import { describe, expect, test } from "vitest";
import { EventId, PersonId } from "#shared/events/ids.ts";
import { whyWithLead } from "#shared/promises/absent-owner.ts";
import { promiseOwner, type PromiseStep } from "#shared/promises/promise-owner.ts";

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const [ana, ben, lea] = [1, 2, 3].map((n) => PersonId.parse(id(n))) as [
  PersonId,
  PersonId,
  PersonId,
];
const followUp = EventId.parse(id(9));
const offerId = EventId.parse(id(5));
const at = "2026-11-25T18:04:00Z";

const offered = (by = ana, to = ben): PromiseStep => ({
  kind: "offered",
  id: offerId,
  by,
  role: "specialist",
  followUp,
  to,
  words: "",
  at,
});
const closed = (by: PersonId, how: "withdrawn" | "not-accepted"): PromiseStep => ({
  kind: "closed",
  id: EventId.parse(id(6)),
  by,
  role: "specialist",
  followUp,
  offer: offerId,
  how,
  at,
});
const taken = (by: PersonId, why: "offer" | "lead", role: PromiseStep["role"] = "specialist") =>
  ({
    kind: "taken",
    id: EventId.parse(id(7)),
    by,
    role,
    followUp,
    from: ana,
    why,
    offer: why === "offer" ? offerId : null,
    at,
  }) satisfies PromiseStep;

describe("whose a promise is", () => {
  test("it stays with whoever gave it until it is taken", () => {
    expect(promiseOwner(ana, [offered()])).toMatchObject({ owner: ana, offer: { to: ben } });
    expect(promiseOwner(ana, [offered(), taken(ben, "offer")])).toEqual({
      owner: ben,
      offer: null,
    });
    expect(promiseOwner(ana, [offered(), closed(ben, "not-accepted")])).toMatchObject({
      owner: ana,
      offer: { state: "not-accepted" },
    });
    expect(
      promiseOwner(ana, [offered(), closed(ana, "withdrawn"), taken(ben, "offer")]).owner,
    ).toBe(ana);
  });

  test("nobody takes what was offered to somebody else, and only a supervisor what nobody is here for", () => {
    expect(promiseOwner(ana, [offered(), taken(lea, "offer")]).owner).toBe(ana);
    expect(promiseOwner(ana, [taken(lea, "lead")]).owner).toBe(ana);
    expect(promiseOwner(ana, [taken(lea, "lead", "supervisor")]).owner).toBe(lea);
  });

  test("of two who took it apart the earlier one has it", () => {
    const apart = [offered(), taken(lea, "lead", "supervisor"), taken(ben, "offer")];
    expect(promiseOwner(ana, apart).owner).toBe(lea);
  });

  test("an offer of somebody who does not have it is none", () => {
    expect(promiseOwner(ana, [offered(lea)]).offer).toBeNull();
  });
});

describe("a promise whose owner is not here", () => {
  const now = Date.parse("2026-11-25T18:04:00Z");
  const nine = Date.parse("2026-11-25T17:00:00Z");
  const minutes = (n: number): number => now + n * 60_000;
  const unknown = { said: null, seenMs: null } as const;

  test("goes to the lead half an hour before its time, and not earlier", () => {
    expect(whyWithLead(minutes(31), now, unknown)).toBeNull();
    expect(whyWithLead(minutes(30), now, unknown)).toBe("not-seen");
    expect(whyWithLead(minutes(-5), now, unknown)).toBe("not-seen");
  });

  test("stays with an owner who is at a desk today, however late it is", () => {
    expect(whyWithLead(minutes(-90), now, { said: null, seenMs: nine })).toBeNull();
    const yesterday = nine - 24 * 3_600_000;
    expect(whyWithLead(minutes(-90), now, { said: null, seenMs: yesterday })).toBe("not-seen");
    expect(whyWithLead(minutes(-90), now, { said: "here", seenMs: null })).toBeNull();
  });

  test("goes to the lead at once where a supervisor marked its owner absent, if it is due that day", () => {
    const absent = { said: "absent", seenMs: nine } as const;
    expect(whyWithLead(minutes(6 * 60), now, absent)).toBe("absent");
    expect(whyWithLead(minutes(24 * 60), now, absent)).toBeNull();
  });
});
