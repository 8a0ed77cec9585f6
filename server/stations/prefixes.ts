/** The signs of references; a test holds them to shared/reference. */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ALL = SIGNS.length ** 3;

/** Shares no factor with ALL, so that every number gets its own prefix; large, so that neighbours look nothing alike. */
const STRIDE = 12_047;

/** The n-th prefix of references, from 0. Throws when all are given: references would repeat. */
export const nthPrefix = (n: number): string => {
  if (n >= ALL) throw new Error(`All ${ALL} prefixes are given: references need a fourth sign.`);
  const at = (n * STRIDE) % ALL;
  return [at / SIGNS.length ** 2, at / SIGNS.length, at]
    .map((digit) => SIGNS.charAt(Math.floor(digit) % SIGNS.length))
    .join("");
};
