import {
  type ClinicPanel,
  type ClinicView,
  type ContactView,
} from "#shared/contract/clinic-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { asOnlyContact, entriesOf } from "#shared/facts/entries.ts";
import { CHOICE_LABELS } from "#shared/facts/fact-specs.ts";
import { prompt } from "./fake-words.ts";

const CLOSED = { open: false, status: "closed · opens Mon, Nov 30, 8 AM" };

const clinic = (
  given: Pick<ClinicView, "name" | "backLine"> & Partial<ClinicView>,
): ClinicView => ({
  id: given.name.toLowerCase().replaceAll(/[^a-z]+/g, "-"),
  region: "Bay Coast",
  isNear: true,
  askFor: "Access coordinator",
  open: true,
  status: "open now",
  hours: "Mon–Fri, 8 AM–6 PM",
  ...given,
});

const CLINICS: readonly ClinicView[] = [
  clinic({ name: "Bayview Mind and Mood, San Francisco", backLine: "1-415-555-0143" }),
  clinic({
    name: "East Shore Psychiatry, Oakland",
    backLine: "1-510-555-0145",
    askFor: "Intake lead",
  }),
  clinic({ name: "Redwood Coast Clinic, Santa Rosa", backLine: "1-707-555-0147", ...CLOSED }),
  clinic({
    name: "Rio Oaks Behavioral Health, Sacramento",
    backLine: "1-916-555-0133",
    region: "North Valley",
    isNear: false,
  }),
  clinic({
    name: "Kern Valley Recovery, Bakersfield",
    backLine: "1-661-555-0157",
    region: "Southland",
    isNear: false,
  }),
];

/** The clinics near this call and elsewhere, and the words for the one of this contact. */
export const clinicPanelOf = (call: CallView, contact: string): ClinicPanel => {
  const fields = asOnlyContact(call.fields, contact);
  const isNear = (call.fields["regionOrZip"] ?? "") !== "";
  const named = CLINICS.find(({ name }) => name === fields["clinicName"]);
  const dial = named?.backLine ?? fields["clinicPhone"] ?? "it is in the numbers, Ctrl K";
  return {
    clinics: CLINICS.map((one) => ({ ...one, isNear: isNear && one.isNear })),
    prompts: [
      prompt({
        id: "clinic/hold-or-join",
        part: "Clinic",
        say: "I'm going to call the clinic now. You can join the call, hold while I talk with them, or have me call you back.",
        highlight: ["join the call"],
      }),
      prompt({
        id: "clinic/call",
        part: "Clinic",
        kind: "do",
        say: `Dial the back line: ${dial}. Ask for ${named?.askFor ?? "the access coordinator"}. The back line is ours: do not give it out.`,
      }),
      prompt({
        id: "clinic/introduce",
        part: "Clinic",
        kind: "say",
        say: "This is K. Alvarado from the Access Line. I'm calling about a member who needs an appointment. What is the first opening you have?",
        highlight: ["first opening"],
      }),
      prompt({
        id: "clinic/result",
        part: "Clinic",
        say: "Thank you. May I have your name, so that I can write down who told me?",
      }),
      ...(fields["clinicResult"] === "offered"
        ? [
            prompt({
              id: "clinic/accepts",
              part: "Clinic",
              say: `Thank you for waiting. The clinic can offer ${fields["clinicSlot"] ?? "a date"}. Would that work for you? It is your choice.`,
              highlight: ["It is your choice."],
            }),
          ]
        : []),
    ],
  };
};

/** What main would make of the contacts, near enough to look at. */
export const contactsOf = (fields: Readonly<Record<string, string>>): ContactView[] =>
  entriesOf(fields, "clinic").map(({ id, parts }) => ({
    id,
    clinic: parts.clinic ?? "",
    result:
      (CHOICE_LABELS.clinicResult as Readonly<Record<string, string>>)[parts.result ?? ""] ?? "",
    detail: [parts.who === undefined ? "" : `spoke with ${parts.who}`, parts.phone ?? ""]
      .filter(Boolean)
      .join(" · "),
    slot: [
      parts.slot === undefined ? "" : `slot ${parts.slot}`,
      parts.until === undefined ? "" : `held ${parts.until}`,
    ]
      .filter(Boolean)
      .join(" · "),
    remark: parts.slot?.startsWith("Thu") === true ? "Thanksgiving Day: clinic closed, check" : "",
  }));
