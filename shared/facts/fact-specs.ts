import type { FACT_CHOICES, FactField } from "../contract/fact-fields.ts";

/** How a fact is typed. Dates say on which side of today they lie; numbers carry their unit. */
export type FactKind =
  | { readonly kind: "text" }
  | {
      readonly kind: "date";
      readonly side: "past" | "future" | "any";
      /** "no" and "none" are answers too: no medicine, no stay in hospital. */
      readonly none?: true;
      /** "5", "5 days": so many days from today. */
      readonly daysLeft?: true;
    }
  | { readonly kind: "number"; readonly unit: "minutes" | "miles"; readonly most: number }
  | { readonly kind: "choice" };

export type FactSpec = FactKind & { readonly label: string };

const text = (label: string): FactSpec => ({ kind: "text", label });
const past = (label: string): FactSpec => ({ kind: "date", side: "past", label });
const day = (label: string): FactSpec => ({ kind: "date", side: "any", label });
const minutes = (label: string): FactSpec => ({
  kind: "number",
  unit: "minutes",
  most: 720,
  label,
});
const choice = (label: string): FactSpec => ({ kind: "choice", label });

/** Every fact: how it is called on forms, cases and packets, and how it is typed. Data only. */
export const FACT_SPECS: Readonly<Record<FactField, FactSpec>> = {
  firstAskedOn: past("First asked on"),
  service: choice("Service"),
  providerKind: choice("With whom"),
  lineOfBusiness: choice("Plan"),
  urgencyStatedBy: choice("Urgency stated by"),
  urgencyPerson: text("Urgency: name"),
  urgencyLicence: text("Urgency: licence"),
  urgencyStatedOn: past("Urgency: stated on"),
  medicationRunsOut: {
    kind: "date",
    side: "any",
    none: true,
    daysLeft: true,
    label: "Medication runs out",
  },
  medicationName: text("Medication"),
  dischargedOn: { kind: "date", side: "any", none: true, label: "Discharge" },
  authorizationState: choice("Authorization"),
  authorizationEndsOn: { kind: "date", side: "any", daysLeft: true, label: "Authorization ends" },
  alreadyTried: text("Already tried"),
  triedWith: text("Tried with"),
  whatWorks: text("What would work"),
  mayBook: choice("May book the first"),
  earliestOffer: day("Earliest offer"),
  offerKind: choice("Offer: provider kind"),
  offerProvider: text("Offer: provider"),
  offerMode: choice("Offered how"),
  offerPlace: text("Offer: place"),
  offerBecame: choice("What became of it"),
  offerWho: text("Not accepted by"),
  offerWhy: text("Why"),
  cancellations: text("Visits cancelled or moved"),
  visitOn: day("Visit on"),
  visitBecame: choice("What became of the visit"),
  visitWhy: text("Why"),
  clinicName: text("Clinic called"),
  clinicPhone: text("Number of the clinic"),
  memberJoins: choice("Caller, during the clinic call"),
  clinicResult: choice("Result at the clinic"),
  clinicSpokeWith: text("Spoke with"),
  clinicSlot: { kind: "date", side: "future", label: "Slot at the clinic" },
  clinicSlotUntil: { kind: "date", side: "future", label: "Slot held until" },
  outsideBy: text("Out of network, considered by"),
  outsideOffered: choice("Out of network, offered"),
  outsideAuthorised: choice("Out of network, authorized"),
  outsideOn: past("Out of network, when"),
  referralState: choice("Clinical referral"),
  intakeDone: choice("Intake or assessment done"),
  lastVisitOn: past("Last visit"),
  lastVisitKind: text("Last visit, kind"),
  nextOfferedOn: day("Next offered"),
  intervalWanted: text("Interval the provider wants"),
  noHarmNoted: choice("Provider noted longer does no harm"),
  minutesBooked: minutes("Minutes booked"),
  minutesActual: minutes("Minutes in fact"),
  minutesBefore: minutes("Minutes before"),
  changedOn: past("Since when"),
  lengthReason: choice("Reason for the length"),
  travelFrom: text("From where"),
  travelFromIs: choice("That is"),
  travelTo: text("To where"),
  travelMiles: { kind: "number", unit: "miles", most: 600, label: "Miles, one way" },
  travelMinutes: minutes("Minutes, one way"),
  travelBy: choice("Travels by"),
  usableHours: text("Usable hours"),
  videoPossible: choice("Video possible"),
  typeOffered: text("Type offered"),
  typeWanted: text("Type that would work"),
  typeReason: choice("Reason for the type"),
  visitMode: choice("In person or video"),
  visitLanguage: text("Language of the visit"),
  differentTherapist: choice("A different therapist"),
  exceptionKind: choice("Longer wait documented"),
  exceptionBy: text("Documented by"),
  exceptionLicence: text("Licence"),
  exceptionNotedOn: past("Noted on"),
  exceptionWhere: text("Noted where"),
  priorityRaisedTo: choice("Raise priority to"),
  priorityRaisedWhy: text("Raised because"),
  grievanceAnswer: choice("Grievance, the member’s choice"),
  grievanceNumber: text("Grievance number"),
  grievanceTopic: choice("Grievance, about"),
  grievanceThreat: choice("Serious threat to health stated"),
  grievanceSettled: choice("Member says it is settled"),
  grievanceResolution: text("How it was settled"),
};

type ChoiceField = keyof typeof FACT_CHOICES;
type ChoiceLabels = {
  readonly [F in ChoiceField]: Readonly<Record<(typeof FACT_CHOICES)[F][number], string>>;
};

const yesNo = { yes: "Yes", no: "No" } as const;
const whoms = {
  therapist: "Therapist",
  psychiatrist: "Psychiatrist",
  "substance-use": "Substance use",
} as const;

/** What a fact is called inside an offer, a visit or a contact, where the heading says the rest. */
export const PART_LABELS: Partial<Readonly<Record<FactField, string>>> = {
  earliestOffer: "Offered for",
  offerKind: "With whom",
  offerProvider: "Provider",
  offerMode: "How",
  offerPlace: "Place",
  clinicName: "Clinic",
  clinicPhone: "Number",
  memberJoins: "The caller",
  clinicResult: "Result",
  clinicSlot: "Slot",
  clinicSlotUntil: "Held until",
  outsideBy: "Considered by",
  outsideOffered: "Offered",
  outsideAuthorised: "Authorized",
  outsideOn: "When",
};

/** What each choice is called. */
export const CHOICE_LABELS: ChoiceLabels = {
  service: { "mental-health": "Mental health", "substance-use": "Substance use", both: "Both" },
  providerKind: whoms,
  lineOfBusiness: {
    commercial: "Through work or Covered California",
    "medi-cal": "Medi-Cal through this plan",
    medicare: "Medicare",
    "medi-cal-county": "Medi-Cal, specialty care of the county",
    "ppo-insurer": "Insurance policy (PPO)",
    "self-funded": "Employer’s own or federal plan",
  },
  urgencyStatedBy: {
    nobody: "Nobody",
    member: "Member",
    clinician: "Clinician",
    "nurse-line": "Nurse line",
  },
  authorizationState: { none: "None", pending: "Pending", ending: "Ending" },
  mayBook: yesNo,
  offerKind: whoms,
  offerMode: { "in-person": "In person", video: "Video", phone: "Phone" },
  offerBecame: {
    open: "Open",
    accepted: "Accepted",
    "not-accepted": "Not accepted",
    "withdrawn-by-clinic": "Withdrawn by the clinic",
  },
  visitBecame: {
    "cancelled-by-clinic": "Cancelled by clinic",
    "cancelled-by-member": "Cancelled by member",
    "provider-no-show": "Provider did not come",
    "member-no-show": "Member did not come",
    attended: "Attended",
  },
  memberJoins: { joins: "Joins", holds: "Holds", "call-back": "Call back later" },
  clinicResult: {
    offered: "Offered a date",
    "no-offer": "No date",
    "no-answer": "No answer",
    message: "Left a message",
    trying: "Still trying",
  },
  outsideOffered: yesNo,
  outsideAuthorised: { yes: "Yes", pending: "Pending", no: "No" },
  referralState: { none: "None", sent: "Sent", lost: "Lost", closed: "Closed" },
  intakeDone: yesNo,
  noHarmNoted: yesNo,
  lengthReason: { clinical: "Clinical", policy: "Policy" },
  travelFromIs: { home: "Home", workplace: "Workplace" },
  travelBy: { "own-car": "Own car", ride: "A ride", bus: "Bus or train", none: "No way" },
  videoPossible: { "yes-private": "Yes, private", "yes-not-private": "Not private", no: "No" },
  typeReason: { clinical: "Clinical", policy: "Policy" },
  visitMode: { "in-person": "In person", video: "Video", either: "Either" },
  differentTherapist: yesNo,
  exceptionKind: { "EX-H": "Longer does no harm", "EX-I": "Planned interval" },
  priorityRaisedTo: { P1: "P1", P2: "P2" },
  grievanceAnswer: {
    "file-now": "File now",
    "not-now": "Not now",
    "already-filed": "Already filed",
  },
  grievanceTopic: {
    logistics: "Dates, distance, arrangements",
    coverage: "Coverage",
    "medical-necessity": "Medical necessity",
    experimental: "Experimental treatment",
    "quality-of-care": "Quality of care",
    discrimination: "Discrimination",
    "type-frequency-duration": "Type, frequency or duration",
  },
  grievanceThreat: yesNo,
  grievanceSettled: yesNo,
};

/** The choices of a field in their order, with what they are called; none where it takes text. */
export const choicesOf = (field: FactField): readonly { value: string; label: string }[] => {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = CHOICE_LABELS;
  return Object.entries(labels[field] ?? {}).map(([value, label]) => ({ value, label }));
};
