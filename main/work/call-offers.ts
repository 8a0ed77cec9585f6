import { type Content } from "#shared/content/content.ts";
import { type OfferView, type VisitView } from "#shared/contract/fact-views.ts";
import { countWords } from "#shared/timely-access/assessment-words.ts";
import { entriesOf, type Entry } from "#shared/facts/entries.ts";
import { CHOICE_LABELS } from "#shared/facts/fact-specs.ts";
import { readFact } from "./call-fields-understood.ts";
import { assessmentOf, offersIn, type DatedOffer } from "./call-timely.ts";
import { type CallSight } from "./judgement.ts";
import { saidAtMs } from "./said-at.ts";

const labelIn = (labels: Readonly<Record<string, string>>, value: string | undefined): string =>
  value === undefined ? "" : (labels[value] ?? value);

/** How one offer stands to the standard, in neutral words; empty while that cannot be said. */
const standingWords = (offer: DatedOffer, sight: CallSight, content: Content): string => {
  if (offer.became === "withdrawn-by-clinic") return "does not count: withdrawn by the clinic";
  const { result, afterDue, standard } = assessmentOf(sight, content, offer.when);
  switch (result) {
    case "compliant":
      return "not after the due date";
    case "late": {
      const unit = standard?.unit === "hours" ? "hours" : "business-days";
      return afterDue === null || afterDue.most < 1
        ? "after the due date"
        : `${countWords({ least: Math.max(1, afterDue.least), most: afterDue.most }, unit).en} after the due date`;
    }
    case "compliant-by-exception":
      return "after the due date, longer wait documented";
    case "no-fixed-standard":
      return "no fixed standard";
    case "not-assessable":
      return "";
  }
};

const detailOf = ({ parts }: Entry<"offer">): string =>
  [
    labelIn(CHOICE_LABELS.offerKind, parts.kind),
    parts.provider ?? "",
    labelIn(CHOICE_LABELS.offerMode, parts.mode),
    parts.place ?? "",
  ]
    .filter((part) => part !== "")
    .join(" · ");

const becameOf = ({ parts }: Entry<"offer">): string =>
  [
    parts.became === undefined ? "" : labelIn(CHOICE_LABELS.offerBecame, parts.became),
    parts.who === undefined ? "" : `by ${parts.who}`,
    parts.why ?? "",
  ]
    .filter((part) => part !== "")
    .join(" · ");

/** Every offer of the call with how it stands, the form's own first. */
export const offerViews = (sight: CallSight, content: Content): OfferView[] => {
  const dated = offersIn(sight, content);
  return entriesOf(sight.fields, "offer").map((entry) => {
    const offer = dated.find(({ id }) => id === entry.id);
    const typed = entry.parts.when ?? "";
    const words = readFact("earliestOffer", typed, content, saidAtMs(sight))?.words ?? typed;
    return {
      id: entry.id,
      when: words === "" ? "no date yet" : words,
      detail: detailOf(entry),
      became: becameOf(entry),
      standing: offer === undefined ? "" : standingWords(offer, sight, content),
    };
  });
};

/** Every visit that was cancelled, missed or attended, in the order of making. */
export const visitViews = (sight: CallSight, content: Content): VisitView[] =>
  entriesOf(sight.fields, "visit").map(({ id, parts }) => {
    const typed = parts.when ?? "";
    const words = readFact("visitOn", typed, content, saidAtMs(sight))?.words ?? typed;
    return {
      id,
      when: words === "" ? "no date yet" : words,
      became: labelIn(CHOICE_LABELS.visitBecame, parts.became),
      why: parts.why ?? "",
    };
  });

/** How many visits the clinic did not hold, by what the policy counts as that. */
export const clinicCancellations = ({ fields }: CallSight, { policy }: Content): number => {
  const counting: readonly string[] = policy.priority.p2.countsAsClinicCancellation;
  return entriesOf(fields, "visit").filter(({ parts }) => counting.includes(parts.became ?? ""))
    .length;
};
