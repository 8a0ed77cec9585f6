import { type CaseView, type EscalationPreview } from "#shared/contract/views.ts";
import { type CallId, type CaseId, RegionId } from "#shared/events/ids.ts";
import { callIdOf, caseIdOf, eventIdOf } from "./fake-rows.ts";
import { LONG_NAMES } from "./fake-states.ts";
import { type Situation } from "./situation.ts";

const bay = "bay" as RegionId;

/** Who reads it reads long names too. */
const NAMED = `${LONG_NAMES[0]} calls for ${LONG_NAMES[1]}; ${LONG_NAMES[3]} was told the same. `;

export const aPreview = ({ offline, longNames = false }: Situation): EscalationPreview => ({
  regions: [
    {
      id: bay,
      name: "Bay",
      team: "Bay",
      lead: longNames ? LONG_NAMES[2] : "M. Okada",
      phone: "510 555-0117",
    },
    {
      id: "valley" as RegionId,
      name: "Central Valley",
      team: "Central Valley",
      lead: "P. Lund",
      phone: "559 555-0118",
    },
    {
      id: "south" as RegionId,
      name: "South",
      team: "Transport and network team",
      lead: "A. Ruiz",
      phone: "213 555-0119",
    },
  ],
  phoneAsWell: false,
  region: bay,
  priority: "P2",
  reasons: ["medication in 10 days", "minor"],
  summary: `${longNames ? NAMED : ""}First appointment with a therapist. First asked about Nov 11; earliest offer Dec 18, video, group. Video on weekdays after 3 PM would work.`,
  facts: [
    ...(longNames ? [{ label: "Provider", value: `${LONG_NAMES[2]} ${LONG_NAMES[3]}` }] : []),
    { label: "First asked on", value: "two weeks ago · about Nov 11" },
    { label: "With whom", value: "Therapist" },
    { label: "Earliest offer", value: "Fri, Dec 18 · video, group" },
    { label: "Medication runs out", value: "in ten days · Sat, Dec 5" },
  ],
  acknowledgeBy: "today 1:10 PM",
  answerBy: "Mon, Nov 30, 5 PM",
  promisedBy: "Tue, Dec 1, noon",
  lawfulDue: "about Wed, Nov 25 · list S",
  say: offline
    ? "I will phone the clinic team now and call you by 3. Please write down your reference."
    : "The regional team has this today. You will hear from me by Tuesday, December 1, at noon.",
  offline,
});

export const aCaseView = (caseId: CaseId, notDelivered: string | null): CaseView => ({
  caseId,
  reference: "AL 7K3 204",
  member: "Mateo D.",
  concern: "initial-appointment",
  concernWords: "First appointment",
  stopped: null,
  duplicates: [],
  state: "escalated",
  stateWords:
    notDelivered === null ? "Escalated · not acknowledged" : "Escalated · not delivered yet",
  owner: "K. Alvarado",
  facts: [
    {
      field: "firstAskedOn",
      label: "First asked on",
      values: [
        {
          event: eventIdOf(51),
          value: "two weeks ago · about Nov 11",
          who: "K. Alvarado",
          at: "10:02 AM",
        },
      ],
    },
    {
      field: "earliestOffer",
      label: "Earliest offer",
      values: [
        { event: eventIdOf(52), value: "Fri, Dec 18 · video", who: "K. Alvarado", at: "10:06 AM" },
        { event: eventIdOf(53), value: "Mon, Jan 11 · in person", who: "T. Reyes", at: "10:31 AM" },
      ],
    },
    {
      field: "whatWorks",
      label: "What would work",
      values: [
        {
          event: eventIdOf(54),
          value: "video, weekdays after 3 PM, any therapist",
          who: "K. Alvarado",
          at: "10:07 AM",
        },
      ],
    },
  ],
  dates: [
    { label: "Acknowledge by", value: "today 1:10 PM" },
    { label: "Answer by", value: "Mon, Nov 30, 5 PM" },
    { label: "Member promised by", value: "Tue, Dec 1, noon" },
    { label: "Lawful due", value: "about Wed, Nov 25 · list S" },
  ],
  escalations: [
    {
      escalation: eventIdOf(11),
      raised: {
        summary:
          "First appointment with a therapist. First asked about Nov 11; earliest offer Dec 18, video, group.",
        facts: { firstAskedOn: "about Nov 11" },
        region: bay,
        priority: "P2",
        reasons: ["medication in 10 days", "minor"],
        acknowledgeBy: "2026-11-25T21:10:00.000Z",
        answerBy: "2026-12-01T01:00:00.000Z",
        memberPromisedBy: "2026-12-01T20:00:00.000Z",
        lawfulDueOn: "2026-11-25",
        raisedAt: "2026-11-25T18:12:00.000Z",
      },
      regionName: "Bay",
      raisedBy: "K. Alvarado",
      acknowledgedAt: null,
      acknowledgedBy: null,
      answer: null,
      answerId: null,
      turn: "region",
      reply: null,
      missed: "acknowledge",
      climbs: [],
      answeredAt: null,
      answeredBy: null,
      delivered: notDelivered === null,
    },
  ],
  timeline: [
    row(1, "10:02 AM", "K. Alvarado", "Call begun", null, "plain"),
    row(2, "10:04 AM", "K. Alvarado", "Asked, says safe", "Mother says he is safe.", "good"),
    row(3, "10:09 AM", "K. Alvarado", "Case opened · AL 7K3 204", "First appointment", "plain"),
    row(
      4,
      "10:12 AM",
      "K. Alvarado",
      "Escalated to Bay · P2",
      "medication in 10 days · minor",
      notDelivered === null ? "plain" : "waiting",
    ),
    row(
      5,
      "10:31 AM",
      "T. Reyes",
      "Earliest offer written down",
      "Mon, Jan 11 · in person",
      "plain",
    ),
    row(
      6,
      "10:40 AM",
      "another desk",
      "Changed by a newer version",
      "Kept; it shows after the update.",
      "unread",
    ),
  ],
  notDelivered,
  turn: "region",
  followUps: [
    {
      id: eventIdOf(31),
      kind: "promise",
      words: "You will hear from me by Tuesday at noon.",
      owner: "K. Alvarado",
      dueWords: "Tue, Dec 1, 12 PM",
      late: false,
      done: null,
    },
    {
      id: eventIdOf(32),
      kind: "call-back",
      words: "Call back at 510 555 0142.",
      owner: "K. Alvarado",
      dueWords: "today 10:30 AM",
      late: false,
      done: "Reached; prefers afternoons.",
    },
  ],
  attempts: [],
  appointment: null,
  sameMember: [],
  apart: [],
  call: callIdOf(1) as CallId,
  reach: { number: "510 555 0142", message: "unknown" },
  knows: [eventIdOf(11)],
  region: RegionId.parse("bay-coast"),
  withWhom: "M. Okada, Bay · 510 555-0117",
});

function row(
  count: number,
  atWords: string,
  who: string,
  words: string,
  detail: string | null,
  tone: CaseView["timeline"][number]["tone"],
): CaseView["timeline"][number] {
  return {
    id: eventIdOf(100 + count),
    at: `2026-11-25T18:${String(count).padStart(2, "0")}:00.000Z`,
    atWords,
    who,
    words,
    detail,
    tone,
    canWithdraw: count === 5,
  };
}

/** The same case after a death was told, and with another desk's case of the same concern. */
export const asSituated = ({ memberDied = false }: Situation, view: CaseView): CaseView =>
  memberDied
    ? {
        ...view,
        stateWords: "Stopped · the member has died",
        stopped:
          "Told 10:31 AM, T. Reyes. No calls, no letters, and its dates have stopped. A supervisor goes on with the family. Grievance clocks go on.",
        dates: view.dates.map(({ label, value }) => ({ label, value: `stopped · was ${value}` })),
        duplicates: [
          {
            caseId: caseIdOf(77),
            reference: "AL 4PW 118",
            words: "Nov 25, T. Reyes · Stopped · the member has died",
            because: "same name and birth date",
          },
        ],
      }
    : view;
