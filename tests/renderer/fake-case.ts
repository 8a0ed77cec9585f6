import { type CaseView, type CrisisWords, type EscalationPreview } from "#shared/contract/views.ts";
import { type CaseId, type RegionId } from "#shared/events/ids.ts";
import { eventIdOf } from "./fake-rows.ts";

const bay = "bay" as RegionId;

export const aPreview = (offline: boolean): EscalationPreview => ({
  regions: [
    { id: bay, name: "Bay", lead: "M. Okada", phone: "510 555-0117" },
    { id: "valley" as RegionId, name: "Central Valley", lead: "P. Lund", phone: "559 555-0118" },
    { id: "south" as RegionId, name: "South", lead: "A. Ruiz", phone: "213 555-0119" },
  ],
  region: bay,
  priority: "P2",
  reasons: ["medication in 10 days", "minor"],
  summary:
    "First appointment with a therapist. First asked about Nov 11; earliest offer Dec 18, video, group. Video on weekdays after 3 PM would work.",
  facts: [
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
  state: "escalated",
  stateWords:
    notDelivered === null ? "Escalated · not acknowledged" : "Escalated · not delivered yet",
  owner: "K. Alvarado",
  facts: [
    {
      field: "firstAskedOn",
      label: "First asked on",
      values: [{ value: "two weeks ago · about Nov 11", who: "K. Alvarado", at: "10:02 AM" }],
    },
    {
      field: "earliestOffer",
      label: "Earliest offer",
      values: [
        { value: "Fri, Dec 18 · video", who: "K. Alvarado", at: "10:06 AM" },
        { value: "Mon, Jan 11 · in person", who: "T. Reyes", at: "10:31 AM" },
      ],
    },
    {
      field: "whatWouldWork",
      label: "What would work",
      values: [
        { value: "video, weekdays after 3 PM, any therapist", who: "K. Alvarado", at: "10:07 AM" },
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
  };
}

export const CRISIS_WORDS: CrisisWords = {
  ask: "It sounds very heavy. Are you thinking about suicide, or about hurting yourself or someone else?",
  branches: [
    {
      key: "D",
      branch: "danger-now",
      label: "In danger now",
      hint: "911: address that can be dispatched first",
      say: [
        "I am going to get help to you now. What is the street address, and the unit?",
        "Who is there with you?",
        "Is there a weapon, or anything you have taken, within reach?",
      ],
    },
    {
      key: "T",
      branch: "thoughts-not-now",
      label: "Thoughts, not now",
      hint: "988 together: call, text, chat, Spanish, Deaf",
      say: [
        "Would you talk with the 988 line with me on the phone?",
        "Is somebody with you today?",
      ],
    },
    {
      key: "O",
      branch: "someone-else",
      label: "Someone else",
      hint: "Where is she now? Who is with her?",
      say: ["Where is she now?", "Who is with her?"],
    },
    {
      key: "V",
      branch: "violence-or-child",
      label: "Violence, child at risk",
      hint: "safe to talk? safe place",
      say: ["Is it safe for you to talk right now?"],
    },
    {
      key: "M",
      branch: "overdose-or-withdrawal",
      label: "Overdose, withdrawal",
      hint: "911 · poison control",
      say: ["What was taken, how much, and when?"],
    },
    {
      key: "S",
      branch: "says-safe",
      label: "Asked, says safe",
      hint: "in their words, back to the call",
      say: ["Thank you for telling me. I asked because it matters."],
    },
  ],
  floor: [
    "In danger now: 911, or the nearest emergency department.",
    "988 Suicide and Crisis Lifeline: call or text, English and Spanish, at any hour.",
  ],
};
