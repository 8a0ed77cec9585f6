import { describe, expect, test } from "vitest";
import { type Who } from "#shared/contract/who.ts";
import { isSameCaller, sameMember } from "#shared/identity/same-member.ts";
import { whoOf } from "#shared/identity/who-of.ts";

const who = (changes: Partial<Who> = {}): Who => ({
  phones: ["+15105550142"],
  memberNumber: null,
  memberName: "Mateo Delgado",
  bornOn: "2010-11-26",
  ...changes,
});

describe("two records are about the same member", () => {
  test("by the member number, whatever the name was typed like", () => {
    const [a, b] = [who({ memberNumber: "MC1" }), who({ memberNumber: "MC1", memberName: "Teo" })];
    expect(sameMember(a, b)).toBe("member-number");
  });

  test("by name and birth date, with a letter wrong", () => {
    expect(sameMember(who(), who({ phones: [], memberName: "Matteo Delgado" }))).toBe(
      "name-and-birth-date",
    );
  });

  test("by name and telephone while a birth date is missing", () => {
    expect(sameMember(who({ bornOn: null }), who())).toBe("phone");
    expect(sameMember(who({ bornOn: null }), who({ phones: ["+15105550199"] }))).toBeNull();
  });

  test("never by a shared telephone alone: a brother's story is not his sister's", () => {
    const sister = who({ memberName: "Lucia Delgado", bornOn: "2014-02-01" });
    expect(sameMember(who(), sister)).toBeNull();
    expect(sameMember(who(), who({ memberName: "", bornOn: null }))).toBeNull();
    expect(isSameCaller(who(), sister)).toBe(true);
  });

  test("never where a number or a birth date says otherwise", () => {
    expect(sameMember(who({ memberNumber: "MC1" }), who({ memberNumber: "MC2" }))).toBeNull();
    expect(sameMember(who(), who({ bornOn: "2011-11-26" }))).toBeNull();
    expect(
      sameMember(who({ memberNumber: "MC1" }), who({ memberNumber: "MC1", bornOn: "1990-01-01" })),
    ).toBeNull();
  });

  test("of nobody named nothing is the same", () => {
    const nobody = who({ phones: [], memberName: "", bornOn: null });
    expect(sameMember(nobody, nobody)).toBeNull();
    expect(isSameCaller(nobody, nobody)).toBe(false);
  });
});

test("a call is recognised by what was typed: both numbers once, the member's own name", () => {
  const fields = {
    callerIs: "member",
    callerName: "Ana Ruiz",
    callbackNumber: "(510) 555-0142",
    memberBornOn: "3/4/1990",
    memberNumber: "mc-17",
  };
  expect(whoOf(fields, "5105550142", "2026-11-25")).toEqual({
    phones: ["+15105550142"],
    memberNumber: "MC17",
    memberName: "Ana Ruiz",
    bornOn: "1990-03-04",
  });
  const parent = { ...fields, callerIs: "parent" };
  expect(whoOf(parent, null, "2026-11-25").memberName).toBe("");
  expect(whoOf({ ...parent, memberName: "Teo" }, null, "2026-11-25").memberName).toBe("Teo");
});
