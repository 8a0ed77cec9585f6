import { EventPublisher, implement, ORPCError } from "@orpc/server";
import {
  type CallView,
  type CaseView,
  type CrisisView,
  type InboxRow,
  type SessionView,
  type StatusView,
} from "#shared/contract/views.ts";
import { type Change, workstationContract } from "#shared/contract/workstation.ts";
import { type CallId, type CaseId } from "#shared/events/ids.ts";
import { aCall, aidsOf, promptsOf, scopeOf } from "./fake-call.ts";
import { aCaseView, aPreview, CRISIS_WORDS } from "./fake-case.ts";
import {
  aDesk,
  anEmptyDesk,
  callIdOf,
  caseIdOf,
  INBOX,
  PEOPLE,
  SCOPE_OPTIONS,
} from "./fake-rows.ts";

/** How the workstation behind the window is, for one look at it. */
export type Situation = {
  readonly session: SessionView["kind"];
  readonly person: keyof typeof PEOPLE;
  readonly offline: boolean;
  readonly empty: boolean;
  readonly failing: boolean;
  readonly slow: boolean;
  readonly banner: boolean;
  readonly lineClosed: boolean;
};

const PHONE_LEAD = "Phone M. Okada, 510 555-0117; the call is on your list.";
const DESK = "Desk 14";

const refuse = (code: string, remedy: string): ORPCError<"REFUSED", object> =>
  new ORPCError("REFUSED", { data: { code, remedy }, defined: true });

/** The workstation contract, in memory, with the demo's people and numbers that cannot ring. */
export const fakeWorkstation = (situation: Situation) => {
  const make = implement(workstationContract);
  const changes = new EventPublisher<{ change: Change }>();
  const calls = new Map<CallId, CallView>();
  const told: { field: string; text: string }[] = [];
  const inbox: InboxRow[] = situation.empty ? [] : INBOX.map((row) => ({ ...row }));
  const cases = new Map<CaseId, CaseView>();
  let person = PEOPLE[situation.person] ?? null;
  let session = situation.session;
  let nextCall = 1;

  const tell = (topic: Change["topic"], id: string | null = null): void =>
    changes.publish("change", { topic, id });
  const sessionView = (): SessionView => {
    if (session === "not-enrolled" || person === null) return { kind: "not-enrolled" };
    if (session === "signed-out") return { kind: "signed-out", deskName: DESK };
    return { kind: session, deskName: DESK, person };
  };
  const failing = (): void => {
    if (situation.failing) throw new Error("The store is being rebuilt.");
  };
  const callOf = (callId: CallId): CallView => {
    const view = calls.get(callId);
    if (view === undefined)
      throw refuse("call-unknown", "This call is not at this desk. Go back to the desk.");
    return view;
  };
  const keep = (view: CallView): CallView => {
    const aids = aidsOf(view.fields, view.scope.keys.concerns[0], view.caseId !== null);
    const kept = { ...view, aids };
    const whole = { ...kept, prompts: promptsOf(kept) };
    calls.set(view.callId, whole);
    return whole;
  };
  const begin = (): CallView =>
    keep(aCall(callIdOf(nextCall++) as CallId, new Date().toISOString()));
  const caseOf = (caseId: CaseId): CaseView => {
    const found = cases.get(caseId) ?? aCaseView(caseId, null);
    cases.set(caseId, found);
    return found;
  };
  const crisisOf = (state: CrisisView["state"], view: CallView): CrisisView => ({
    state,
    openedAt: view.crisis.openedAt ?? new Date().toISOString(),
    steps: view.crisis.steps,
    supervisor: situation.offline
      ? {
          told: false,
          words: "Supervisor not told: this desk is offline. Raise your hand, or call ext. 4410.",
        }
      : { told: true, words: "Supervisor told at 10:04. T. Reyes is listening." },
  });
  const status = (): StatusView => ({
    line: situation.lineClosed
      ? {
          open: false,
          words: "Line closed · opens Mon Nov 30, 8 AM PT",
          ahead: null,
          afterHours: "In an emergency call 911 or go to the nearest emergency department.",
        }
      : {
          open: true,
          words: "Line open · closes 5:00 PM PT",
          ahead: "Closed Thu 26 – Fri 27 · back Mon Nov 30, 8 AM",
          afterHours: null,
        },
    sync: situation.offline
      ? { kind: "waiting-for-network", unsent: 3, hop: "server", since: new Date().toISOString() }
      : { kind: "up-to-date", at: new Date(Date.now() - 2_000).toISOString() },
    unsent: situation.offline ? 3 : 0,
    clock: { kind: "good", words: "+0.2 s" },
    contentVersion: "2026.11.2",
    host: situation.banner
      ? { kind: "preview", banner: "Preview host: not for members’ data" }
      : { kind: "electron", banner: null },
    notices: [],
  });

  const router = make.router({
    session: {
      get: make.session.get.handler(() => sessionView()),
      enrol: make.session.enrol.handler(({ input }) => {
        if (input.code !== "DEMO-1234")
          throw refuse(
            "code-unknown",
            "The server does not know this code. Ask a supervisor for a new one.",
          );
        session = "signed-out";
        return sessionView();
      }),
      signIn: make.session.signIn.handler(({ input }) => {
        const found = PEOPLE[input.login];
        if (found === undefined || input.passphrase !== "demo")
          throw refuse("not-signed-in", "Name and passphrase do not fit. Type both again.");
        person = found;
        session = "unlocked";
        return found;
      }),
      lock: make.session.lock.handler(() => {
        session = "locked";
        return {};
      }),
      unlock: make.session.unlock.handler(({ input }) => {
        if (input.passphrase !== "demo" || person === null)
          throw refuse("not-unlocked", "The passphrase does not fit. Type it again.");
        session = "unlocked";
        return person;
      }),
      signOut: make.session.signOut.handler(() => {
        session = "signed-out";
        return {};
      }),
    },
    status: {
      get: make.status.get.handler(() => status()),
      watch: make.status.watch.handler(async function* ({ signal }) {
        for await (const change of changes.subscribe("change", signal ? { signal } : undefined))
          yield change;
      }),
      crisisWords: make.status.crisisWords.handler(() => CRISIS_WORDS),
      readNotice: make.status.readNotice.handler(() => ({})),
    },
    desk: {
      get: make.desk.get.handler(async () => {
        failing();
        if (situation.slow) await new Promise(() => undefined);
        if (situation.empty) return anEmptyDesk();
        const open = [...calls.values()].filter(({ ended }) => ended === null);
        return {
          ...aDesk(),
          finishLater: open.map((call) => ({
            callId: call.callId,
            startedAt: call.startedAt,
            words: `9:41 · ${call.fields["callerName"] || "no name yet"}`,
            left: "disposition",
          })),
        };
      }),
    },
    call: {
      start: make.call.start.handler(() => begin()),
      get: make.call.get.handler(({ input }) => callOf(input.callId)),
      type: make.call.type.handler(({ input }) => {
        told.push({ field: input.field, text: input.text });
        const view = callOf(input.callId);
        return keep({ ...view, fields: { ...view.fields, [input.field]: input.text } }).aids;
      }),
      complete: make.call.complete.handler(({ input }) => callOf(input.callId)),
      keySafety: make.call.keySafety.handler(({ input }) =>
        keep({
          ...callOf(input.callId),
          safety: { key: input.key, words: input.words, at: new Date().toISOString() },
        }),
      ),
      scopeOptions: make.call.scopeOptions.handler(() => [...SCOPE_OPTIONS]),
      keyScope: make.call.keyScope.handler(({ input }) =>
        keep({ ...callOf(input.callId), scope: scopeOf(input.keys) }),
      ),
      openCrisis: make.call.openCrisis.handler(({ input }) => {
        if (session !== "unlocked")
          throw new ORPCError("FORBIDDEN", {
            data: { remedy: "Unlock this desk." },
            defined: true,
          });
        const view = input.callId === null ? begin() : callOf(input.callId);
        return keep({ ...view, crisis: crisisOf("asking", view) });
      }),
      moveCrisis: make.call.moveCrisis.handler(({ input }) => {
        const view = callOf(input.callId);
        const ended = input.move.kind === "outcome" || input.move.kind === "opened-by-mistake";
        return keep({
          ...view,
          crisis: crisisOf(
            ended ? "over" : input.move.kind === "branch" ? "branch" : view.crisis.state,
            view,
          ),
        }).crisis;
      }),
      previewEscalation: make.call.previewEscalation.handler(({ input }) => {
        const { missing } = callOf(input.callId).aids;
        if (missing.length > 0)
          throw refuse("case-incomplete", `Before a case can be opened: ${missing.join("; ")}.`);
        return aPreview(situation.offline);
      }),
      escalate: make.call.escalate.handler(({ input }) => {
        const caseId = caseIdOf(90);
        cases.set(caseId, aCaseView(caseId, situation.offline ? PHONE_LEAD : null));
        return keep({ ...callOf(input.callId), caseId, reference: "AL 7K3 204" });
      }),
      park: make.call.park.handler(() => ({})),
      close: make.call.close.handler(({ input }) => {
        const view = callOf(input.callId);
        if (view.safety === null && input.disposition !== "not-an-intake")
          throw refuse("safety-not-keyed", "Key safety first: no close, however quick, skips it.");
        return keep({
          ...view,
          reference: "AL 7K3 204",
          ended: {
            endedAt: new Date().toISOString(),
            disposition: input.disposition,
            reference: "AL 7K3 204",
            ...(input.referral === null ? {} : { referral: input.referral }),
          },
        });
      }),
    },
    case: {
      get: make.case.get.handler(({ input }) => {
        failing();
        return caseOf(input.caseId);
      }),
      note: make.case.note.handler(({ input }) => caseOf(input.caseId)),
      memberTold: make.case.memberTold.handler(({ input }) => caseOf(input.caseId)),
      followUpDone: make.case.followUpDone.handler(({ input }) => caseOf(input.caseId)),
    },
    escalations: {
      list: make.escalations.list.handler(() => {
        failing();
        return inbox;
      }),
      acknowledge: make.escalations.acknowledge.handler(({ input }) => {
        const row = inbox.find(({ escalation }) => escalation === input.escalation);
        if (row !== undefined) {
          row.acknowledged = true;
          row.stateWords = "Acknowledged · 10:50 AM";
        }
        const view = caseOf(input.caseId);
        const acknowledged = view.escalations.map((each) => ({
          ...each,
          acknowledgedAt: new Date().toISOString(),
          acknowledgedBy: "M. Okada",
        }));
        cases.set(input.caseId, { ...view, escalations: acknowledged });
        tell("inbox");
        return caseOf(input.caseId);
      }),
      answer: make.escalations.answer.handler(({ input }) => {
        const view = caseOf(input.caseId);
        const answered = view.escalations.map((each) => ({
          ...each,
          answer: input.answer,
          answeredAt: new Date().toISOString(),
          answeredBy: "M. Okada",
        }));
        cases.set(input.caseId, {
          ...view,
          state: "answered",
          stateWords: "Answered",
          escalations: answered,
        });
        tell("inbox");
        return caseOf(input.caseId);
      }),
    },
  });
  return { router, told, tell };
};
