import { A_POLICY, fakeBuilds } from "./fake-builds.ts";
import { EventPublisher, implement, ORPCError } from "@orpc/server";
import {
  type CallView,
  type CrisisView,
  type SessionView,
  type StatusView,
} from "#shared/contract/views.ts";
import { type Change, workstationContract } from "#shared/contract/workstation.ts";
import { type CallId } from "#shared/events/ids.ts";
import { type AttentionView, type HelpNotice } from "#shared/contract/crisis-views.ts";
import { answersOf, checkCrisisMove, foldCrisisMove } from "#shared/crisis/crisis.ts";
import { crisisOf, stepOfMove } from "#shared/crisis/recorded.ts";
import { aCrisisElsewhere, aHelp, CRISIS_WORDS, moveFrom } from "./fake-crisis.ts";
import { aCall, aidsOf, scopeOf } from "./fake-call.ts";
import { fakeLate } from "./fake-late.ts";
import { type Situation } from "./situation.ts";
import { fakePractice } from "./fake-practice.ts";
import { fakeTurns } from "./fake-turns.ts";
import { fakePromises } from "./fake-promises.ts";
import { fakeTray } from "./fake-tray.ts";
import { aStory, secondMember } from "./fake-story.ts";
import { fakeFind } from "./fake-find.ts";
import { refuse } from "./fake-refusal.ts";
import { fakeAway, fakeHealth } from "./fake-away.ts";
import { fakeLine } from "./fake-line.ts";
import { fakeGrievances } from "./fake-grievance.ts";
import { fakeWords, promptsOf } from "./fake-words.ts";
import { aCaseView, aPreview } from "./fake-case.ts";
import { fakeCases } from "./fake-cases.ts";
import { answering, aSafetyCallBack, lengthened, locksAtOf, noticesOf } from "./fake-states.ts";
import { aDesk, anEmptyDesk, callIdOf, caseIdOf, PEOPLE, SCOPE_OPTIONS } from "./fake-rows.ts";

const PHONE_LEAD = "Phone M. Okada, 510 555-0117; the call is on your list.";
const DESK = "Desk 14";

/** The workstation contract, in memory, with the demo's people and numbers that cannot ring. */
export const fakeWorkstation = (situation: Situation) => {
  const make = implement(workstationContract);
  const changes = new EventPublisher<{ change: Change }>();
  const calls = new Map<CallId, CallView>();
  const told: { field: string; text: string }[] = [];
  let person = PEOPLE[situation.person] ?? null;
  let session = situation.session;
  let nextCall = 1;
  let seen = false;
  let answeredElsewhere = false;
  let rested = false;
  const helps: HelpNotice[] = [];
  const attention = (): AttentionView => {
    const supervises = person?.role === "supervisor";
    const until = new Date(Date.now() + 8 * 60_000).toISOString();
    return {
      crises:
        supervises && situation.crisisElsewhere && !seen ? [aCrisisElsewhere(callIdOf(80))] : [],
      helps:
        supervises && situation.helpElsewhere && !answeredElsewhere
          ? [
              aHelp(
                callIdOf(81) as CallId,
                "question",
                "May I book the first one that fits?",
                false,
              ),
            ]
          : [],
      mine: helps,
      recovery: situation.recovery && !rested ? { until, untilWords: "10:24 AM" } : null,
    };
  };
  let contrast: "as-system" | "high" = "as-system";

  const tell = (topic: Change["topic"], id: string | null = null): void =>
    changes.publish("change", { topic, id });
  const sessionView = (): SessionView => {
    if (session === "not-enrolled" || person === null) return { kind: "not-enrolled" };
    if (session === "signed-out") return { kind: "signed-out", deskName: DESK };
    if (session === "locked") return { kind: "locked", deskName: DESK, person };
    return { kind: "unlocked", deskName: DESK, person, locksAt: locksAtOf(situation) };
  };
  const failing = (): void => {
    if (situation.failing) throw new Error("The store is being rebuilt.");
  };
  const cases = fakeCases(make, situation, { failing, tell });
  const promises = fakePromises(make.promises, {
    handed: situation.handed === true,
    leads: person?.role === "supervisor",
  });
  const refusing = (): void => {
    if (situation.refusing)
      throw refuse(
        "store-full",
        "Not kept: this desk's disk is full. Free space, then press it again.",
      );
  };
  const callOf = (callId: CallId): CallView => {
    const view = calls.get(callId);
    if (view === undefined)
      throw refuse("call-unknown", "This call is not at this desk. Go back to the desk.");
    return view;
  };
  const keep = (view: CallView): CallView => {
    const { concerns, grievanceHeard } = view.scope.keys;
    const aids = aidsOf(view.fields, concerns[0], view.caseId !== null, grievanceHeard);
    const kept = { ...view, aids };
    const whole = { ...kept, prompts: promptsOf(kept) };
    calls.set(view.callId, whole);
    return whole;
  };
  const begin = (): CallView =>
    keep(aCall(callIdOf(nextCall++) as CallId, new Date().toISOString()));
  const crisisViewOf = (state: CrisisView["state"], view: CallView): CrisisView => ({
    state,
    openedAt: view.crisis.openedAt ?? new Date().toISOString(),
    steps: view.crisis.steps,
    answers: view.crisis.answers,
    lineCut: null,
    callBack: null,
    supervisor: situation.offline
      ? {
          told: false,
          kind: "not-told",
          words: "Supervisor not told: this desk is offline. Raise your hand, or call ext. 4410.",
        }
      : { told: true, kind: "told", words: "Supervisor told: T. Reyes, 10:04 AM" },
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
    notices: noticesOf(situation),
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
        if (found !== undefined && input.passphrase === "CODE-1234")
          throw refuse("passphrase-needed", "Choose a passphrase of your own now.");
        if (found === undefined || input.passphrase !== "demo")
          throw refuse("not-signed-in", "Name and passphrase do not fit. Type both again.");
        person = found;
        session = "unlocked";
        return found;
      }),
      choosePassphrase: make.session.choosePassphrase.handler(({ input }) => {
        const found = PEOPLE[input.login];
        if (found === undefined || input.passphrase.length < 15)
          throw refuse(
            "passphrase-too-short",
            "A passphrase has at least 15 letters. Four words that do not belong together are easy to type.",
          );
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
      active: make.session.active.handler(() => ({})),
    },
    asked: {
      // Nothing is asked from outside in these scenes; the stream stays open as main's does.
      watch: make.asked.watch.handler(async function* ({ signal }) {
        await new Promise((resolve) => signal?.addEventListener("abort", resolve));
        yield* [];
      }),
    },
    builds: fakeBuilds(make.builds),
    policy: { get: make.policy.get.handler(() => A_POLICY) },
    keys: {
      get: make.keys.get.handler(() => ({
        remap: situation.remapped ? { F9: "F11", "Control+Shift+h": "Control+Shift+j" } : {},
        refused: [],
        clashes: [],
      })),
    },
    look: {
      get: make.look.get.handler(() => ({ contrast })),
      set: make.look.set.handler(({ input }) => {
        contrast = input.contrast;
        return input;
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
        await answering(situation.slow);
        if (situation.empty) return anEmptyDesk();
        return promises.on(lengthened(situation, aDesk(aSafetyCallBack(situation))));
      }),
    },
    print: {
      callBacks: make.print.callBacks.handler(() => {
        refusing();
        return {};
      }),
      paperForm: make.print.paperForm.handler(() => ({})),
      packet: make.print.packet.handler(() => ({})),
      summary: make.print.summary.handler(() => ({})),
      save: make.print.save.handler(({ input }) => {
        if (input.passphrase !== "demo")
          throw refuse(
            "passphrase-differs",
            "This is not your passphrase. Type it again; nothing was saved.",
          );
        return { path: `${input.folder}/access-line-${input.what}-20261125-1804.pdf` };
      }),
    },
    practice: fakePractice(make.practice, { calls, keep, situation, failing }),
    words: fakeWords(make.words, { callOf, keep }),
    late: fakeLate(make.late, { keep, begin }),
    turns: fakeTurns(make.turns, {
      callOf,
      keep,
      refusing,
      help: (callId, kind, words) => void helps.unshift(aHelp(callId, kind, words, false)),
    }),
    promises: promises.of,
    tray: fakeTray(make.tray, {
      calls,
      callOf,
      keep,
      begin,
      remind: situation.lineClosed,
      offered: situation.offered === true,
    }),
    story: {
      get: make.story.get.handler(({ input }) => aStory(callOf(input.callId), situation.empty)),
      anotherMember: make.story.anotherMember.handler(({ input }) =>
        keep(secondMember(callOf(input.callId), begin())),
      ),
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
      keyScope: make.call.keyScope.handler(({ input }) => {
        refusing();
        return keep({ ...callOf(input.callId), scope: scopeOf(input.keys) });
      }),
      openCrisis: make.call.openCrisis.handler(({ input }) => {
        if (session !== "unlocked")
          throw new ORPCError("FORBIDDEN", {
            data: { remedy: "Unlock this desk." },
            defined: true,
          });
        const view = input.callId === null ? begin() : callOf(input.callId);
        const opening = stepOfMove({ kind: "opened", at: new Date().toISOString() });
        return keep({
          ...view,
          crisis: { ...crisisViewOf("asking", view), steps: [...view.crisis.steps, opening] },
        });
      }),
      moveCrisis: make.call.moveCrisis.handler(({ input }) => {
        const view = callOf(input.callId);
        const { move } = input;
        const at = new Date().toISOString();
        const state = crisisOf(view.crisis.steps);
        const checked = checkCrisisMove(state, moveFrom(move, at));
        if (!checked.ok) throw refuse(checked.refusal.code, checked.refusal.remedy);
        const made = moveFrom(move, at);
        const after = foldCrisisMove(state, made);
        const steps = [...view.crisis.steps, stepOfMove(made)];
        return keep({
          ...view,
          crisis: { ...crisisViewOf(after.kind, view), steps, answers: answersOf(after) },
        }).crisis;
      }),
      previewEscalation: make.call.previewEscalation.handler(({ input }) => {
        const { missing } = callOf(input.callId).aids;
        if (missing.length > 0)
          throw refuse("case-incomplete", `Before a case can be opened: ${missing.join("; ")}.`);
        return aPreview(situation);
      }),
      escalate: make.call.escalate.handler(({ input }) => {
        const caseId = caseIdOf(90);
        cases.put(aCaseView(caseId, situation.offline ? PHONE_LEAD : null));
        return keep({ ...callOf(input.callId), caseId, reference: "AL 7K3 204" });
      }),
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
    find: fakeFind(make.find, situation, callOf, told),
    grievance: fakeGrievances(make, situation),
    line: fakeLine(make, situation),
    away: fakeAway(make, situation),
    health: fakeHealth(make, situation),
    attention: {
      get: make.attention.get.handler(() => attention()),
      acknowledge: make.attention.acknowledge.handler(() => {
        seen = true;
        return attention();
      }),
      askHelp: make.attention.askHelp.handler(({ input }) => {
        helps.unshift(aHelp(input.callId, input.kind, input.words, situation.answered === true));
        return attention();
      }),
      answerHelp: make.attention.answerHelp.handler(() => {
        answeredElsewhere = true;
        return attention();
      }),
      callBackDone: make.attention.callBackDone.handler(() => ({})),
      endRecovery: make.attention.endRecovery.handler(() => {
        rested = true;
        return attention();
      }),
    },
    case: cases.of,
    escalations: cases.escalations,
  });
  return { router, told, tell };
};
