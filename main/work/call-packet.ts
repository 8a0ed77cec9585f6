import { type Content } from "#shared/content/content.ts";
import { type FactField } from "#shared/contract/fact-fields.ts";
import { CONCERN_ROWS } from "#shared/facts/concern-forms.ts";
import { FACT_SPECS } from "#shared/facts/fact-specs.ts";
import { factWords } from "./call-fields-understood.ts";
import { offerViews, visitViews } from "./call-offers.ts";
import { contactRows } from "./clinic-contacts.ts";
import { FIELD_LABELS } from "./field-labels.ts";
import { type CallSight } from "./judgement.ts";
import { saidAtMs } from "./said-at.ts";

/** Needed whatever the concern; what the member tried, the plan and the grievance stay with the line. */
const ALWAYS: readonly FactField[] = [
  "firstAskedOn",
  "providerKind",
  "service",
  "urgencyStatedBy",
  "urgencyPerson",
  "urgencyLicence",
  "urgencyStatedOn",
  "medicationRunsOut",
  "medicationName",
  "dischargedOn",
  "authorizationState",
  "authorizationEndsOn",
  "exceptionKind",
  "exceptionBy",
  "exceptionNotedOn",
  "whatWorks",
  "mayBook",
  "outsideBy",
  "outsideOffered",
  "outsideAuthorised",
  "outsideOn",
];
/** Told with the offers, as each offer's own. */
const IN_OFFERS: readonly string[] = ["earliestOffer", "offerMode"];

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== "").join(" · ");

/** The facts of an escalation: who, how to reach them, the concern's own facts, offers, visits, clinics tried. */
export const packetOf = (
  sight: CallSight,
  content: Content,
): { field: string; label: string; value: string }[] => {
  const { fields, file } = sight;
  const concerns = file.scope?.keys.concerns ?? [];
  const facts = [...new Set([...concerns.flatMap((each) => CONCERN_ROWS[each].flat()), ...ALWAYS])];
  const typed = (field: string): string => fields[field]?.trim() ?? "";
  return [
    ...(["memberName", "callbackNumber"] as const)
      .filter((field) => typed(field) !== "")
      .map((field) => ({ field, label: FIELD_LABELS[field], value: typed(field) })),
    ...facts
      .filter((field) => typed(field) !== "" && !IN_OFFERS.includes(field))
      .map((field) => ({
        field,
        label: FACT_SPECS[field].label,
        value: factWords(field, typed(field), content, saidAtMs(sight)),
      })),
    ...offerViews(sight, content).map(({ id, when, detail, became, standing }, at) => ({
      field: `offer-${id}`,
      label: `Offer ${at + 1}`,
      value: joined(when, detail, became, standing),
    })),
    ...visitViews(sight, content).map(({ id, when, became, why }, at) => ({
      field: `visit-${id}`,
      label: `Visit ${at + 1}`,
      value: joined(when, became, why),
    })),
    ...contactRows(sight, content),
  ];
};
