/**
 * The fields of the five concern forms (product.md "A call", 5), by the names the scripts use too.
 * Data only, so that the window may import it without the schemas.
 */
export const FACT_FIELDS = [
  // every concern
  "firstAskedOn",
  "service",
  "providerKind",
  "lineOfBusiness",
  "urgencyStatedBy",
  "urgencyPerson",
  "urgencyLicence",
  "urgencyStatedOn",
  "medicationRunsOut",
  "medicationName",
  "dischargedOn",
  "authorizationState",
  "authorizationEndsOn",
  "alreadyTried",
  "triedWith",
  "whatWorks",
  "mayBook",
  // the first offer; every further one, and every visit, has fields of its own (shared/facts/entries)
  "earliestOffer",
  "offerKind",
  "offerProvider",
  "offerMode",
  "offerPlace",
  "offerBecame",
  "offerWho",
  "offerWhy",
  "cancellations",
  "visitOn",
  "visitBecame",
  "visitWhy",
  // the first contact with a clinic, under the names its script asks by; further ones like offers
  "clinicName",
  "clinicPhone",
  "memberJoins",
  "clinicResult",
  "clinicSpokeWith",
  "clinicSlot",
  "clinicSlotUntil",
  // out of network: who considered it, and what came of it
  "outsideBy",
  "outsideOffered",
  "outsideAuthorised",
  "outsideOn",
  // first appointment
  "referralState",
  "intakeDone",
  // between appointments
  "lastVisitOn",
  "lastVisitKind",
  "nextOfferedOn",
  "intervalWanted",
  "noHarmNoted",
  // length
  "minutesBooked",
  "minutesActual",
  "minutesBefore",
  "changedOn",
  "lengthReason",
  // distance
  "travelFrom",
  "travelFromIs",
  "travelTo",
  "travelMiles",
  "travelMinutes",
  "travelBy",
  "usableHours",
  "videoPossible",
  // type
  "typeOffered",
  "typeWanted",
  "typeReason",
  "visitMode",
  "visitLanguage",
  "differentTherapist",
  // a longer wait that somebody documented: recorded, never made here
  "exceptionKind",
  "exceptionBy",
  "exceptionLicence",
  "exceptionNotedOn",
  "exceptionWhere",
  // a priority may be raised, with a reason in words, never lowered
  "priorityRaisedTo",
  "priorityRaisedWhy",
  // the grievance heard beside it
  "grievanceAnswer",
  "grievanceNumber",
  "grievanceTopic",
  "grievanceThreat",
  "grievanceSettled",
  "grievanceResolution",
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** Fields that take one of a few words; each also takes `DOES_NOT_KNOW`. */
export const FACT_CHOICES = {
  service: ["mental-health", "substance-use", "both"],
  providerKind: ["therapist", "psychiatrist", "substance-use"],
  lineOfBusiness: [
    "commercial",
    "medi-cal",
    "medicare",
    "medi-cal-county",
    "ppo-insurer",
    "self-funded",
  ],
  urgencyStatedBy: ["nobody", "member", "clinician", "nurse-line"],
  authorizationState: ["none", "pending", "ending"],
  mayBook: ["yes", "no"],
  offerKind: ["therapist", "psychiatrist", "substance-use"],
  offerMode: ["in-person", "video", "phone"],
  offerBecame: ["open", "accepted", "not-accepted", "withdrawn-by-clinic"],
  visitBecame: [
    "cancelled-by-clinic",
    "cancelled-by-member",
    "provider-no-show",
    "member-no-show",
    "attended",
  ],
  memberJoins: ["joins", "holds", "call-back"],
  clinicResult: ["offered", "no-offer", "no-answer", "message", "trying"],
  outsideOffered: ["yes", "no"],
  outsideAuthorised: ["yes", "pending", "no"],
  referralState: ["none", "sent", "lost", "closed"],
  intakeDone: ["yes", "no"],
  noHarmNoted: ["yes", "no"],
  lengthReason: ["clinical", "policy"],
  travelFromIs: ["home", "workplace"],
  travelBy: ["own-car", "ride", "bus", "none"],
  videoPossible: ["yes-private", "yes-not-private", "no"],
  typeReason: ["clinical", "policy"],
  visitMode: ["in-person", "video", "either"],
  differentTherapist: ["yes", "no"],
  exceptionKind: ["EX-H", "EX-I"],
  priorityRaisedTo: ["P1", "P2"],
  grievanceAnswer: ["file-now", "not-now", "already-filed"],
  grievanceTopic: [
    "logistics",
    "coverage",
    "medical-necessity",
    "experimental",
    "quality-of-care",
    "discrimination",
    "type-frequency-duration",
  ],
  grievanceThreat: ["no", "yes"],
  grievanceSettled: ["yes", "no"],
} as const satisfies Partial<Record<FactField, readonly string[]>>;

/** Asked, and the caller does not know: another thing than not asked, which is an empty field. */
export const DOES_NOT_KNOW = "does-not-know";

const unknownWords = /^(\?+|does-not-know|dk|idk|don'?t know|does not know|no s[eé]|no sabe)\.?$/i;

/** Whether what was typed says that the caller does not know. */
export const isDoesNotKnow = (text: string): boolean => unknownWords.test(text.trim());
