import { memberNumberKey } from "../identity/member-number.ts";

/** The last signs that people read out of a long number. */
const TAIL = 4;
const LOCAL = 7;
const NATIONAL = 10;

const zeros = [0x660, 0x6f0, 0x966];

/** Digits of other scripts as 0–9. */
export const plainDigits = (text: string): string =>
  text.normalize("NFKC").replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
  });

export const digitsOf = (text: string): string => plainDigits(text).replaceAll(/[^0-9]/g, "");

const tails = (signs: string, ...lengths: readonly number[]): string[] => [
  ...new Set([
    signs,
    ...lengths.filter((length) => length < signs.length).map((length) => signs.slice(-length)),
  ]),
];

/**
 * Everything a telephone number is found by: whole, without its country, without its area, its last
 * four. `value` is what was understood (E.164) where something was; an extension is not part of it.
 */
export const phoneSigns = (typed: string, value: string | null): string[] => {
  const digits = digitsOf((value ?? typed).replace(/(?:;|ext|x).*$/i, ""));
  // Without its country it is one of this country, as a telephone is read everywhere here.
  const whole = value === null && digits.length === NATIONAL ? `1${digits}` : digits;
  return digits.length < TAIL ? [] : tails(whole, NATIONAL, LOCAL, TAIL);
};

export const memberNumberSigns = (typed: string): string[] => {
  const key = memberNumberKey(plainDigits(typed));
  return key === null ? [] : tails(key, TAIL);
};

/** A reference without its gaps; also without AL, and by its digits alone. */
export const referenceSigns = (reference: string): string[] => {
  const signs = reference.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  return signs.length < 6 ? [] : [signs, signs.slice(2), signs.slice(5)];
};

/** A ZIP with or without its four: 94601-1234. */
export const zipSigns = (typed: string): string[] => {
  const digits = digitsOf(typed);
  return digits.length === 5 || digits.length === 9 ? [digits] : [];
};

export const birthSign = (on: string): string => `born ${on}`;
