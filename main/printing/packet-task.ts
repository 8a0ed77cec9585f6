import { type EscalationView } from "#shared/contract/case-views.ts";
import { FhirTask } from "#shared/escalation/fhir-r4.ts";

/** What a packet says, ready to be written as a FHIR Task; the labels are those of the screen. */
export type PacketFacts = {
  readonly reference: string;
  readonly concernWords: string;
  readonly escalation: EscalationView;
  /** The line has ended the case: nothing is asked of the region any more. */
  readonly over: boolean;
  readonly label: (field: string) => string;
  /** The statement of 42 CFR 2.32 that goes along; null: nothing here is about substance use. */
  readonly notice: string | null;
  readonly at: string;
};

const PRIORITY = { P1: "stat", P2: "urgent", P3: "routine" } as const;

/** HL7 v3 ActCode: information protected by 42 CFR part 2. */
const PART_2 = {
  system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
  code: "42CFRPart2",
  display: "42 CFR Part2",
} as const;
const RESTRICTED = {
  system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
  code: "R",
  display: "restricted",
} as const;

const statusOf = ({ escalation, over }: PacketFacts): FhirTask["status"] => {
  if (over) return "completed";
  const { answer, acknowledgedAt, turn } = escalation;
  if (turn === "information") return "on-hold";
  if (turn === "line" && answer?.kind === "not-possible") return "rejected";
  // An answer is no visit: the task goes on until somebody was seen.
  if (turn === "line") return "in-progress";
  return acknowledgedAt === null ? "requested" : "accepted";
};

/** FHIR takes no empty string. */
const some = (text: string, otherwise: string): string => (text.trim() === "" ? otherwise : text);

/**
 * The packet as a FHIR R4 Task: the same facts as on paper and no more. Throws where what it made is no
 * valid Task: a bug here, never sent.
 */
export const packetTask = (packet: PacketFacts): FhirTask => {
  const { reference, concernWords, escalation, label, notice, at } = packet;
  const { raised } = escalation;
  const team = raised.to?.team ?? escalation.regionName ?? raised.region;
  const input = Object.entries(raised.facts)
    .filter(([, value]) => value.trim() !== "")
    .map(([field, value]) => ({ type: { text: some(label(field), field) }, valueString: value }));
  return FhirTask.parse({
    resourceType: "Task",
    id: escalation.escalation,
    meta: {
      lastUpdated: at,
      security: [RESTRICTED, ...(notice === null ? [] : [PART_2])],
    },
    language: "en",
    identifier: [{ use: "official", type: { text: "Access line reference" }, value: reference }],
    status: statusOf(packet),
    intent: "order",
    priority: PRIORITY[raised.priority],
    code: { text: concernWords },
    description: some(raised.summary, concernWords),
    authoredOn: raised.raisedAt,
    lastModified: escalation.answeredAt ?? escalation.acknowledgedAt ?? raised.raisedAt,
    requester: { display: some(escalation.raisedBy, "the access line") },
    owner: { display: raised.to === undefined ? team : `${raised.to.name}, ${team}` },
    ...(raised.reasons.length === 0 ? {} : { reasonCode: { text: raised.reasons.join(" · ") } }),
    ...(notice === null ? {} : { note: [{ text: notice }] }),
    restriction: { period: { start: raised.raisedAt, end: raised.answerBy } },
    ...(input.length === 0 ? {} : { input }),
  });
};
