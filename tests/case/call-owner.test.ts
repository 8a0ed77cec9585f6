import { expect, test } from "vitest";
import { callOwner, type HandOverStep } from "#shared/case/call-owner.ts";
import { EventId, PersonId } from "#shared/events/ids.ts";

const person = (n: number) => PersonId.parse(`00000000-0000-4000-8000-00000000000${n}`);
const event = (n: number) => EventId.parse(`00000000-0000-7000-8000-00000000010${n}`);
const [owner, colleague, third] = [person(1), person(2), person(3)];
const at = "2026-11-25T18:04:00.000Z";

const offered = (to: PersonId, id = event(1), by = owner): HandOverStep => ({
  kind: "offered",
  id,
  by,
  to,
  words: "",
  at,
});
const closed = (how: "not-accepted" | "withdrawn", by: PersonId): HandOverStep => ({
  kind: "closed",
  id: event(2),
  by,
  offer: event(1),
  how,
  at,
});
const taken = (by: PersonId, from: PersonId, why: "offer" | "same-desk"): HandOverStep => ({
  kind: "taken",
  id: event(3),
  by,
  from,
  why,
  offer: why === "offer" ? event(1) : null,
  at,
});

test("an offer that nobody took leaves the call where it is", () => {
  expect(callOwner(owner, [offered(colleague)]).owner).toBe(owner);
  const answered = callOwner(owner, [offered(colleague), closed("not-accepted", colleague)]);
  expect(answered).toMatchObject({ owner, offer: { state: "not-accepted" } });
});

test("an offer that was taken gives the call to the one it was offered to, and to nobody else", () => {
  const steps = [offered(colleague), taken(colleague, owner, "offer")];
  expect(callOwner(owner, steps)).toEqual({ owner: colleague, offer: null });
  expect(callOwner(owner, [offered(colleague), taken(third, owner, "offer")]).owner).toBe(owner);
});

test("taken and taken back apart: the earlier stamp decides, on every desk alike", () => {
  const take = taken(colleague, owner, "offer");
  const back = closed("withdrawn", owner);
  expect(callOwner(owner, [offered(colleague), back, take]).owner).toBe(owner);
  expect(callOwner(owner, [offered(colleague), take, back]).owner).toBe(colleague);
});

test("of two people who took it apart the later one took it from somebody who no longer had it", () => {
  const steps = [
    offered(colleague),
    taken(third, owner, "same-desk"),
    taken(colleague, owner, "offer"),
  ];
  expect(callOwner(owner, steps).owner).toBe(third);
});

test("only the owner can take an offer back, and only the one asked can say no", () => {
  for (const step of [closed("withdrawn", third), closed("not-accepted", owner)])
    expect(callOwner(owner, [offered(colleague), step]).offer?.state).toBe("waiting");
});
