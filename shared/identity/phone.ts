import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A number as it can be dialled and compared: E.164, with `;ext=` where one was given. */
export type Phone = { readonly value: string; readonly words: string };

/** A pasted number may be broken over lines, or hold signs that nobody sees. */
const betweenDigits = /[\s\p{Cc}\p{Cf}]+/gu;

const stored = ({ number, ext }: PhoneNumber): string =>
  ext === undefined || ext === "" ? number : `${number};ext=${ext}`;

/**
 * Reads a telephone number in any form people type: spaces, dots, brackets, +1, another country's
 * with its code, an extension. Null while it is no whole number; the text as typed is kept beside it.
 */
export const understandPhone = (typed: string): Phone | null => {
  const phone = parsePhoneNumberFromString(typed.replace(betweenDigits, " "), "US");
  if (phone === undefined || !phone.isPossible()) return null;
  return {
    value: stored(phone),
    words: phone.countryCallingCode === "1" ? phone.formatNational() : phone.formatInternational(),
  };
};

/** What two ways of writing one number have in common; its extension reaches the same line. */
export const phoneKey = (typed: string): string | null =>
  understandPhone(typed)?.value.replace(/;.*$/, "") ?? null;
