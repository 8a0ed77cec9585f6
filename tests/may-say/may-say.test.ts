import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOn, birthdayOf } from "#shared/may-say/age.ts";
import { maySay, type MaySayFacts, type Relation } from "#shared/may-say/may-say.ts";
import { mayTalkAbout, topics } from "#shared/may-say/topics.ts";

const today = "2026-11-25";
/** Born so as to be this old today, the birthday being today. */
const aged = (years: number): string => `${2026 - years}-11-25`;

/** An adult's verified family member with no authority; the test states the rest. */
const AGES = { ownSayFrom: 12, adultFrom: 18 };
const facts = (changes: Partial<MaySayFacts> = {}): MaySayFacts => ({
  today,
  ages: AGES,
  relation: "family-or-friend",
  callerVerified: true,
  memberVerified: true,
  memberBornOn: aged(40),
  deceased: false,
  custodyDispute: false,
  authority: null,
  oralConsent: null,
  parentConsentedEpisode: false,
  ...changes,
});
const decide = (changes: Partial<MaySayFacts>) => {
  const { lamp, why } = maySay(facts(changes));
  return `${lamp}: ${why}`;
};

const consent = { givenBy: "the member", at: "2026-11-25T18:00:00Z", scope: "everything" } as const;
const written = { basis: "written-authorization", scope: "everything", until: null } as const;
const guardianship = { basis: "guardian", scope: "everything", until: null } as const;

test("the ages are the policy's: where a child's own say begins at ten, a parent of one of ten hears less", () => {
  const parent = { relation: "parent", memberBornOn: aged(10) } as const;
  const atTen = facts({ ...parent, ages: { ownSayFrom: 10, adultFrom: 18 } });
  expect(decide(parent)).toBe("anything: parent-of-child");
  expect(maySay(atTen).why).toBe("parent-of-teenager");
});

describe("the member themself", () => {
  test.each([
    [40, "anything: member-themself"],
    [12, "anything: member-themself"],
    [11, "told-us: child-alone"],
  ])("at %i: %s", (years, expected) => {
    expect(decide({ relation: "member", memberBornOn: aged(years) })).toBe(expected);
  });

  test("with an age nobody knows hears only what they said", () => {
    expect(decide({ relation: "member", memberBornOn: null })).toBe("told-us: own-age-unknown");
    expect(decide({ relation: "member", memberBornOn: "2027-01-01" })).toBe(
      "told-us: own-age-unknown",
    );
  });
});

describe("a parent", () => {
  test.each([
    [0, "anything: parent-of-child"],
    [11, "anything: parent-of-child"],
    [12, "told-us: parent-of-teenager"],
    [17, "told-us: parent-of-teenager"],
    [18, "nothing: no-authority"],
  ])("of a member aged %i: %s", (years, expected) => {
    expect(decide({ relation: "parent", memberBornOn: aged(years) })).toBe(expected);
    expect(decide({ relation: "guardian", memberBornOn: aged(years) })).toBe(expected);
  });

  test("the lamp changes on the birthday itself", () => {
    const born = "2014-11-26";
    expect(decide({ relation: "parent", memberBornOn: born })).toBe("anything: parent-of-child");
    expect(decide({ relation: "parent", memberBornOn: born, today: "2026-11-26" })).toBe(
      "told-us: parent-of-teenager",
    );
  });

  test("of a teenager hears more once the clinic recorded a parent-consented episode", () => {
    const teenager = { relation: "parent", memberBornOn: aged(15) } as const;
    const decision = maySay(facts({ ...teenager, parentConsentedEpisode: true }));
    expect(decision).toMatchObject({
      lamp: "anything",
      why: "parent-consented-episode",
      scope: "appointments",
    });
    expect(
      decide({
        relation: "family-or-friend",
        memberBornOn: aged(15),
        parentConsentedEpisode: true,
      }),
    ).toBe("nothing: no-authority");
  });

  test("of a teenager does not see even how many earlier cases there are", () => {
    const decision = maySay(facts({ relation: "parent", memberBornOn: aged(15) }));
    expect(decision).toMatchObject({
      find: "masked",
      story: false,
      earlierCount: false,
      scope: null,
    });
    expect(decision.words.en).toBe("May say: only what they told us");
  });

  test("with an unknown age of the member hears nothing", () => {
    expect(decide({ relation: "parent", memberBornOn: null })).toBe("nothing: no-authority");
  });
});

describe("what closes every mouth", () => {
  const best = { relation: "member", memberBornOn: aged(40) } as const;

  test.each([
    [{ deceased: true }, "nothing: deceased"],
    [{ custodyDispute: true }, "nothing: custody-dispute"],
    [{ callerVerified: false }, "nothing: caller-not-verified"],
    [{ memberVerified: false }, "nothing: member-not-verified"],
    [{ deceased: true, custodyDispute: true }, "nothing: deceased"],
    [{ callerVerified: false, memberVerified: false }, "nothing: caller-not-verified"],
  ])("%o: %s", (changes, expected) => {
    expect(decide({ ...best, ...changes })).toBe(expected);
    expect(decide({ ...best, ...changes, authority: written, oralConsent: consent })).toBe(
      expected,
    );
  });

  test("a dispute about custody outweighs being the parent of a child", () => {
    expect(decide({ relation: "parent", memberBornOn: aged(8), custodyDispute: true })).toBe(
      "nothing: custody-dispute",
    );
  });
});

describe("authority", () => {
  test.each(["written-authorization", "health-care-agent", "conservator"] as const)(
    "%s opens",
    (basis) => {
      expect(decide({ authority: { ...written, basis } })).toBe("anything: authority");
      expect(decide({ authority: { ...written, basis }, memberBornOn: null })).toBe(
        "anything: authority",
      );
    },
  );

  test("holds on its last day and not after it", () => {
    expect(decide({ authority: { ...written, until: "2026-11-25" } })).toBe("anything: authority");
    expect(decide({ authority: { ...written, until: "2026-11-24" } })).toBe(
      "nothing: authority-ended",
    );
  });

  test("of a guardian is over a child and ends at 12 and 18", () => {
    const guardian = (years: number | null, relation: Relation = "other") =>
      decide({
        relation,
        authority: guardianship,
        memberBornOn: years === null ? null : aged(years),
      });
    expect(guardian(11)).toBe("anything: authority");
    expect(guardian(12)).toBe("nothing: no-authority");
    expect(guardian(17, "guardian")).toBe("told-us: parent-of-teenager");
    expect(guardian(18)).toBe("nothing: no-authority");
    expect(guardian(null)).toBe("nothing: no-authority");
  });

  test("keeps its scope", () => {
    const authority = { ...written, scope: "appointments" } as const;
    expect(maySay(facts({ authority })).scope).toBe("appointments");
  });

  test.each(["treating-provider", "social-worker", "court", "other"] as const)(
    "without it a %s hears nothing",
    (relation) => {
      expect(decide({ relation })).toBe("nothing: no-authority");
      expect(maySay(facts({ relation })).words.en).toContain("do not confirm membership");
    },
  );
});

describe("oral consent", () => {
  test("opens for this call, from 12 on", () => {
    expect(decide({ oralConsent: consent })).toBe("anything: oral-consent");
    expect(decide({ oralConsent: consent, memberBornOn: aged(12) })).toBe("anything: oral-consent");
    expect(decide({ oralConsent: consent, memberBornOn: aged(11) })).toBe("nothing: no-authority");
    expect(decide({ oralConsent: consent, memberBornOn: null })).toBe("nothing: no-authority");
  });

  test("of a teenager opens for the parent", () => {
    expect(decide({ relation: "parent", memberBornOn: aged(15), oralConsent: consent })).toBe(
      "anything: oral-consent",
    );
  });

  test("the widest ground decides", () => {
    const narrow = { ...written, scope: "appointments" } as const;
    expect(maySay(facts({ authority: narrow, oralConsent: consent }))).toMatchObject({
      why: "oral-consent",
      scope: "everything",
    });
    expect(maySay(facts({ authority: written, oralConsent: consent }))).toMatchObject({
      why: "authority",
      scope: "everything",
    });
    const narrowConsent = { ...consent, scope: "appointments" } as const;
    expect(maySay(facts({ authority: narrow, oralConsent: narrowConsent })).why).toBe("authority");
  });
});

describe("the next day that changes it", () => {
  test.each([
    [{ memberBornOn: "2014-11-26" }, "2026-11-26"],
    [{ memberBornOn: aged(12) }, "2032-11-25"],
    [{ memberBornOn: aged(40) }, null],
    [{ memberBornOn: null }, null],
    [{ memberBornOn: null, authority: { ...written, until: "2026-12-31" } }, "2027-01-01"],
    [{ memberBornOn: "2014-11-26", authority: { ...written, until: "2026-11-25" } }, "2026-11-26"],
    [{ memberBornOn: null, authority: { ...written, until: "2026-11-24" } }, null],
  ] as const)("%o: %s", (changes, expected) => {
    expect(maySay(facts(changes)).changesOn).toBe(expected);
  });
});

describe("age", () => {
  test.each([
    ["2008-11-25", 18],
    ["2008-11-26", 17],
    ["2026-11-25", 0],
    ["2026-11-26", null],
  ])("born %s is %s", (born, age) => {
    expect(ageOn(born, today)).toBe(age);
  });

  test("born on 29 February comes of age on 1 March", () => {
    expect(birthdayOf("2008-02-29", 18)).toBe("2026-03-01");
    expect(birthdayOf("2008-02-29", 12)).toBe("2020-02-29");
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
    expect(ageOn("2008-02-29", "2026-03-01")).toBe(18);
  });
});

describe("topics", () => {
  const lamp = (changes: Partial<MaySayFacts>) => maySay(facts(changes));
  const allowed = (changes: Partial<MaySayFacts>) =>
    (Object.keys(topics) as (keyof typeof topics)[]).filter((topic) =>
      mayTalkAbout(topic, lamp(changes)),
    );

  test("before anybody is verified: the story, safety, numbers, standards, a case as stated, a reference", () => {
    expect(allowed({ callerVerified: false })).toEqual([
      "take-the-story",
      "safety",
      "line-hours",
      "standards",
      "grievance-numbers",
      "public-clinic-numbers",
      "open-as-stated",
      "reference",
    ]);
  });

  test("a teenager's parent also hears what they said themself", () => {
    const parent = allowed({ relation: "parent", memberBornOn: aged(15) });
    expect(parent).toContain("what-they-told-us");
    expect(parent).not.toContain("membership");
    expect(parent).not.toContain("earlier-contact");
  });

  test("the member hears everything", () => {
    expect(allowed({ relation: "member" })).toEqual(Object.keys(topics));
  });
});

describe("losing a fact never shows more", () => {
  const rank = { nothing: 0, "told-us": 1, anything: 2 } as const;
  const scopeRank = { everything: 2, appointments: 1 } as const;
  const day = fc
    .integer({ min: 0, max: 40 * 365 })
    .map((days) => new Date(Date.UTC(1990, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  const scope = fc.constantFrom("everything", "appointments");
  const anyFacts: fc.Arbitrary<MaySayFacts> = fc.record({
    today: fc.constant(today),
    ages: fc.constant(AGES),
    relation: fc.constantFrom<Relation>(
      "member",
      "parent",
      "guardian",
      "family-or-friend",
      "treating-provider",
      "court",
    ),
    callerVerified: fc.boolean(),
    memberVerified: fc.boolean(),
    memberBornOn: fc.option(day),
    deceased: fc.boolean(),
    custodyDispute: fc.boolean(),
    authority: fc.option(
      fc.record({
        basis: fc.constantFrom(
          "guardian",
          "conservator",
          "health-care-agent",
          "written-authorization",
        ),
        scope,
        until: fc.option(fc.constantFrom("2026-11-24", "2026-11-25", "2027-01-01")),
      }),
    ),
    oralConsent: fc.option(
      fc.record({ givenBy: fc.constant("member"), at: fc.constant(today), scope }),
    ),
    parentConsentedEpisode: fc.boolean(),
  });
  const losses: Partial<MaySayFacts>[] = [
    { callerVerified: false },
    { memberVerified: false },
    { memberBornOn: null },
    { authority: null },
    { oralConsent: null },
    { parentConsentedEpisode: false },
  ];

  test("of verification, age, authority, consent or episode", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...losses), (known, loss) => {
        const before = maySay(known);
        const after = maySay({ ...known, ...loss });
        expect(rank[after.lamp]).toBeLessThanOrEqual(rank[before.lamp]);
        const width = (one: typeof before) => (one.scope === null ? 0 : scopeRank[one.scope]);
        expect(width(after)).toBeLessThanOrEqual(width(before));
        for (const shown of ["story", "earlierCount"] as const)
          expect(after[shown] && !before[shown]).toBe(false);
        expect(after.find === "full" && before.find === "masked").toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  test("the lamp and what Find shows always agree", () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        const { lamp, find, story, scope: open } = maySay(known);
        expect(find === "full").toBe(lamp === "anything");
        expect(story).toBe(lamp === "anything");
        expect(open === null).toBe(lamp !== "anything");
      }),
    );
  });
});
