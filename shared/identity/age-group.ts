import { type Ages } from "../may-say/may-say.ts";
import { understandBirthDate } from "./birth-date.ts";

/** The age as the scripts branch on it, from the date of birth: nobody is asked what was typed already. */
export const ageGroup = (
  bornOn: string,
  today: string,
  { ownSayFrom, adultFrom }: Ages,
): "under-12" | "from-12-to-17" | "adult" | undefined => {
  const read = understandBirthDate(bornOn, today);
  if (!read.ok) return undefined;
  const { age } = read.value;
  return age < ownSayFrom ? "under-12" : age < adultFrom ? "from-12-to-17" : "adult";
};
