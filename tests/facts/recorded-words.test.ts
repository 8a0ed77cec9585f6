import { expect, test } from "vitest";
import { entryField } from "#shared/facts/entries.ts";
import { recordedLabel, recordedWords } from "#shared/facts/recorded-words.ts";

test.each([
  [
    "firstAskedOn",
    { typed: "two weeks ago", value: "2026-11-11", precision: "about" },
    "two weeks ago · about Nov 11",
  ],
  ["firstAskedOn", { typed: "11/5", value: "2026-11-05", precision: "exact" }, "11/5 · Nov 5"],
  [
    "nextOfferedOn",
    { typed: "late March", value: "2027-03-21/2027-03-31", precision: "range" },
    "late March · Mar 21 – Mar 31",
  ],
  ["firstAskedOn", { typed: "some day" }, "some day"],
  ["providerKind", { typed: "psychiatrist" }, "Psychiatrist"],
  ["providerKind", { typed: "does-not-know", value: "does-not-know" }, "does not know"],
  ["travelFrom", { typed: "Lodi\n" }, "Lodi\n"],
  ["note", { typed: "yes" }, "yes"],
  [entryField("offer", "m3k9x100", "became"), { typed: "not-accepted" }, "Not accepted"],
] as const)("%s %o is read as %s", (field, recorded, words) => {
  expect(recordedWords(field, recorded)).toBe(words);
});

test("contacts with clinics are numbered, those under the script's own names being the first", () => {
  const slot = entryField("clinic", "m3k9x100", "slot");
  expect(recordedLabel(slot, {}, [slot])).toBe("Clinic 1 · Slot");
  expect(recordedLabel(slot, {}, [slot, "clinicResult"])).toBe("Clinic 2 · Slot");
  expect(recordedLabel("clinicResult", { clinicResult: "Result at the clinic" }, [])).toBe(
    "Result at the clinic",
  );
  expect(recordedWords(slot, { typed: "Fri 3pm", value: "2026-11-27", precision: "exact" })).toBe(
    "Fri 3pm · Nov 27",
  );
});

test("offers and visits are numbered, everything else has its label", () => {
  const [one, other] = [
    entryField("offer", "m3k9x100", "provider"),
    entryField("offer", "m3k9x200", "when"),
  ];
  const visit = entryField("visit", "m3k9x300", "became");
  const fields = [other, "earliestOffer", one, visit];
  expect([one, other, visit].map((field) => recordedLabel(field, {}, fields))).toEqual([
    "Offer 2 · Provider",
    "Offer 3 · Offered for",
    "Visit 1 · What became of the visit",
  ]);
  expect(recordedLabel(other, {}, [other])).toBe("Offer 1 · Offered for");
  expect(recordedLabel("firstAskedOn", { firstAskedOn: "First asked on" }, [])).toBe(
    "First asked on",
  );
  expect(recordedLabel("unknown", {}, [])).toBe("unknown");
});

test("a whole offer, visit or contact of a packet is named by its number", () => {
  const facts = ["firstAskedOn", "offer-first", "offer-m3k9x100", "clinic-first"];
  expect(facts.slice(1).map((field) => recordedLabel(field, {}, facts))).toEqual([
    "Offer 1",
    "Offer 2",
    "Clinic 1",
  ]);
});
