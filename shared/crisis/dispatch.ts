import { type Content } from "../content/content.ts";
import { countyNamed } from "../content/county-named.ts";
import { fillWords, type Words } from "../content/words.ts";

/** An address that help can be sent to. */
export type DispatchAddress = {
  readonly street: string;
  readonly unit: string | null;
  readonly city: string;
  readonly county: string | null;
};

const isBlank = (text: string | null | undefined): boolean => (text ?? "").trim() === "";

/** The parts without which nobody can be sent. A unit is asked for, and many addresses have none. */
export const missingAddress = (
  address: Partial<DispatchAddress>,
): ("street" | "city" | "county")[] =>
  (["street", "city", "county"] as const).filter((part) => isBlank(address[part]));

/** Whom to call for an address, and the sentence to read to the dispatcher. */
export type Dispatch = {
  /** The county's ten-digit number; null when the county is not known: then the supervisor's relay. */
  readonly number: string | null;
  /** Whether somebody has called that number to check it. */
  readonly checked: boolean;
  readonly sentence: Words;
};

/**
 * What to dial and what to read out: place first, then what is happening, then who is there. A
 * desk's own 911 reaches the desk's county, so the county's ten-digit number is given instead.
 */
export const dispatchFor = (
  content: Content,
  address: DispatchAddress,
  happening: string,
  callback: string,
): Dispatch => {
  const county = countyNamed(content, address.county ?? "");
  const unit = isBlank(address.unit) ? "" : `, ${address.unit ?? ""}`;
  const place = `${address.street}${unit}, ${address.city}${county === null ? "" : `, ${county.name} County`}`;
  const sentence = fillWords(
    {
      en: "I am calling from a health plan's line about a person at {place}. {happening}. Their call-back number is {callback}.",
      es: "Llamo de la línea de un plan de salud por una persona en {place}. {happening}. Su número es {callback}.",
    },
    { place, happening: happening.trim().replace(/\.$/, ""), callback },
  );
  return {
    number: county?.dispatch ?? null,
    checked: (county?.numbersCheckedOn ?? null) !== null,
    sentence,
  };
};
