import { expect, test } from "vitest";
import {
  asOnlyContact,
  entriesOf,
  entryField,
  factOf,
  newEntryId,
  partFact,
} from "#shared/facts/entries.ts";

test("the form's own offer comes first, every further one in the order of making", () => {
  const [early, late] = [newEntryId(1_000_000_000_000, 0.5), newEntryId(1_000_000_000_001, 0)];
  const fields = {
    [entryField("offer", late, "when")]: "Jan 11",
    [entryField("offer", early, "when")]: " Dec 18 ",
    [entryField("offer", early, "why")]: "too late",
    earliestOffer: "Nov 23",
    offerMode: "video",
  };
  expect(entriesOf(fields, "offer")).toEqual([
    { id: "first", parts: { when: "Nov 23", mode: "video" } },
    { id: early, parts: { when: "Dec 18", why: "too late" } },
    { id: late, parts: { when: "Jan 11" } },
  ]);
});

test("an entry that was emptied again is not there, and visits are no offers", () => {
  const id = newEntryId(1_000_000_000_000, 0.99);
  const fields = { [entryField("offer", id, "when")]: " ", [entryField("visit", id, "when")]: "x" };
  expect(entriesOf(fields, "offer")).toEqual([]);
  expect(entriesOf(fields, "visit")).toEqual([{ id, parts: { when: "x" } }]);
});

test("a field of an entry is a value of the fact that its part is", () => {
  const id = newEntryId(1_000_000_000_000, 0);
  expect(factOf(entryField("offer", id, "when"))).toBe("earliestOffer");
  expect(factOf(entryField("visit", id, "became"))).toBe("visitBecame");
  expect(partFact("offer", "place")).toBe("offerPlace");
  expect(factOf("offerMode")).toBe("offerMode");
  for (const other of ["listening", "offer-x", `offer-${id}-price`, `visit-${id}-mode`])
    expect(factOf(other)).toBeNull();
});

test("every name fits what an event takes, and chance keeps two desks apart", () => {
  const [one, other] = [newEntryId(1_800_000_000_000, 0), newEntryId(1_800_000_000_000, 0.9)];
  expect(one).not.toBe(other);
  expect(entryField("offer", one, "provider")).toMatch(/^[a-z][A-Za-z0-9-]{0,60}$/);
});

test("the first contact with a clinic stands under the names its script asks by, further ones beside it", () => {
  const id = newEntryId(1_000_000_000_000, 0);
  const fields = {
    memberJoins: "holds",
    clinicResult: "no-answer",
    [entryField("clinic", id, "clinic")]: "Rio Oaks",
    [entryField("clinic", id, "result")]: "offered",
    note: "x",
  };
  expect(entriesOf(fields, "clinic")).toEqual([
    { id: "first", parts: { hold: "holds", result: "no-answer" } },
    { id, parts: { clinic: "Rio Oaks", result: "offered" } },
  ]);
  expect(asOnlyContact(fields, id)).toEqual({
    clinicName: "Rio Oaks",
    clinicResult: "offered",
    note: "x",
  });
  expect(asOnlyContact(fields, "fresh")).toEqual({ note: "x" });
});
