import { describe, expect, test } from "vitest";
import { authorityEnd } from "#shared/identity/authority-end.ts";
import { understandBirthDate } from "#shared/identity/birth-date.ts";
import { memberNumberKey } from "#shared/identity/member-number.ts";
import { oddCharacters } from "#shared/identity/odd-characters.ts";
import { phoneKey, understandPhone } from "#shared/identity/phone.ts";
import { isSameName, plainName } from "#shared/identity/same-name.ts";
import { factorsIn } from "#shared/contract/identity-fields.ts";
import { ageGroup } from "#shared/identity/age-group.ts";

const AGES = { ownSayFrom: 12, adultFrom: 18 };
const TODAY = "2026-11-25";

describe("a date of birth", () => {
  test.each([
    ["11/5/2010", "2010-11-05"],
    ["11-05-2010", "2010-11-05"],
    ["11052010", "2010-11-05"],
    ["Nov 5, 2010", "2010-11-05"],
    ["5 de noviembre de 2010", "2010-11-05"],
    ["2010-11-05", "2010-11-05"],
    ["11/5/10", "2010-11-05"],
    ["11/5/75", "1975-11-05"],
    ["3/1/1931", "1931-03-01"],
    ["11/25/26", "2026-11-25"],
  ])("%s is read as %s", (typed, on) => {
    const read = understandBirthDate(typed, TODAY);
    expect(read.ok && read.value.on).toBe(on);
  });

  test("is said back with the age that it means today", () => {
    const read = understandBirthDate("11/26/2010", TODAY);
    expect(read.ok && read.value.words).toEqual({
      en: "Nov 26, 2010 · 15",
      es: "26 nov de 2010 · 15",
    });
    expect(ageGroup("11/26/2010", TODAY, AGES)).toBe("from-12-to-17");
    expect(ageGroup("11/25/2014", TODAY, AGES)).toBe("from-12-to-17");
    expect(ageGroup("11/26/2014", TODAY, AGES)).toBe("under-12");
    expect(ageGroup("11/25/2008", TODAY, AGES)).toBe("adult");
    expect(ageGroup("15", TODAY, AGES)).toBeUndefined();
  });

  test("without its year, or only a month, is refused with what to type", () => {
    for (const typed of ["11/5", "Nov 5", "November 2010", "about Nov 5, 2010"]) {
      const read = understandBirthDate(typed, TODAY);
      expect(read.ok ? "" : read.refusal.remedy).toBe("Type month, day and year: 11/5/2010.");
    }
    const spanish = understandBirthDate("5 nov", TODAY, "es");
    expect(spanish.ok ? "" : spanish.refusal.remedy).toMatch(/Escriba mes/);
  });

  test("that has not come, does not exist or is older than anybody is refused", () => {
    const refusal = (typed: string): string => {
      const read = understandBirthDate(typed, TODAY);
      return read.ok ? "read" : read.refusal.code;
    };
    expect(refusal("11/26/2026")).toBe("in-the-future");
    expect(refusal("2/30/2010")).toBe("no-such-day");
    expect(refusal("11/5/1871")).toBe("check-the-year");
    expect(refusal("she is fifteen")).toBe("not-a-date");
  });
});

describe("a telephone number", () => {
  test.each([
    "510 555 0142",
    "(510) 555-0142",
    "510.555.0142",
    "+1 510 555 0142",
    "1-510-555-0142",
    "5105550142",
    "+1 (510) 555‑0142 ext. 7",
    "٥١٠ ٥٥٥ ٠١٤٢",
  ])("%s is the same line however it is written", (typed) => {
    expect(phoneKey(typed)).toBe("+15105550142");
  });

  test("is said back as it is dialled, another country's with its code, an extension kept", () => {
    expect(understandPhone("5105550142")?.words).toBe("(510) 555-0142");
    expect(understandPhone("+52 55 1234 5678")).toMatchObject({ value: "+525512345678" });
    expect(understandPhone("510 555 0142 x7")).toEqual({
      value: "+15105550142;ext=7",
      words: "(510) 555-0142 ext. 7",
    });
  });

  test("that is not whole yet is not guessed at", () => {
    for (const typed of ["", "555", "510 555 01", "at her aunt's"]) {
      expect(understandPhone(typed)).toBeNull();
      expect(phoneKey(typed)).toBeNull();
    }
  });
});

describe("names", () => {
  test.each([
    ["José Núñez", "jose nunez"],
    ["O’Brien", "obrien"],
    ["Ana\u200bMaria\nRuiz", "anamaria ruiz"],
    ["Maria-Jose  Díaz,", "maria jose diaz"],
    ["\ufeffСветлана", "светлана"],
    ["\u202bمحمد علي\u202c", "محمد علي"],
  ])("%j is compared as %j", (typed, plain) => {
    expect(plainName(typed)).toBe(plain);
  });

  test.each([
    ["José Núñez", "Nunez Jose"],
    ["Mateo Delgado", "Mateo Delgato"],
    ["Mateo D.", "Mateo Delgado"],
    ["Madonna", "Madonna"],
    ["Katherine Montgomery", "Catherine Montgomary"],
    ["Ana Ruiz", "Ana María Ruiz Ortega"],
    ["محمد علي", "\u202bعلي محمد\u202c"],
    [`${"Wolfeschlegel".repeat(20)} Smith`, `Smith ${"Wolfeschlegel".repeat(20)}`],
  ])("%j and %j may be the same person", (a, b) => {
    expect(isSameName(a, b)).toBe(true);
    expect(isSameName(b, a)).toBe(true);
  });

  test.each([
    ["Ana Ruiz", "Eva Ruiz"],
    ["Mateo Delgado", "Rosa Delgado"],
    ["M. D.", "Mateo Delgado"],
    ["", "Mateo"],
    ["Li Wu", "Lu Wi"],
    ["Mateo", ""],
  ])("%j and %j are not", (a, b) => {
    expect(isSameName(a, b)).toBe(false);
    expect(isSameName(b, a)).toBe(false);
  });
});

test("what cannot be seen in a text is named and counted, and nothing is said of a plain one", () => {
  expect(oddCharacters("José O’Brien-Núñez 李")).toEqual([]);
  expect(oddCharacters("Ana\r\nRuiz\n")).toEqual(["2 line breaks"]);
  expect(oddCharacters("Ana\u200b\tRuiz\u00a0\u202e\u0007\u0003")).toEqual([
    "tab",
    "fixed space",
    "zero-width space",
    "direction mark",
    "2 invisible characters",
  ]);
});

test("a member number is the same with and without its spaces and hyphens", () => {
  expect(memberNumberKey(" mc-0042 17\n")).toBe("MC004217");
  expect(memberNumberKey("---")).toBeNull();
});

test("factors are read in their order, each once; other words are left out", () => {
  expect(factorsIn("born name born, height")).toEqual(["name", "born"]);
  expect(factorsIn("")).toEqual([]);
});

test("the end of a paper is a day, a word for none, or not known", () => {
  expect(authorityEnd("12/31/2031", TODAY)).toBe("2031-12-31");
  expect(authorityEnd("No end", TODAY)).toBeNull();
  expect(authorityEnd("sin fecha", TODAY)).toBeNull();
  expect(authorityEnd("", TODAY)).toBeUndefined();
  expect(authorityEnd("when she is better", TODAY)).toBeUndefined();
});
