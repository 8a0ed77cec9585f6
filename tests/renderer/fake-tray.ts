import { type implement, ORPCError } from "@orpc/server";
import { leftToDo } from "#shared/case/left-to-do.ts";
import { type Colleague, type OfferHere, type TrayRow } from "#shared/contract/tray-views.ts";
import { type CallView } from "#shared/contract/views.ts";
import { type workstationContract } from "#shared/contract/workstation.ts";
import { isPracticeId } from "#shared/practice/practice-id.ts";
import { type CallId, PersonId } from "#shared/events/ids.ts";
import { callIdOf, eventIdOf } from "./fake-rows.ts";

type Deps = {
  readonly calls: ReadonlyMap<CallId, CallView>;
  readonly callOf: (callId: CallId) => CallView;
  readonly keep: (view: CallView) => CallView;
  /** The shift is over: what waits is said. */
  readonly remind: boolean;
  /** A colleague offers a call. */
  readonly offered: boolean;
  readonly begin: () => CallView;
};

const MOST = 3;

const colleague = (
  n: number,
  name: string,
  isLead: boolean,
  seenWords: string | null,
): Colleague => ({
  id: PersonId.parse(`00000000-0000-4000-8000-0000000000${n}`),
  name,
  isLead,
  seenWords,
});
const COLLEAGUES: Colleague[] = [
  colleague(31, "T. Brandt", false, "10:02 AM"),
  colleague(32, "L. Castellanos", true, "9:14 AM"),
  colleague(33, "P. Haddad", false, null),
];

const anOffer = (): OfferHere => ({
  callId: callIdOf(1) as CallId,
  offer: eventIdOf(71),
  by: "T. Brandt",
  caller: "Rosa D.",
  words: "Prefers Spanish. The clinic calls back at 11.",
  atWords: "10:06 AM",
  crisisOpen: false,
  left: ["a way to reach them", "how it ended"],
});

/** The finish-later tray of the window's fake: parked calls wait, the others are on the screen. */
export const fakeTray = (
  make: ReturnType<typeof implement<typeof workstationContract>>["tray"],
  { calls, callOf, keep, remind, offered, begin }: Deps,
) => {
  let offers = offered ? [anOffer()] : [];
  const parked = new Map<CallId, string>();
  const rowOf = (view: CallView): TrayRow => ({
    callId: view.callId,
    startedAt: view.startedAt,
    atWords: "9:41 AM",
    caller: view.fields["callerName"] || "caller not named yet",
    parkedAt: parked.get(view.callId) ?? null,
    left: leftToDo({
      crisisOpen: view.crisis.state === "asking" || view.crisis.state === "branch",
      safety: view.safety === null ? "open" : "keyed",
      verdict: view.scope.verdict,
      hasCase: view.caseId !== null,
      missing: view.aids.missing,
      mayCloseUnasked: false,
    }),
    crisisOpen: view.crisis.state === "asking" || view.crisis.state === "branch",
    interrupted: false,
    of: null,
    offer: view.offer,
  });
  const rows = (): TrayRow[] =>
    [...calls.values()].filter(({ ended }) => ended === null).map(rowOf);
  const waiting = (): TrayRow[] => rows().filter(({ parkedAt }) => parkedAt !== null);
  return {
    get: make.get.handler(() => ({
      calls: rows()
        .filter(({ callId }) => !isPracticeId(callId))
        .toSorted((one, other) => (one.parkedAt ?? "9").localeCompare(other.parkedAt ?? "9")),
      most: MOST,
      offers,
      remind:
        remind && waiting().length > 0
          ? `One call is still to finish before you go: ${waiting()[0]?.caller} (9:41 AM).`
          : null,
    })),
    park: make.park.handler(({ input }) => {
      const others = waiting().filter(({ callId }) => callId !== input.callId);
      if (others.length >= MOST)
        throw new ORPCError("REFUSED", {
          data: {
            code: "tray-full",
            remedy: `3 calls wait already. Close this one, or finish ${others[0]?.caller} (9:41 AM) first.`,
          },
          defined: true,
        });
      keep({ ...callOf(input.callId), place: input.place });
      parked.set(input.callId, new Date(Date.now() + parked.size).toISOString());
      return {};
    }),
    open: make.open.handler(({ input }) => {
      parked.delete(input.callId);
      return callOf(input.callId);
    }),
    colleagues: make.colleagues.handler(() => COLLEAGUES),
    offer: make.offer.handler(({ input }) => {
      const to = COLLEAGUES.find(({ id }) => id === input.to)?.name ?? "";
      const offer = { id: eventIdOf(70), to, atWords: "10:06 AM", state: "waiting" as const };
      keep({ ...callOf(input.callId), offer });
      parked.set(input.callId, new Date(Date.now() + parked.size).toISOString());
      return {};
    }),
    withdraw: make.withdraw.handler(({ input }) => {
      keep({ ...callOf(input.callId), offer: null });
      return {};
    }),
    take: make.take.handler(() => {
      offers = [];
      const view = begin();
      return keep({
        ...view,
        fields: { listening: "no opening since October", callerName: "Rosa D." },
      });
    }),
    notNow: make.notNow.handler(() => {
      offers = [];
      return {};
    }),
  };
};
