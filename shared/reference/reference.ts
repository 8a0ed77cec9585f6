import { accept, refuse, type Result } from "../result.ts";

/**
 * 31 signs that survive a bad phone line: no I, O, S, Z (look or sound like digits) and no V.
 * 31 is prime, so the weighted sum finds every single wrong sign and every swap of neighbours.
 */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const BASE = SIGNS.length;

/** `AL` for a reference under a prefix the server allotted, `AP` for a provisional one. */
export type Reference = { readonly kind: "allotted" | "provisional"; readonly text: string };

const valueOf = (sign: string): number => SIGNS.indexOf(sign);

/** The sign that makes the weighted sum of all signs 0 modulo 31. */
const checkSign = (signs: string): string => {
  const sum = [...signs].reduceRight(
    (total, sign, at) => total + valueOf(sign) * (signs.length - at + 1),
    0,
  );
  return SIGNS.charAt((BASE - (sum % BASE)) % BASE);
};

const isDigit = (sign: string): boolean => sign >= "0" && sign <= "9";

/** The n-th number (from 0) whose check sign is a digit, so that what follows the prefix is digits only. */
const nthNumber = (lead: string, n: number): string => {
  let left = n;
  for (let number = 10; ; number += 1) {
    const check = checkSign(`${lead}${number}`);
    if (!isDigit(check)) continue;
    if (left === 0) return `${number}${check}`;
    left -= 1;
  }
};

/** Up to five digits in one breath, more in two groups. */
const grouped = (lead: string, rest: string): string => {
  const digits = rest.slice(3);
  const first = digits.length < 6 ? digits.length : Math.floor(digits.length / 2);
  return `${lead} ${rest.slice(0, 3)} ${digits.slice(0, first)} ${digits.slice(first)}`.trimEnd();
};

/**
 * The reference number `usedSoFar` (from 0) under the prefix of this incarnation: `AL 7K3 204`, three
 * signs of prefix, then digits of which the last is the check digit.
 */
export const nextReference = (prefix: string, usedSoFar: number): Reference => {
  if (!/^[0-9A-Y]{3}$/.test(prefix) || [...prefix].some((sign) => valueOf(sign) < 0))
    throw new Error(`A prefix is three of ${SIGNS}, not "${prefix}"`);
  return {
    kind: "allotted",
    text: grouped("AL", `${prefix}${nthNumber(`AL${prefix}`, usedSoFar)}`),
  };
};

/**
 * A reference while no prefix is known to be ours: random, longer, its own leading letters. There are
 * 96,000 million, so that among 10,000 of them two are alike with a chance of 1 in 2,000.
 */
export const provisionalReference = (chance: () => number): Reference => {
  const prefix = Array.from({ length: 3 }, () => SIGNS.charAt(Math.floor(chance() * BASE))).join(
    "",
  );
  for (;;) {
    const digits = Array.from({ length: 7 }, () => String(Math.floor(chance() * 10))).join("");
    const check = checkSign(`AP${prefix}${digits}`);
    if (isDigit(check))
      return { kind: "provisional", text: grouped("AP", `${prefix}${digits}${check}`) };
  }
};

/** Reads a reference in any spacing or case; letters that sound like digits are taken as those. */
export const readReference = (typed: string): Result<Reference> => {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll("I", "1");
  if (!/^A[LP][0-9A-Y]{3}\d{3,}$/.test(signs))
    return refuse(
      "not-a-reference",
      "A reference is AL or AP, three signs, then digits: AL 7K3 204.",
    );
  const lead = signs.slice(0, -1);
  if (checkSign(lead) !== signs.at(-1))
    return refuse(
      "check-digit-differs",
      "One sign of this reference is wrong. Ask for it again, digit by digit.",
    );
  return accept({
    kind: signs[1] === "L" ? "allotted" : "provisional",
    text: grouped(signs.slice(0, 2), signs.slice(2)),
  });
};
