import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { CallEnded, EscalationAnswer, Safety, ScopeKeys } from "../events/bodies.ts";
import { CallId, CaseId, EventId, RegionId } from "../events/ids.ts";
import { HelpAnswer, HelpKind } from "../events/crisis-bodies.ts";

import { AttentionView, CrisisMoveInput } from "./crisis-views.ts";
import { caseContract } from "./case.ts";
import { findContract } from "./find.ts";
import { anybody, everyRole, everyRoleEvenLocked, only } from "./access.ts";
import { askedContract } from "./asked.ts";
import { awayContract } from "./away.ts";
import { buildsContract } from "./builds.ts";
import { at, nothing } from "./at.ts";
import { grievanceContract } from "./grievance.ts";
import { CrisisAbout } from "./identity-views.ts";
import { healthContract } from "./health.ts";
import { keysContract } from "./keys.ts";
import { lateContract } from "./late.ts";
import { lineContract } from "./line.ts";
import { lookContract } from "./look.ts";
import { trayContract } from "./tray.ts";
import { turnsContract } from "./turns.ts";
import { policyContract } from "./policy.ts";
import { practiceContract } from "./practice.ts";
import { promisesContract } from "./promises.ts";
import { printContract } from "./print.ts";
import { storyContract } from "./story.ts";
import { wordsContract } from "./words.ts";
import {
  CallAids,
  CallView,
  CaseView,
  CrisisView,
  CrisisWords,
  DeskView,
  EscalationPreview,
  InboxRow,
  PersonView,
  ScopeOption,
  SessionView,
  StatusView,
} from "./views.ts";

const callers = only("specialist", "supervisor");
const call = z.object({ callId: CallId });

/** What has changed, so that a screen asks again: topics, never data. */
export const Change = z.object({
  topic: z.enum(["session", "status", "desk", "call", "case", "inbox"]),
  id: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

/** Everything that a page may ask of main. Screens hold no data of their own. */
export const workstationContract = {
  session: {
    get: at(anybody).input(nothing).output(SessionView),
    enrol: at(anybody)
      .input(z.object({ server: z.string().max(300), code: z.string().max(60) }))
      .output(SessionView),
    signIn: at(anybody)
      .input(z.object({ login: z.string().max(120), passphrase: z.string().max(1024) }))
      .output(PersonView),
    /** With a one-time code: takes a passphrase of one's own, and signs in with it. */
    choosePassphrase: at(anybody)
      .input(
        z.object({
          login: z.string().max(120),
          code: z.string().max(40),
          passphrase: z.string().max(1024),
        }),
      )
      .output(PersonView),
    lock: at(everyRole).input(nothing).output(nothing),
    unlock: at(anybody)
      .input(z.object({ passphrase: z.string().max(1024) }))
      .output(PersonView),
    signOut: at(everyRole).input(nothing).output(nothing),
    /** A key was pressed, and what is on the screen. Keeps the desk from locking by itself. */
    active: at(everyRole)
      .input(z.object({ during: z.enum(["nothing", "call", "crisis"]) }))
      .output(nothing),
  },
  status: {
    get: at(anybody).input(nothing).output(StatusView),
    watch: at(anybody).input(nothing).output(eventIterator(Change)),
    /** `about`: whose words they are, where a call says so. */
    crisisWords: at(anybody)
      .input(z.object({ about: CrisisAbout.nullable().optional() }))
      .output(CrisisWords),
    readNotice: at(everyRole)
      .input(z.object({ id: z.string() }))
      .output(nothing),
  },
  asked: askedContract,
  away: awayContract,
  health: healthContract,
  line: lineContract,
  builds: buildsContract,
  policy: policyContract,
  keys: keysContract,
  look: lookContract,
  desk: {
    get: at(everyRole).input(nothing).output(DeskView),
  },
  call: {
    start: at(callers)
      .input(z.object({ ani: z.string().max(40).nullable() }))
      .output(CallView),
    get: at(callers).input(call).output(CallView),
    /** Keeps the draft (on disk within one second) and says what is understood so far. */
    type: at(callers)
      .input(z.object({ callId: CallId, field: z.string().max(61), text: z.string().max(20_000) }))
      .output(CallAids),
    /** Ctrl+Enter: what was typed becomes events. */
    complete: at(callers).input(call).output(CallView),
    keySafety: at(callers)
      .input(z.object({ callId: CallId, key: Safety.shape.key, words: z.string().max(500) }))
      .output(CallView),
    scopeOptions: at(callers).input(nothing).output(z.array(ScopeOption)),
    /** The keys as they now stand; recorded at once as one event. */
    keyScope: at(callers)
      .input(z.object({ callId: CallId, keys: ScopeKeys }))
      .output(CallView),
    /** Opens on asking. `callId` null: from the desk or lock screen; a call is started for it. */
    openCrisis: at(everyRoleEvenLocked)
      .input(z.object({ callId: CallId.nullable() }))
      .output(CallView),
    moveCrisis: at(everyRoleEvenLocked)
      .input(z.object({ callId: CallId, move: CrisisMoveInput }))
      .output(CrisisView),
    previewEscalation: at(callers).input(call).output(EscalationPreview),
    escalate: at(callers)
      .input(z.object({ callId: CallId, region: RegionId, summary: z.string().max(4000) }))
      .output(CallView),
    close: at(callers)
      .input(
        z.object({
          callId: CallId,
          disposition: CallEnded.shape.disposition,
          referral: z
            .object({
              to: z.string().max(80),
              how: z.enum(["warm", "number-only", "not-answered"]),
            })
            .nullable(),
          /** With a call-back that was promised: the day and time as typed. */
          callBack: z.string().max(200).optional(),
        }),
      )
      .output(CallView),
  },
  /** What reaches a person whatever screen is open: crises and help for supervisors, answers for who asked. */
  attention: {
    get: at(everyRole).input(nothing).output(AttentionView),
    acknowledge: at(only("supervisor")).input(call).output(AttentionView),
    askHelp: at(callers)
      .input(z.object({ callId: CallId, kind: HelpKind, words: z.string().max(1000) }))
      .output(AttentionView),
    answerHelp: at(only("supervisor"))
      .input(
        z.object({
          callId: CallId,
          help: EventId,
          answer: HelpAnswer,
          words: z.string().max(1000),
        }),
      )
      .output(AttentionView),
    callBackDone: at(everyRole)
      .input(z.object({ callId: CallId, followUp: EventId, result: z.string().min(1).max(500) }))
      .output(nothing),
    /** The recovery after a crisis is a right, not a duty. */
    endRecovery: at(everyRole).input(nothing).output(AttentionView),
  },
  words: wordsContract,
  practice: practiceContract,
  print: printContract,
  promises: promisesContract,
  tray: trayContract,
  late: lateContract,
  turns: turnsContract,
  story: storyContract,
  find: findContract,
  grievance: grievanceContract,
  case: caseContract,
  escalations: {
    list: at(only("regional", "supervisor")).input(nothing).output(z.array(InboxRow).max(100)),
    acknowledge: at(only("regional", "supervisor"))
      .input(z.object({ caseId: CaseId, escalation: EventId }))
      .output(CaseView),
    answer: at(only("regional", "supervisor"))
      .input(z.object({ caseId: CaseId, escalation: EventId, answer: EscalationAnswer }))
      .output(CaseView),
  },
};

export type WorkstationContract = typeof workstationContract;
