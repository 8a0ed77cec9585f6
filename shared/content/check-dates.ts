import { type ContentFault } from "./check-content.ts";
import { type Content } from "./content.ts";

/** February has 29: a holiday on that day exists in some years. */
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days that no year has, and spans that end before they begin. */
export const checkDates = ({ calendars }: Pick<Content, "calendars">): ContentFault[] =>
  (["S", "F", "P"] as const).flatMap((list) =>
    calendars[list].holidays.flatMap(({ id, rule, firstYear, lastYear }, index) => {
      const faults: ContentFault[] = [];
      const say = (path: string[], message: string, remedy: string) =>
        faults.push({
          part: "calendars",
          path: [list, "holidays", index, ...path],
          message,
          remedy,
        });
      if (rule.kind === "fixed" && rule.day > (daysOf[rule.month - 1] ?? 0))
        say(
          ["rule", "day"],
          `${id} is on day ${rule.day} of month ${rule.month}, which no year has`,
          `write a day from 1 to ${daysOf[rule.month - 1] ?? 31}`,
        );
      if (firstYear !== undefined && lastYear !== undefined && lastYear < firstYear)
        say(["lastYear"], `${id} ends in ${lastYear}, before it begins`, "let lastYear be later");
      return faults;
    }),
  );
