import { type Part2 } from "../content/policy.ts";

/** Words that always count; content adds its own, and can take none of these away. */
const ALWAYS = ["substance", "addiction", "methadone", "buprenorphine", "suboxone", "naltrexone"];

/**
 * The statement that goes along with records of substance-use treatment (42 CFR 2.32(a)), where any fact
 * speaks of it; null: none does. When in doubt it goes along.
 */
export const part2Notice = (
  facts: Readonly<Record<string, string>>,
  { notice, signs }: Part2,
): string | null => {
  const words = [...ALWAYS, ...signs].map((sign) => sign.toLowerCase());
  const isAbout = Object.values(facts).some((value) => {
    const said = value.toLowerCase();
    return words.some((word) => said.includes(word));
  });
  return isAbout ? notice : null;
};
