import type { FactField } from "../contract/fact-fields.ts";
import type { Concern } from "../events/bodies.ts";

/** Fields beside each other; a row is dropped when none of its fields is to be shown. */
export type FormRow = readonly FactField[];

type Texts = Readonly<Record<string, string | undefined>>;

/** What one concern asks besides what every concern asks (product.md "A call", 5). */
export const CONCERN_ROWS: Readonly<Record<Concern, readonly FormRow[]>> = {
  "initial-appointment": [
    ["firstAskedOn", "providerKind"],
    ["earliestOffer", "offerMode"],
    ["service", "intakeDone"],
    ["referralState"],
  ],
  "between-appointments": [
    ["lastVisitOn", "providerKind"],
    ["nextOfferedOn", "lastVisitKind"],
    ["intervalWanted", "noHarmNoted"],
    ["cancellations"],
    ["service"],
  ],
  "appointment-length": [
    ["minutesBooked", "minutesActual", "minutesBefore"],
    ["changedOn", "lengthReason"],
    ["providerKind"],
    ["service"],
  ],
  "travel-distance": [
    ["travelFrom", "travelFromIs"],
    ["travelTo"],
    ["travelMiles", "travelMinutes"],
    ["travelBy"],
    ["usableHours", "videoPossible"],
    ["service"],
  ],
  "appointment-type": [
    ["typeOffered", "typeWanted"],
    ["typeReason", "visitMode"],
    ["visitLanguage", "differentTherapist"],
    ["providerKind"],
    ["service"],
  ],
};

/** Worked with the clinic: asked of the plan, not of the caller, so on the panel and on no form. */
export const OUTSIDE_ROW: FormRow = [
  "outsideBy",
  "outsideOffered",
  "outsideAuthorised",
  "outsideOn",
];

/** What every concern asks, in the order in which it decides something. */
export const EVERY_ROWS: readonly FormRow[] = [
  ["firstAskedOn", "providerKind"],
  ["earliestOffer", "offerMode"],
  ["medicationRunsOut", "dischargedOn"],
  ["medicationName"],
  ["whatWorks", "mayBook"],
  ["urgencyStatedBy"],
  ["urgencyPerson", "urgencyLicence", "urgencyStatedOn"],
  ["service"],
  ["lineOfBusiness", "authorizationState"],
  ["authorizationEndsOn"],
  ["alreadyTried", "triedWith"],
  ["exceptionKind", "priorityRaisedTo"],
  ["exceptionBy", "exceptionLicence"],
  ["exceptionNotedOn", "exceptionWhere"],
  ["priorityRaisedWhy"],
];

/** What is asked once a grievance was heard; the access concern goes on unchanged. */
export const GRIEVANCE_ROWS: readonly FormRow[] = [
  ["grievanceAnswer", "grievanceNumber"],
  ["grievanceTopic", "grievanceThreat"],
  ["grievanceSettled", "grievanceResolution"],
];

const isOneOf =
  (field: FactField, ...values: readonly string[]) =>
  (texts: Texts): boolean =>
    values.includes(texts[field] ?? "");

const isTyped =
  (...fields: readonly FactField[]) =>
  (texts: Texts): boolean =>
    fields.some((field) => (texts[field]?.trim() ?? "") !== "");

const byClinician = isOneOf("urgencyStatedBy", "clinician", "nurse-line");
const documented = isOneOf("exceptionKind", "EX-H", "EX-I");

/** Details that are asked only after what they belong to; what was typed stays in view. */
const SHOWN_WHEN: Partial<Readonly<Record<FactField, (texts: Texts) => boolean>>> = {
  medicationName: isTyped("medicationRunsOut"),
  urgencyPerson: byClinician,
  urgencyLicence: byClinician,
  urgencyStatedOn: byClinician,
  authorizationEndsOn: isOneOf("authorizationState", "pending", "ending"),
  triedWith: isTyped("alreadyTried"),
  exceptionBy: documented,
  exceptionLicence: documented,
  exceptionNotedOn: documented,
  exceptionWhere: documented,
  priorityRaisedWhy: isTyped("priorityRaisedTo"),
  grievanceResolution: isOneOf("grievanceSettled", "yes"),
  grievanceNumber: isOneOf("grievanceAnswer", "file-now", "already-filed"),
};

const isShown = (field: FactField, texts: Texts): boolean =>
  isTyped(field)(texts) || (SHOWN_WHEN[field]?.(texts) ?? true);

/** A return visit has its own field for the date that was offered: it is not asked twice. */
const hiddenFor = (concerns: readonly Concern[], texts: Texts): FactField[] =>
  concerns[0] === "between-appointments" && !concerns.includes("initial-appointment")
    ? (["firstAskedOn", "earliestOffer", "offerMode"] as const).filter(
        (field) => !isTyped(field)(texts),
      )
    : [];

export type FormSection = {
  /** A concern, what every concern asks, or the grievance beside it. */
  readonly id: Concern | "every" | "grievance";
  readonly rows: readonly FormRow[];
};

/**
 * The form for the concerns that were keyed: each fact once, where it is asked first. Without a
 * concern there is what every concern asks.
 */
export const formFor = (
  concerns: readonly Concern[],
  grievanceHeard: boolean,
  texts: Texts,
): FormSection[] => {
  const seen = new Set<FactField>(hiddenFor(concerns, texts));
  const section = (id: FormSection["id"], rows: readonly FormRow[]): FormSection => ({
    id,
    rows: rows
      .map((row) =>
        row.filter((field) => {
          if (seen.has(field) || !isShown(field, texts)) return false;
          seen.add(field);
          return true;
        }),
      )
      .filter((row) => row.length > 0),
  });
  return [
    ...concerns.map((concern) => section(concern, CONCERN_ROWS[concern])),
    section("every", EVERY_ROWS),
    ...(grievanceHeard ? [section("grievance", GRIEVANCE_ROWS)] : []),
  ];
};

/** One must-ask: any of its fields answers it. */
export type MustAsk = readonly FactField[];

const STARTS: Readonly<Record<Concern, MustAsk>> = {
  "initial-appointment": ["firstAskedOn"],
  "between-appointments": ["lastVisitOn"],
  "appointment-length": ["firstAskedOn", "lastVisitOn", "minutesBooked"],
  "travel-distance": ["firstAskedOn", "lastVisitOn", "travelTo"],
  "appointment-type": ["firstAskedOn", "lastVisitOn", "typeOffered"],
};

/**
 * The five must-asks (product.md) that nobody has put yet, each by its first field. "Does not know"
 * is an answer; an empty field is a question that was not asked.
 */
export const stillToAsk = (concerns: readonly Concern[], texts: Texts): FactField[] => {
  const concern = concerns[0];
  if (concern === undefined) return [];
  const asks: readonly MustAsk[] = [
    STARTS[concern],
    concern === "between-appointments"
      ? ["nextOfferedOn", "earliestOffer"]
      : ["earliestOffer", "nextOfferedOn"],
    ["service"],
    ["providerKind"],
    ["medicationRunsOut", "dischargedOn"],
    ["whatWorks"],
  ];
  return asks.flatMap((ask) => {
    const [first] = ask;
    return first === undefined || isTyped(...ask)(texts) ? [] : [first];
  });
};
