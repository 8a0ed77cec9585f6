import { ORPCError, type implement } from "@orpc/server";
import type { FindView, FoundRow } from "#shared/contract/find-views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { type CallView } from "#shared/contract/views.ts";
import { type CallId } from "#shared/events/ids.ts";
import { callIdOf, caseIdOf } from "./fake-rows.ts";
import { answering, lengthened } from "./fake-states.ts";
import { type Situation } from "./situation.ts";

type Make = ReturnType<typeof implement<typeof workstationContract>>["find"];

const row = (
  count: number,
  rest: Pick<FoundRow, "member" | "reference" | "what"> & Partial<FoundRow>,
): FoundRow => ({
  id: `case:${count}`,
  caseId: caseIdOf(count),
  callId: null,
  opens: "case",
  masked: false,
  tolerant: false,
  state: "Escalated · acknowledged",
  opened: "Mon, Nov 9",
  foundBy: null,
  ...rest,
});

const ROWS: readonly FoundRow[] = [
  row(1, {
    member: "Mateo Delgado",
    reference: "AL 7K3 204",
    what: "First appointment",
    foundBy: { place: "callbackNumber", words: "(510) 555-0142 ext 3" },
  }),
  row(2, {
    member: "Rosa Delgado",
    reference: "AL 5QD 031",
    what: "Travel distance",
    state: "Member told · did the visit happen?",
    opened: "Tue, Oct 27",
    foundBy: {
      place: "note",
      words: "…mother of Mateo Delgado states: the bus takes ninety minutes one way…",
    },
  }),
  row(3, {
    id: "call:3",
    caseId: null,
    callId: callIdOf(3) as CallId,
    opens: "nothing",
    member: "caller not named",
    reference: "AL 7K3 171",
    what: "Sent on to Member Services",
    state: null,
    opened: "Thu, Oct 8",
    foundBy: { place: "listening", words: "…a bill for the Delgado boy…" },
  }),
  row(4, {
    member: "Mateus Salgado",
    reference: "AL 7K3 160",
    what: "Waits between appointments",
    state: "Resolved",
    opened: "Fri, Aug 14",
    tolerant: true,
  }),
];

const masked = (each: FoundRow): FoundRow => ({
  ...each,
  masked: true,
  member: each.member.replace(/^(.).*?(?: (.).*)?$/, (_, first: string, last?: string) =>
    last === undefined ? `${first}•••` : `${first}••• ${last.toUpperCase()}.`,
  ),
  reference: `AL ••• ${each.reference?.slice(-3) ?? ""}`,
  state: null,
  opened: null,
  foundBy: null,
});

const holds = { cases: 1_204, calls: 310 };
const nothing: FindView = {
  rows: [],
  total: 0,
  holds,
  reading: null,
  sight: "full",
  because: null,
  problem: null,
};

/** What this desk would find; during a call that is not confirmed, what main lets through of it. */
export const fakeFind = (
  make: Make,
  situation: Situation,
  callOf: (callId: CallId) => CallView,
  told: { field: string; text: string }[],
) => ({
  rows: make.rows.handler(async ({ input: { text, callId } }): Promise<FindView> => {
    await answering(situation.slow, situation.findFails);
    const call = callId === null ? null : callOf(callId);
    const lamp = call?.aids.maySay.lamp ?? "anything";
    const isTeen = lamp === "told-us";
    const view: FindView = {
      ...nothing,
      ...(situation.empty ? { holds: { cases: 0, calls: 0 } } : {}),
      ...(lamp === "anything"
        ? {}
        : {
            sight: isTeen ? "hidden" : "masked",
            because: isTeen
              ? "Not shown, and not counted, while Mateo D. may be 12 to 17 and has not agreed. The whole reference that the caller has still leads to its case."
              : "This caller is not confirmed: names and numbers are masked, words of notes are not looked through. Confirm the caller, or say why you open a case.",
          }),
    };
    const typed = text.trim().toLowerCase();
    if (situation.empty || typed === "" || typed.startsWith("zz") || isTeen)
      return typed.startsWith("al 7k3 205")
        ? {
            ...view,
            problem: "One sign of this reference is wrong. Ask for it again, digit by digit.",
          }
        : view;
    const rows = lengthened(situation, ROWS);
    return {
      ...view,
      rows: lamp === "anything" ? [...rows] : rows.map(masked),
      total: rows.length,
      reading: situation.findReads ? { done: 46_000, of: 200_000 } : null,
    };
  }),
  openMasked: make.openMasked.handler(({ input: { reason } }) => {
    if (reason.trim() === "")
      throw new ORPCError("REFUSED", {
        defined: true,
        data: {
          code: "reason-needed",
          remedy: "Say in a few words why you open it. The reason is recorded with your name.",
        },
      });
    told.push({ field: "find-reason", text: reason });
    return {};
  }),
});
