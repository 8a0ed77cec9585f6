import { type FactsAids } from "#shared/contract/fact-views.ts";
import { contactsOf } from "./fake-clinics.ts";
import { type Concern } from "#shared/events/bodies.ts";
import { entriesOf } from "#shared/facts/entries.ts";
import { choicesOf } from "#shared/facts/fact-specs.ts";

const labelOf = (
  fact: "offerMode" | "offerBecame" | "offerKind" | "visitBecame",
  value: string | undefined,
): string => choicesOf(fact).find((choice) => choice.value === value)?.label ?? "";

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(" · ");

/** What main would make of the facts, near enough to look at. */
export const factsAidsOf = (
  fields: Readonly<Record<string, string>>,
  concern: Concern | undefined,
  grievance: boolean,
): FactsAids => ({
  offers: entriesOf(fields, "offer").map(({ id, parts }) => ({
    id,
    when: parts.when ?? "no date yet",
    detail: joined(labelOf("offerMode", parts.mode), parts.provider ?? "", parts.place ?? ""),
    became: joined(labelOf("offerBecame", parts.became), parts.why ?? ""),
    standing:
      parts.became === "withdrawn-by-clinic"
        ? "does not count: withdrawn by the clinic"
        : "13 to 17 business days after the due date",
  })),
  visits: entriesOf(fields, "visit").map(({ id, parts }) => ({
    id,
    when: parts.when ?? "no date yet",
    became: labelOf("visitBecame", parts.became),
    why: parts.why ?? "",
  })),
  contacts: contactsOf(fields),
  distance:
    concern === "travel-distance"
      ? {
          result: "exceeds",
          headline: "Over the yardstick: ask whether another standard was granted here",
          rows: [
            { label: "Medi-Cal yardstick, to confirm", value: "45 mi or 75 min" },
            { label: "Caller’s figure, one way", value: "62 mi · 95 min" },
            { label: "Straight line, ZIP to ZIP", value: "48.7 mi" },
            { label: "County", value: "Fresno · class C" },
          ],
          remarks: ["rule to confirm"],
          notVerified:
            "WIC 14197: classes A and B read for specialists, mental health and substance-use figures not",
        }
      : null,
  grievance: grievance
    ? {
        offer:
          fields["grievanceAnswer"] === undefined
            ? "You can also file a formal grievance, and I can start it now. It's your choice; it won't slow this down or change your care."
            : null,
        state:
          fields["grievanceAnswer"] === "not-now"
            ? "not filed at member's choice · exempt until Mon, Nov 30, then becomes formal"
            : "exempt until Mon, Nov 30, then becomes formal",
        clocks: [
          { label: "Acknowledge by", value: "Mon, Nov 30" },
          { label: "Resolve by", value: "Fri, Dec 25" },
          { label: "Expedited, 72 hours", value: "only with a serious threat to health" },
          { label: "Exempt until", value: "Mon, Nov 30, close of business" },
        ],
        regulator:
          "You can also call the DMHC Help Center at 1-888-466-2219, or visit HealthHelp.ca.gov. It is free. The TDD line is 1-877-688-9891.",
        logLacks: fields["grievanceSettled"] === "yes" ? ["member number"] : [],
        notVerified:
          "HSC 1368(a)(4)(A); sources disagree on calendar or business days: the strictest is used",
      }
    : null,
  raise:
    (fields["priorityRaisedTo"] ?? "") !== "" && (fields["priorityRaisedWhy"] ?? "") === ""
      ? "Say why in a few words; it counts from then on."
      : null,
});
