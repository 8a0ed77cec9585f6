import { expect, test } from "vitest";
import { maySay, type MaySayFacts } from "#shared/may-say/may-say.ts";

const today = "2026-11-25";
const adult = "1986-05-02";
const teen = "2011-05-02";
const child = "2018-05-02";
const consent = { givenBy: "member", at: "2026-11-25T18:00:00Z" } as const;
const paper = { basis: "written-authorization", scope: "everything", until: null } as const;

const facts = (changes: Partial<MaySayFacts>): MaySayFacts => ({
  today,
  ages: { ownSayFrom: 12, adultFrom: 18 },
  relation: "member",
  callerVerified: true,
  memberVerified: true,
  memberBornOn: adult,
  deceased: false,
  custodyDispute: false,
  authority: null,
  oralConsent: null,
  parentConsentedEpisode: false,
  ...changes,
});

type Row = readonly [string, Partial<MaySayFacts>, string];
// From product.md "Identity" and the rule for minors, not from the code.
const rows: readonly Row[] = [
  ["the member, confirmed", {}, "anything"],
  ["the member, not confirmed yet", { memberVerified: false }, "nothing"],
  ["the caller not confirmed", { callerVerified: false }, "nothing"],
  ["a member of 15 about themself", { memberBornOn: teen }, "anything"],
  ["a child of 8 alone", { memberBornOn: child }, "told-us"],
  ["a parent of a child of 8", { relation: "parent", memberBornOn: child }, "anything"],
  ["a parent of a member of 15", { relation: "parent", memberBornOn: teen }, "told-us"],
  [
    "a parent of 15, episode parent-consented",
    { relation: "parent", memberBornOn: teen, parentConsentedEpisode: true },
    "anything",
  ],
  ["a parent of an adult", { relation: "parent" }, "nothing"],
  [
    "a parent of an adult with a written authorization",
    { relation: "parent", authority: paper },
    "anything",
  ],
  ["a parent, age of the member not known", { relation: "parent", memberBornOn: null }, "nothing"],
  ["a parent on the 12th birthday", { relation: "parent", memberBornOn: "2014-11-25" }, "told-us"],
  ["a parent the day before it", { relation: "parent", memberBornOn: "2014-11-26" }, "anything"],
  [
    "a parent on the 18th birthday",
    { relation: "parent", memberBornOn: "2008-11-25", parentConsentedEpisode: true },
    "nothing",
  ],
  [
    "a parent in a custody dispute",
    { relation: "parent", memberBornOn: child, custodyDispute: true },
    "nothing",
  ],
  ["a spouse without authority", { relation: "family-or-friend" }, "nothing"],
  [
    "a spouse, the member agrees on this call",
    { relation: "family-or-friend", oralConsent: { ...consent, scope: "everything" } },
    "anything",
  ],
  [
    "a spouse, agreed for appointments only",
    { relation: "family-or-friend", oralConsent: { ...consent, scope: "appointments" } },
    "anything",
  ],
  [
    "a spouse, a child of 8 agrees",
    {
      relation: "family-or-friend",
      memberBornOn: child,
      oralConsent: { ...consent, scope: "everything" },
    },
    "nothing",
  ],
  [
    "a health-care agent whose paper ends today",
    {
      relation: "other",
      authority: { basis: "health-care-agent", scope: "everything", until: today },
    },
    "anything",
  ],
  [
    "a health-care agent whose paper ended yesterday",
    {
      relation: "other",
      authority: { basis: "health-care-agent", scope: "everything", until: "2026-11-24" },
    },
    "nothing",
  ],
  [
    "a guardian of a member of 15, on the paper alone",
    {
      relation: "guardian",
      memberBornOn: teen,
      authority: { basis: "guardian", scope: "everything", until: null },
    },
    "told-us",
  ],
  ["a treating provider without a paper", { relation: "treating-provider" }, "nothing"],
  ["a court without a paper", { relation: "court" }, "nothing"],
  ["a social worker with one", { relation: "social-worker", authority: paper }, "anything"],
  [
    "a paper, the member not confirmed",
    { relation: "court", authority: paper, memberVerified: false },
    "nothing",
  ],
  [
    "the member has died",
    { relation: "family-or-friend", authority: paper, deceased: true },
    "nothing",
  ],
];

test.each(rows)("%s", (_, changes, lamp) => {
  const decided = maySay(facts(changes));
  expect(decided.lamp).toBe(lamp);
  // Even the count of earlier cases is hidden unless anything may be said.
  expect([decided.earlierCount, decided.story, decided.find]).toEqual(
    lamp === "anything" ? [true, true, "full"] : [false, false, "masked"],
  );
});
