import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACTORS, IDENTITY_CHOICES } from "#shared/contract/identity-fields.ts";
import { identityOf } from "#shared/identity/identity-of.ts";
import { identityView } from "#shared/identity/identity-view.ts";

const TODAY = "2026-11-25";
type Fields = Readonly<Record<string, string>>;

const AGES = { ownSayFrom: 12, adultFrom: 18 };
const sight = (fields: Fields, today = TODAY) => ({
  fields,
  today,
  factorsNeeded: 2,
  ages: AGES,
});
const of = (fields: Fields, today = TODAY) => identityOf(sight(fields, today));
const view = (fields: Fields, today = TODAY) => identityView(sight(fields, today));

const member: Fields = {
  callerIs: "member",
  callerName: "Ana Ruiz",
  memberBornOn: "3/4/1990",
  memberFactors: "name born",
};
const mother: Fields = {
  callerIs: "parent",
  callerName: "Rosa Delgado",
  callerChecked: "matched",
  memberName: "Mateo Delgado",
  memberBornOn: "11/26/2010",
  memberFactors: "name born",
};
const aunt: Fields = { ...mother, callerIs: "representative", memberBornOn: "3/4/1990" };
const paper: Fields = {
  ...aunt,
  authority: "on-file",
  authorityBasis: "health-care-agent",
  authorityScope: "everything",
  authorityUntil: "12/31/2027",
};

describe("what may be said", () => {
  test("is nothing before anybody was asked who they are", () => {
    expect(view({}).maySay).toEqual({
      lamp: "nothing",
      words: "May say: nothing, do not confirm membership",
    });
    expect(view({}).identity.because).toBe("Who calls is not keyed yet.");
  });

  test("is anything to a member of whom enough matched, and the factors are named", () => {
    expect(view(member).maySay.words).toBe("May say: anything");
    expect(view(member).identity.marks).toEqual([
      { label: "Caller and member", words: "confirmed by name, date of birth", tone: "ok" },
    ]);
  });

  test("stays nothing with one factor of two, whatever the outcome key says", () => {
    for (const verification of ["", "matched"]) {
      const one = { ...member, memberFactors: "name", verification };
      expect(of(one).maySay.lamp).toBe("nothing");
      expect(view(one).identity.marks[0]?.words).toBe("1 of 2 matched: name");
    }
    expect(
      view({ ...member, memberFactors: "", verification: "matched" }).identity.marks[0],
    ).toEqual({
      label: "Caller and member",
      words: "note which matched, 2 are needed",
      tone: "open",
    });
  });

  test("stays nothing for somebody who refuses to verify, and the call goes on", () => {
    const refuses = view({ ...member, verification: "refuses" });
    expect(refuses.maySay.lamp).toBe("nothing");
    expect(refuses.identity.because).toMatch(/rather not be verified. Take the story/);
    expect(refuses.identity.may).toContain("take the story");
    expect(refuses.identity.may).toContain("open a case as stated");
    expect(refuses.identity.notYet).toContain("whether somebody is a member");
    expect(refuses.identity.storyHidden).toMatch(/Not shown/);
  });

  test("stays nothing where the check does not match, whatever was ticked", () => {
    expect(of({ ...member, verification: "not-matched" }).maySay.lamp).toBe("nothing");
    expect(of({ ...mother, callerChecked: "not-matched" }).maySay.lamp).toBe("nothing");
    expect(of({ ...mother, callerChecked: "refuses" }).maySay.lamp).toBe("nothing");
  });

  test("to a mother of a 15-year-old is only what she told us, until he agrees", () => {
    const hers = view(mother);
    expect(hers.maySay).toEqual({ lamp: "told-us", words: "May say: only what Rosa told us" });
    expect(hers.identity.because).toMatch(/^Mateo is 15 and has not agreed/);
    expect(hers.identity.storyHidden).toBe("Not shown: Mateo is 15 and has not agreed.");
    expect(hers.identity.asks).toMatchObject({ consent: true, episode: true, safeContact: true });
    const agreed = view({ ...mother, oralConsent: "yes", consentScope: "appointments" });
    expect(agreed.maySay.words).toBe("May say: anything about appointments");
    expect(agreed.identity.because).toMatch(/It ends when the call ends/);
  });

  test("to a parent, her own word that she consented opens nothing: the clinic's record does", () => {
    expect(of({ ...mother, parentConsented: "yes" }).maySay.lamp).toBe("told-us");
    expect(of({ ...mother, episodeParentConsented: "yes" }).maySay.lamp).toBe("told-us");
    const recorded = { ...mother, episodeParentConsented: "yes", episodePer: "Dr. Lee, Oakland" };
    expect(of(recorded).maySay).toMatchObject({ lamp: "anything", scope: "appointments" });
    expect(view(recorded).identity.because).toContain("per Dr. Lee, Oakland");
  });

  test("to the parent of a child under 12 is anything, and nothing in a custody dispute", () => {
    const child = { ...mother, memberBornOn: "11/26/2015" };
    expect(of(child).maySay.lamp).toBe("anything");
    const dispute = view({ ...child, custody: "dispute" });
    expect(dispute.maySay.words).toBe("May say: nothing, custody dispute");
    expect(dispute.identity.marks[2]).toEqual({
      label: "Authority",
      words: "custody dispute",
      tone: "no",
    });
  });

  test("changes by itself at 12 and at 18, with nothing typed", () => {
    const child = { ...mother, memberBornOn: "11/26/2014" };
    expect(of(child, "2026-11-25").maySay.lamp).toBe("anything");
    expect(view(child, "2026-11-25").identity.because).toMatch(
      /Looked at anew on Thu, Nov 26, 2026/,
    );
    expect(of(child, "2026-11-26").maySay.lamp).toBe("told-us");
    expect(of(child, "2032-11-25").maySay.lamp).toBe("told-us");
    expect(of(child, "2032-11-26").maySay.lamp).toBe("nothing");
  });

  test("by a paper needs its kind, its scope and its end, and stops with it", () => {
    expect(of(paper).maySay).toMatchObject({ lamp: "anything", scope: "everything" });
    expect(of({ ...paper, authorityUntil: "no end" }).maySay.lamp).toBe("anything");
    for (const [field, lacks] of [
      ["authorityBasis", "kind"],
      ["authorityScope", "scope"],
      ["authorityUntil", "until"],
    ] as const) {
      const short = of({ ...paper, [field]: "" });
      expect([short.maySay.lamp, short.authorityLacks]).toEqual(["nothing", lacks]);
    }
    expect(of(paper, "2027-12-31").maySay.lamp).toBe("anything");
    expect(of(paper, "2028-01-01").maySay).toMatchObject({
      lamp: "nothing",
      why: "authority-ended",
    });
    expect(of({ ...paper, authority: "can-send" }).maySay.lamp).toBe("nothing");
  });

  test("to a provider needs a release, as with anybody else", () => {
    const provider = { ...aunt, callerIs: "provider" };
    expect(of(provider).maySay.lamp).toBe("nothing");
    expect(of({ ...paper, callerIs: "provider" }).maySay.lamp).toBe("anything");
    expect(view(provider).identity.because).toMatch(/ask Mateo to the phone, or for a paper/);
  });

  test("by the member's word on the phone covers appointments unless more was agreed to", () => {
    expect(of({ ...aunt, oralConsent: "yes" }).maySay.scope).toBe("appointments");
    expect(of({ ...aunt, oralConsent: "yes", consentScope: "everything" }).maySay.scope).toBe(
      "everything",
    );
    expect(of({ ...aunt, oralConsent: "unknown" }).maySay.lamp).toBe("nothing");
  });

  test("about a member who has died is nothing", () => {
    expect(of({ ...member, memberDeceased: "yes" }).maySay).toMatchObject({ lamp: "nothing" });
  });

  test("words the crisis path for a young member on the line and after a death, not for a parent", () => {
    const about = (fields: Fields) => view(fields).identity.crisisAbout;
    expect(about({ ...member, memberBornOn: "11/26/2010" })).toBe("minor");
    expect(about(member)).toBeNull();
    expect(about(mother)).toBeNull();
    expect(about({ ...mother, memberDeceased: "yes" })).toBe("deceased");
  });

  test("asks a member nothing about authority, and a child's parent for no paper", () => {
    const { asks } = view(member).identity;
    expect(Object.values(asks)).toEqual(Object.values(asks).map(() => false));
    expect(view({ ...mother, memberBornOn: "11/26/2015" }).identity.asks).toMatchObject({
      custody: true,
      authority: false,
      consent: false,
    });
    expect(view(paper).identity.asks).toMatchObject({
      authority: true,
      paper: true,
      custody: false,
    });
  });
});

/** Facts that open something; the others (refusal, dispute, death) only ever close. */
const opening = {
  callerChecked: fc.constantFrom("", "matched"),
  memberFactors: fc.subarray([...FACTORS]).map((each) => each.join(" ")),
  memberBornOn: fc.constantFrom("", "11/26/2014", "11/25/2014", "11/26/2010", "3/4/1990"),
  authority: fc.constantFrom("", "on-file", "on-the-line"),
  authorityBasis: fc.constantFrom("", ...IDENTITY_CHOICES.authorityBasis),
  authorityScope: fc.constantFrom("", ...IDENTITY_CHOICES.authorityScope),
  authorityUntil: fc.constantFrom("", "no end", "11/24/2026", "11/25/2026"),
  oralConsent: fc.constantFrom("", "yes"),
  consentScope: fc.constantFrom("", ...IDENTITY_CHOICES.consentScope),
  episodeParentConsented: fc.constantFrom("", "yes"),
  episodePer: fc.constantFrom("", "Dr. Lee"),
};
const width = { nothing: 0, "told-us": 1, anything: 2 } as const;
const scopeWidth = { everything: 2, appointments: 1 } as const;

test("losing any fact never shows more", () => {
  fc.assert(
    fc.property(
      fc.record({ callerIs: fc.constantFrom(...IDENTITY_CHOICES.callerIs), ...opening }),
      fc.constantFrom(...Object.keys(opening)),
      (facts, lost) => {
        const [before, after] = [of(facts).maySay, of({ ...facts, [lost]: "" }).maySay];
        expect(width[after.lamp]).toBeLessThanOrEqual(width[before.lamp]);
        if (after.scope !== null && before.scope !== null)
          expect(scopeWidth[after.scope]).toBeLessThanOrEqual(scopeWidth[before.scope]);
        expect(after.story && !before.story).toBe(false);
      },
    ),
    { numRuns: 3000 },
  );
});

test("a refusal, a dispute or a death never shows more either", () => {
  fc.assert(
    fc.property(
      fc.record({ callerIs: fc.constantFrom(...IDENTITY_CHOICES.callerIs), ...opening }),
      fc.constantFrom(
        { verification: "refuses" },
        { verification: "not-matched" },
        { callerChecked: "refuses" },
        { custody: "dispute" },
        { memberDeceased: "yes" },
      ),
      (facts, closing) => {
        const after = of({ ...facts, ...closing }).maySay;
        expect(width[after.lamp]).toBeLessThanOrEqual(width[of(facts).maySay.lamp]);
      },
    ),
    { numRuns: 2000 },
  );
});
