import { type AttemptView, type ClimbView, type RegionWay } from "#shared/contract/case-views.ts";
import { type CaseView } from "#shared/contract/views.ts";
import { RegionId } from "#shared/events/ids.ts";
import { caseIdOf, eventIdOf } from "./fake-rows.ts";

export const someTries = (letterDue: boolean): AttemptView => ({
  number: "510 555 0142",
  tried: [
    { words: "Mon, Nov 23, 9:20 AM · no answer" },
    { words: "Tue, Nov 24, 4:10 PM · message left" },
    ...(letterDue ? [{ words: "Wed, Nov 25, 9:05 AM · no answer" }] : []),
  ],
  next: letterDue
    ? "Enough tries. A letter now, to the confidential address only; then the case waits for the member. Clocks and escalation go on."
    : "Try 3 of 3: this half-day counts.",
  letter: letterDue,
  message: letterDue
    ? null
    : "This is Karina, for Mateo. Please call me back at 1-800-390-3503. Thank you.",
});

export const aRung: Omit<ClimbView, "escalation"> = {
  missed: "acknowledge",
  rung: "regional-lead",
  who: "M. Okada, Regional lead",
  phone: "510 555-0117",
  words: "Acknowledge by today 11:40 AM has passed.",
};

const booked = {
  kind: "booked",
  appointmentAt: "2026-11-24T18:00:00.000Z",
  provider: "Dr. Lee",
  mode: "video",
  place: "from home",
  heldUntil: null,
  words: "",
} as const;

/** The same case where it stands at another turn. */
export const atTurn = (turn: CaseView["turn"] | null, view: CaseView): CaseView => {
  const answeredWith = (answer: CaseView["escalations"][number]["answer"]) =>
    view.escalations.map((each) => ({
      ...each,
      answer,
      answerId: eventIdOf(41),
      answeredAt: "2026-11-23T21:00:00.000Z",
      answeredBy: "M. Okada",
      acknowledgedAt: "2026-11-23T20:00:00.000Z",
      acknowledgedBy: "M. Okada",
      missed: null,
      turn: answer?.kind === "needs-information" ? ("information" as const) : ("line" as const),
    }));
  switch (turn) {
    case "visit":
      return {
        ...view,
        turn,
        state: "member-told",
        stateWords: "Member told · did the visit happen?",
        escalations: answeredWith(booked),
        appointment: { at: booked.appointmentAt, words: "Tue, Nov 24, 10 AM" },
        withWhom: null,
      };
    case "information":
      return {
        ...view,
        turn,
        stateWords: "Needs information",
        escalations: answeredWith({
          kind: "needs-information",
          question: "Which afternoons, and is video possible in private?",
        }),
        withWhom: null,
      };
    case "over":
      return {
        ...view,
        turn,
        state: "closed",
        stateWords: "Closed · the member withdrew it",
        escalations: answeredWith(booked).map((each) => ({
          ...each,
          reply: {
            how: "returned" as const,
            words: "The mother works until four.",
            by: "K. Alvarado",
          },
          climbs: [
            {
              rung: "regional-lead",
              who: "M. Okada, Regional lead",
              phone: "510 555-0117",
              atWords: "Mon, Nov 23, 11:50 AM",
            },
          ],
        })),
        withWhom: null,
        sameMember: [
          {
            caseId: caseIdOf(78),
            reference: "AL 7K3 118",
            words: "Oct 12, T. Reyes · Resolved",
            because: "linked by hand",
            said: true,
          },
        ],
        apart: [
          {
            caseId: caseIdOf(79),
            reference: "AL 5QD 044",
            words: "Nov 2, T. Reyes · Open",
            because: "said not to be the same member",
            said: true,
          },
        ],
      };
    default:
      return view;
  }
};

const way = (id: string, name: string, team: string, lead: string, phone: string): RegionWay => ({
  id: RegionId.parse(id),
  name,
  team,
  lead,
  phone,
  here: id === "bay-coast",
  acknowledgeBy: "today 12:10 PM",
});

/** Where the case of these scenes could go. */
export const WAYS: readonly RegionWay[] = [
  way("bay-coast", "Bay and Coast", "Bay and Coast", "M. Okada", "510 555-0117"),
  way("north-valley", "North Valley", "North Valley", "R. Lindqvist", "530 555-0121"),
  way("southland", "Southland", "Substance use team", "A. Marchetti", "213 555-0133"),
];
