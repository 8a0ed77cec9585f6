/**
 * The statement that goes along with records of substance-use treatment: the short form of 42 CFR 2.32(a)(2)
 * in the wording of the 2024 rule. Counsel confirms it before it is relied on.
 */
const NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

const ABOUT_SUBSTANCE_USE = /substance|addiction|methadone|buprenorphine|suboxone|naltrexone/i;

/** The notice where any fact speaks of substance use; null: none does. When in doubt it goes along. */
export const part2Notice = (facts: Readonly<Record<string, string>>): string | null =>
  Object.values(facts).some((value) => ABOUT_SUBSTANCE_USE.test(value)) ? NOTICE : null;
